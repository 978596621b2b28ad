import { clampGuess } from './curves';
import { logistic, softplus } from './item';
import type { Priors } from './priors';

/** Where the gradient and the information of one item are written by {@link scoreItem}. */
export interface ItemScore {
  /** ∂/∂slope, ∂/∂intercept, ∂/∂logit(guess). */
  gradient: Float64Array;
  /** Expected information of the same three, a symmetric 3 × 3 matrix by rows. */
  information: Float64Array;
}

export function createItemScore(): ItemScore {
  return { gradient: new Float64Array(3), information: new Float64Array(9) };
}

/** What belongs to one item in the M-step. */
export interface ItemTask {
  item: number;
  counts: Float64Array;
  nodes: Float64Array;
  priors: Priors;
  /** Whether the prior of the slope is added here, and not for all items at once. */
  ownSlope: boolean;
}

/**
 * Gradient and expected information of an item's part of the expected log-likelihood, Σₖ rₖ log P(θₖ) + wₖ log Q(θₖ) plus
 * its priors, for Fisher scoring: Baker and Kim, "Item Response Theory" (2004), chapters 2 and 6. Guessing moves on the
 * logit scale, where a step can't leave 0 to 1.
 */
export function scoreItem(task: ItemTask, slope: number, intercept: number, guess: number, out: ItemScore): void {
  const { counts, nodes, item } = task;
  const points = nodes.length;
  const wrongAt = 2 * item * points;
  let [ga, gd, gc, iaa, iad, idd, iac, idc, icc] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = 0; k < points; k++) {
    const node = nodes[k] ?? 0;
    const right = counts[wrongAt + points + k] ?? 0;
    const all = right + (counts[wrongAt + k] ?? 0);
    const x = slope * node + intercept;
    const knows = logistic(x);
    const knowsNot = logistic(-x);
    const p = guess + (1 - guess) * knows;
    // (right − all·P) / (P·Q) · ∂P/∂intercept with Q = (1 − c)·knowsNot and ∂P/∂intercept = (1 − c)·knows·knowsNot.
    const share = knows / p;
    const residual = right - all * p;
    const score = residual * share;
    ga += score * node;
    gd += score;
    const weight = all * (1 - guess) * knowsNot * share * knows;
    iaa += weight * node * node;
    iad += weight * node;
    idd += weight;
    // ∂P/∂logit(c) = c(1 − c)·knowsNot: c/P of the score, and so on.
    gc += (residual * guess) / p;
    const mixed = (all * (1 - guess) * knowsNot * guess * knows) / p;
    iac += mixed * node;
    idc += mixed;
    icc += (all * (1 - guess) * knowsNot * guess * guess) / p;
  }
  const { slope: slopePrior, intercept: interceptPrior, guess: guessPrior } = task.priors;
  if (slopePrior && task.ownSlope) {
    const precision = slopePrior.deviation ** -2;
    ga -= precision * (slope - slopePrior.mean);
    iaa += precision;
  }
  if (interceptPrior) {
    const precision = interceptPrior.deviation ** -2;
    gd -= precision * (intercept - (interceptPrior.means[item] ?? 0));
    idd += precision;
  }
  if (guessPrior) {
    const [successes, failures] = [guessPrior.successes[item] ?? 0, guessPrior.failures[item] ?? 0];
    gc += successes * (1 - guess) - failures * guess;
    icc += (successes + failures) * guess * (1 - guess);
  }
  out.gradient.set([ga, gd, gc]);
  out.information.set([iaa, iad, iac, iad, idd, idc, iac, idc, icc]);
}

/** The item's part of the expected log-likelihood, with its priors: what an M-step must not lower. */
export function itemObjective(task: ItemTask, slope: number, intercept: number, guess: number): number {
  const { counts, nodes, item, priors } = task;
  const points = nodes.length;
  const wrongAt = 2 * item * points;
  const logKnowsNot = Math.log1p(-guess);
  let sum = 0;
  for (let k = 0; k < points; k++) {
    const x = slope * (nodes[k] ?? 0) + intercept;
    const logRight = guess === 0 ? -softplus(-x) : Math.log(guess + (1 - guess) * logistic(x));
    sum += (counts[wrongAt + points + k] ?? 0) * logRight + (counts[wrongAt + k] ?? 0) * (logKnowsNot - softplus(x));
  }
  if (priors.slope && task.ownSlope) sum -= 0.5 * ((slope - priors.slope.mean) / priors.slope.deviation) ** 2;
  if (priors.intercept) {
    sum -= 0.5 * ((intercept - (priors.intercept.means[item] ?? 0)) / priors.intercept.deviation) ** 2;
  }
  if (priors.guess && guess > 0) {
    sum += (priors.guess.successes[item] ?? 0) * Math.log(guess) + (priors.guess.failures[item] ?? 0) * logKnowsNot;
  }
  return sum;
}

/** c moved by a step of its logit, kept inside its bounds. */
export function movedGuess(guess: number, step: number): number {
  return clampGuess(logistic(Math.log(guess / (1 - guess)) + step));
}
