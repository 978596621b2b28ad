import { logistic, softplus } from './item';

/**
 * Item parameters while they are fitted: P = c + (1 − c) · logistic(slope · θ + intercept), so a = slope and
 * b = −intercept / slope. One vector holds them all (slopes, then intercepts, then guesses, each `items` long), for what
 * steps along it as a whole; the three are views of it.
 */
export interface Curves {
  vector: Float64Array;
  slope: Float64Array;
  intercept: Float64Array;
  guess: Float64Array;
}

/** Views of a vector of three numbers an item. */
export function curvesOn(vector: Float64Array): Curves {
  const items = vector.length / 3;
  return {
    vector,
    slope: vector.subarray(0, items),
    intercept: vector.subarray(items, 2 * items),
    guess: vector.subarray(2 * items),
  };
}

/** Estimates stay inside these: maximum likelihood of a short or odd table may run off to infinity. */
export const BOUNDS = { slope: 8, intercept: 30, leastGuess: 1e-4, greatestGuess: 0.8 };

export function clampSlope(value: number): number {
  return Math.min(BOUNDS.slope, Math.max(-BOUNDS.slope, value));
}

export function clampIntercept(value: number): number {
  return Math.min(BOUNDS.intercept, Math.max(-BOUNDS.intercept, value));
}

export function clampGuess(value: number): number {
  return Math.min(BOUNDS.greatestGuess, Math.max(BOUNDS.leastGuess, value));
}

/**
 * Fills `table` with the logarithm of the probability of every answer at every node: code · nodes + node, codes as in
 * Responses. Items where `fitted` is 0 get 0 throughout: their answers are taken as certain.
 */
export function fillLogProbabilities(curves: Curves, nodes: Float64Array, fitted: Uint8Array, table: Float64Array) {
  const points = nodes.length;
  for (let item = 0; item < fitted.length; item++) {
    const wrong = 2 * item * points;
    const right = wrong + points;
    if (fitted[item] === 0) {
      table.fill(0, wrong, right + points);
      continue;
    }
    const slope = curves.slope[item] ?? 0;
    const intercept = curves.intercept[item] ?? 0;
    const guess = curves.guess[item] ?? 0;
    const logKnowsNot = Math.log1p(-guess);
    for (let k = 0; k < points; k++) {
      const x = slope * (nodes[k] ?? 0) + intercept;
      table[wrong + k] = logKnowsNot - softplus(x);
      table[right + k] = guess === 0 ? -softplus(-x) : Math.log(guess + (1 - guess) * logistic(x));
    }
  }
}
