import type { Guessing, IrtModel } from './calibration';
import { clampGuess } from './curves';
import type { Priors } from './priors';

/** The published default of BILOG-MG: ALPHA and BETA of a four-option item with 20 observations' weight. */
export const DEFAULT_GUESSING: Guessing = { kind: 'prior', mode: 0.2, weight: 20 };

/**
 * Weak: nine in ten discriminations lie from −0.4 to 2.8. Where guessing is estimated the likelihood of some items has its
 * top at a discrimination out of all reason, as steep as the bounds allow; BILOG-MG puts a prior on slopes for the same
 * reason. On simulated tests of 600 persons and 32 items it takes a third to two thirds off the error of a
 * (docs/evaluation.md).
 */
export const DISCRIMINATION_PRIOR = { mean: 1.2, deviation: 1 } as const;

/** Where estimated guesses start when nothing is known of them. */
const FREE_START = 0.15;

export interface GuessingPlan {
  start: Float64Array;
  free: boolean;
  prior: Priors['guess'];
}

/** The prior of discriminations when none is given. */
export function defaultSlopePrior(plan: GuessingPlan): Priors['slope'] {
  return plan.prior ? DISCRIMINATION_PRIOR : null;
}

/**
 * What a fit does about guessing.
 *
 * @throws RangeError for a chance outside 0 to 1 (exclusive at the top), a negative weight, or a list of another length.
 */
export function planGuessing(model: IrtModel, items: number, given: Guessing | undefined): GuessingPlan {
  const guessing = given ?? (model === '3pl' ? DEFAULT_GUESSING : { kind: 'fixed' as const, values: 0 });
  if (guessing.kind !== 'fixed' && model !== '3pl') {
    throw new RangeError(`${model} does not estimate guessing; give it fixed values`);
  }
  if (guessing.kind === 'fixed') return { start: spread(guessing.values, items), free: false, prior: null };
  if (guessing.kind === 'free') return { start: new Float64Array(items).fill(FREE_START), free: true, prior: null };
  const { weight } = guessing;
  if (!(weight >= 0)) throw new RangeError(`the weight of a prior is 0 or more, not ${weight}`);
  const modes = spread(guessing.mode, items);
  return {
    start: modes.map(clampGuess),
    free: true,
    prior: { successes: modes.map((mode) => weight * mode), failures: modes.map((mode) => weight * (1 - mode)) },
  };
}

function spread(value: number | ArrayLike<number>, items: number): Float64Array {
  const list = typeof value === 'number' ? new Float64Array(items).fill(value) : Float64Array.from(value);
  if (list.length !== items) throw new RangeError(`${items} chances of guessing expected, ${list.length} given`);
  for (const chance of list) {
    if (!(chance >= 0 && chance < 1))
      throw new RangeError(`a chance of guessing lies from 0 to below 1, not ${chance}`);
  }
  return list;
}
