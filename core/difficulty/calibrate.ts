import { normalQuadrature } from '@/core/quadrature/normal';
import { climb } from './accelerate';
import type { CalibrateOptions, Calibration, IrtModel } from './calibration';
import { type Curves, clampGuess, clampIntercept, clampSlope, curvesOn, fillLogProbabilities } from './curves';
import { createExpectation } from './expectation';
import { defaultSlopePrior, planGuessing } from './guessing';
import { createItemScore, type ItemTask } from './item-score';
import { maximiseCommon } from './maximise-common';
import { maximiseItem } from './maximise-item';
import { logPrior, type Priors } from './priors';
import { countAnswers, type Responses } from './responses';
import { standardErrorsOf } from './standard-errors';
import { interceptFor, smoothedShare, startCurves } from './start-values';

/**
 * Fits a logistic item response model by marginal maximum likelihood, ability normal with mean 0 and deviation 1: the EM
 * of Bock and Aitkin (Psychometrika 46, 1981) on Gauss–Hermite points, M-steps by Fisher scoring, speeded up by squared
 * extrapolation. Missing answers count as not asked (missing at random).
 *
 * Items that all answers agree on have no finite maximum: without an intercept prior they are left out of the fit (their
 * answers are certain and add 0 to the log-likelihood) and get the other items' mean discrimination and the difficulty at
 * which half an answer more each way would be expected, (right + ½)/(answers + 1). So an item nobody saw has difficulty 0.
 * No persons, no items and one person are such cases, and no error.
 *
 * @throws RangeError for options out of their range.
 */
export function calibrate(responses: Responses, model: IrtModel, options: CalibrateOptions = {}): Calibration {
  const { items, persons } = responses;
  const normal = normalQuadrature(options.points ?? 61);
  const plan = planGuessing(model, items, options.guessing);
  const priors: Priors = {
    slope: options.discriminationPrior === undefined ? defaultSlopePrior(plan) : options.discriminationPrior,
    intercept: options.interceptPrior ?? null,
    guess: plan.prior,
  };
  const answers = countAnswers(responses);
  const estimated = Uint8Array.from({ length: items }, (_, item) =>
    priors.intercept !== null || ((answers[2 * item] ?? 0) > 0 && (answers[2 * item + 1] ?? 0) > 0) ? 1 : 0,
  );
  const curves = curvesOn(new Float64Array(3 * items));
  startCurves(curves, answers, plan.start, normal);

  const commonSlope = model === '1pl';
  const expectation = createExpectation(responses, normal);
  const table = new Float64Array(expectation.counts.length);
  const tasks: ItemTask[] = [];
  for (let item = 0; item < items; item++) {
    if (estimated[item] === 0) continue;
    tasks.push({ item, counts: expectation.counts, nodes: normal.nodes, priors, ownSlope: !commonSlope });
  }
  const score = createItemScore();
  const likelihoodAt = (at: Curves) => {
    fillLogProbabilities(at, normal.nodes, estimated, table);
    return expectation.run(table);
  };
  const emStep = (vector: Float64Array) => {
    const at = curvesOn(vector);
    const objective = likelihoodAt(at) + logPrior(priors, at, estimated, commonSlope);
    if (commonSlope) maximiseCommon(tasks, at, score);
    else for (const task of tasks) maximiseItem(task, at, plan.free, score);
    return objective;
  };
  const { steps, converged } = climb(
    curves.vector,
    { step: emStep, clamp: (vector) => clampCurves(curvesOn(vector), plan.free) },
    {
      tolerance: options.tolerance ?? 1e-6,
      mostSteps: options.mostSteps ?? 3000,
      accelerate: options.accelerate ?? true,
      ...(options.onPoint ? { onPoint: options.onPoint } : {}),
    },
  );
  const logLikelihood = likelihoodAt(curves);
  const penalised = logLikelihood + logPrior(priors, curves, estimated, commonSlope);

  // Before the left-out items are filled in: they have no errors, and must not disturb the others'.
  const standardErrors =
    (options.standardErrors ?? true)
      ? standardErrorsOf({
          responses,
          curves,
          commonSlope,
          guessFree: plan.free,
          priors,
          estimated,
          normal,
          expectation,
          table,
        })
      : null;
  fillLeftOut(curves, estimated, answers, plan.start, normal);
  return {
    model,
    persons,
    items,
    logLikelihood,
    penalised,
    discrimination: curves.slope.slice(),
    difficulty: curves.intercept.map((intercept, item) => difficultyOf(curves.slope[item] ?? 0, intercept)),
    guessing: curves.guess.slice(),
    standardErrors,
    estimated,
    guessingEstimated: plan.free,
    steps,
    converged,
  };
}

/** Difficulties are reported within ±25: past that an item that does not discriminate (a near 0) has none. */
function difficultyOf(slope: number, intercept: number): number {
  const difficulty = -intercept / slope;
  return Number.isNaN(difficulty) ? 0 : Math.min(25, Math.max(-25, difficulty));
}

function clampCurves(curves: Curves, guessFree: boolean): void {
  for (let item = 0; item < curves.slope.length; item++) {
    curves.slope[item] = clampSlope(curves.slope[item] ?? 0);
    curves.intercept[item] = clampIntercept(curves.intercept[item] ?? 0);
    if (guessFree) curves.guess[item] = clampGuess(curves.guess[item] ?? 0);
  }
}

function fillLeftOut(
  curves: Curves,
  estimated: Uint8Array,
  answers: Float64Array,
  guesses: Float64Array,
  normal: ReturnType<typeof normalQuadrature>,
): void {
  let [sum, count] = [0, 0];
  for (let item = 0; item < estimated.length; item++) {
    if (estimated[item] === 1) [sum, count] = [sum + (curves.slope[item] ?? 0), count + 1];
  }
  // A mean below 0 would turn the item round; 1 is the slope the fit started from.
  const slope = count > 0 && sum > 0 ? sum / count : 1;
  for (let item = 0; item < estimated.length; item++) {
    if (estimated[item] === 1) continue;
    curves.slope[item] = slope;
    curves.guess[item] = guesses[item] ?? 0;
    curves.intercept[item] = interceptFor(smoothedShare(answers, item), slope, guesses[item] ?? 0, normal);
  }
}
