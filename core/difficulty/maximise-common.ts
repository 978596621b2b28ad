import { type Curves, clampIntercept, clampSlope } from './curves';
import { type ItemScore, type ItemTask, itemObjective, scoreItem } from './item-score';

const MOST_HALVINGS = 12;

/**
 * One scoring step of all items under one slope (1PL). The information is an arrow: the slope meets every intercept, the
 * intercepts do not meet one another, so the slope's step comes from its Schur complement and each intercept follows.
 * Step-halving keeps the sum of the objectives from falling. Guesses stay as they are.
 */
export function maximiseCommon(tasks: readonly ItemTask[], curves: Curves, score: ItemScore): void {
  const first = tasks[0];
  if (!first) return;
  const slope = curves.slope[first.item] ?? 0;
  const slopePrior = first.priors.slope;
  const objective = (at: number) => (slopePrior ? -0.5 * ((at - slopePrior.mean) / slopePrior.deviation) ** 2 : 0);

  let gradient = slopePrior ? -(slopePrior.deviation ** -2) * (slope - slopePrior.mean) : 0;
  let information = slopePrior ? slopePrior.deviation ** -2 : 0;
  let before = objective(slope);
  const coupling = new Float64Array(tasks.length);
  const own = new Float64Array(tasks.length);
  const old = new Float64Array(tasks.length);
  for (const [i, task] of tasks.entries()) {
    const intercept = curves.intercept[task.item] ?? 0;
    const guess = curves.guess[task.item] ?? 0;
    scoreItem(task, slope, intercept, guess, score);
    before += itemObjective(task, slope, intercept, guess);
    const diagonal = Math.max(score.information[4] ?? 0, 1e-12);
    coupling[i] = (score.information[1] ?? 0) / diagonal;
    own[i] = (score.gradient[1] ?? 0) / diagonal;
    old[i] = intercept;
    gradient += (score.gradient[0] ?? 0) - (coupling[i] ?? 0) * (score.gradient[1] ?? 0);
    information += (score.information[0] ?? 0) - (coupling[i] ?? 0) * (score.information[1] ?? 0);
  }
  const step = information > 0 ? gradient / information : 0;

  for (let halvings = 0, factor = 1; halvings < MOST_HALVINGS; halvings++, factor /= 2) {
    const nextSlope = clampSlope(slope + factor * step);
    let after = objective(nextSlope);
    for (const [i, task] of tasks.entries()) {
      const next = clampIntercept((old[i] ?? 0) + factor * ((own[i] ?? 0) - (coupling[i] ?? 0) * step));
      curves.intercept[task.item] = next;
      after += itemObjective(task, nextSlope, next, curves.guess[task.item] ?? 0);
    }
    if (after >= before) {
      for (const { item } of tasks) curves.slope[item] = nextSlope;
      return;
    }
  }
  for (const [i, { item }] of tasks.entries()) curves.intercept[item] = old[i] ?? 0;
}
