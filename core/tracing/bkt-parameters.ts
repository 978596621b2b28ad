import type { BktParameters } from './bkt';

/** Four parameters and p(F): forgotten between two opportunities, 0 in the plain model. */
export interface FittedBktParameters extends BktParameters {
  pForget: number;
}

/** Lowest and highest value a fit may give a parameter. */
export type Range = readonly [lowest: number, highest: number];

export interface BktBounds {
  init: Range;
  learn: Range;
  /** [0, 0] is no forgetting. */
  forget: Range;
  slip: Range;
  guess: Range;
}

/**
 * Bounds of a fit. The highest slip and guess together stay under 1, so that a right answer always speaks for knowledge:
 * the two states keep their names, and no mirror image of a fit exists (van de Sande, "Properties of the Bayesian
 * knowledge tracing model", JEDM 5, 2013; Beck and Chang, "Identifiability", UM 2007). Nothing reaches 0 or 1, where a
 * single contrary answer would be impossible.
 */
export const DEFAULT_BOUNDS: Readonly<BktBounds> = {
  init: [0.001, 0.999],
  learn: [0.0001, 0.999],
  forget: [0, 0],
  slip: [0.001, 0.49],
  guess: [0.001, 0.5],
};

/**
 * The same with forgetting between two opportunities allowed. p(T) and p(F) stay under 1 together: from there on, having
 * known would speak against knowing now, and a right answer against both.
 */
export const FORGETTING_BOUNDS: Readonly<BktBounds> = {
  ...DEFAULT_BOUNDS,
  learn: [0.0001, 0.8],
  forget: [0.0001, 0.19],
};

/** @throws RangeError where slip and guess, or learning and forgetting, could reach 1 together, or a range is no range of probabilities. */
export function checkBounds(bounds: BktBounds): void {
  for (const [name, [lowest, highest]] of Object.entries(bounds)) {
    if (!(lowest >= 0 && lowest <= highest && highest <= 1)) throw new RangeError(`bounds of ${name} are no range`);
  }
  if (bounds.slip[1] + bounds.guess[1] >= 1) throw new RangeError('slip and guess could reach 1 together');
  if (bounds.learn[1] + bounds.forget[1] >= 1) throw new RangeError('learning and forgetting could reach 1 together');
}

export function clamp(value: number, [lowest, highest]: Range): number {
  return Math.min(highest, Math.max(lowest, value));
}
