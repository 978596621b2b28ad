import type { Curves } from './curves';

/** What is believed of the items before their answers; an absent part says nothing (plain maximum likelihood). */
export interface Priors {
  /** Normal around this mean with this deviation, for every slope. */
  slope: { mean: number; deviation: number } | null;
  /** Normal around each item's own mean, for the intercepts −a·b: shrinks an item with few answers towards its like. */
  intercept: { means: ArrayLike<number>; deviation: number } | null;
  /** Beta(1 + successes, 1 + failures) for each item's guessing: as if so many answers by pure guessing had been seen. */
  guess: { successes: ArrayLike<number>; failures: ArrayLike<number> } | null;
}

export const NO_PRIORS: Priors = { slope: null, intercept: null, guess: null };

/**
 * Logarithm of the prior density of the fitted items, up to a constant. The density of guessing is taken in c itself, as
 * by Mislevy and Bock (BILOG), so that its mode is successes / (successes + failures).
 *
 * @param commonSlope one slope stands for all items, and counts once.
 */
export function logPrior(priors: Priors, curves: Curves, fitted: Uint8Array, commonSlope: boolean): number {
  const { slope, intercept, guess } = priors;
  let sum = 0;
  let slopes = 0;
  for (let item = 0; item < fitted.length; item++) {
    if (fitted[item] === 0) continue;
    if (slope && !(commonSlope && slopes > 0)) {
      sum -= 0.5 * (((curves.slope[item] ?? 0) - slope.mean) / slope.deviation) ** 2;
      slopes += 1;
    }
    if (intercept) {
      sum -= 0.5 * (((curves.intercept[item] ?? 0) - (intercept.means[item] ?? 0)) / intercept.deviation) ** 2;
    }
    if (guess) {
      const c = curves.guess[item] ?? 0;
      const [successes, failures] = [guess.successes[item] ?? 0, guess.failures[item] ?? 0];
      if (successes > 0) sum += successes * Math.log(c);
      if (failures > 0) sum += failures * Math.log1p(-c);
    }
  }
  return sum;
}
