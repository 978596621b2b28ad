import type { Random } from '../random/random';
import type { ApproachArms } from './approach-arms';
import { thompsonApproach, thompsonPropensities } from './thompson';

/** A way of teaching that was drawn, and how likely it was to be. */
export interface DrawnApproach {
  approach: number;
  /** Probability with which it was drawn, above 0 up to 1. */
  propensity: number;
}

/**
 * Draws a way of teaching for one concept among those that are open, by Thompson sampling: what a learner's answers said of each, beginning from
 * what mode and errors on this concept speak for. Null where none is open.
 * @param open places of the ways that may be drawn.
 * @param prior of each way, strictly between 0 and 1: probability to teach before any answer.
 */
export function drawApproach(
  arms: ApproachArms,
  concept: number,
  { open, prior }: { open: readonly number[]; prior: ArrayLike<number> },
  random: Random,
): DrawnApproach | null {
  if (open.length === 0) return null;
  const pick = (of: ArrayLike<number>, from = 0) => Float64Array.from(open, (approach) => of[from + approach] ?? 0);
  const own: ApproachArms = {
    approaches: open.length,
    priorWorth: arms.priorWorth,
    sharedWorth: arms.sharedWorth,
    prior: pick(prior),
    taught: pick(arms.taught),
    missed: pick(arms.missed),
    conceptTaught: pick(arms.conceptTaught, concept * arms.approaches),
    conceptMissed: pick(arms.conceptMissed, concept * arms.approaches),
  };
  const drawn = thompsonApproach(own, 0, random);
  return { approach: open[drawn] ?? 0, propensity: thompsonPropensities(own, 0)[drawn] ?? 1 };
}
