import type { Quadrature } from '@/core/quadrature/gauss-hermite';
import { BOUNDS, type Curves, clampIntercept } from './curves';
import { logistic } from './item';

/** Slopes of 1, guesses as given, and intercepts that give each item its share of right answers, smoothed by one answer. */
export function startCurves(curves: Curves, counts: Float64Array, guesses: Float64Array, normal: Quadrature): void {
  curves.slope.fill(1);
  curves.guess.set(guesses);
  for (let item = 0; item < guesses.length; item++) {
    curves.intercept[item] = interceptFor(smoothedShare(counts, item), 1, guesses[item] ?? 0, normal);
  }
}

/** (right + ½) / (answers + 1): ½ for an item nobody saw, never 0 or 1. */
export function smoothedShare(counts: Float64Array, item: number): number {
  const [wrong, right] = [counts[2 * item] ?? 0, counts[2 * item + 1] ?? 0];
  return (right + 0.5) / (right + wrong + 1);
}

/** The intercept at which a share of the population answers right, by bisection; within the bounds of a fit. */
export function interceptFor(share: number, slope: number, guess: number, { nodes, weights }: Quadrature): number {
  // A share below guessing has no intercept: such an item gets the hardest that is a hair above guessing.
  const known = Math.max((share - guess) / (1 - guess), 0.005);
  let [low, high] = [-BOUNDS.intercept, BOUNDS.intercept];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    let mean = 0;
    for (let k = 0; k < nodes.length; k++) mean += (weights[k] ?? 0) * logistic(slope * (nodes[k] ?? 0) + middle);
    if (mean < known) low = middle;
    else high = middle;
  }
  return clampIntercept((low + high) / 2);
}
