import { createRandom } from '../random/random';
import { seedOf } from '../seed/seed-of';

/** An arm of an experiment and its share of those who take part. */
export interface Arm {
  key: string;
  /** A whole number from 1: of 2 and 1, two of three get the first. */
  share: number;
}

/**
 * Strata of prior mastery, so that no arm gets the stronger learners by chance: below .2, .4, .6, .8 and up.
 * @param mastery mean p(L) over the course before the experiment, 0 to 1.
 */
export function stratumOf(mastery: number): number {
  return Math.min(STRATA - 1, Math.max(0, Math.floor(mastery * STRATA)));
}

export const STRATA = 5;

/**
 * The arm of the learner who is the `place`-th (from 0) of a stratum to take part: within each block of as many learners as the shares add up to,
 * every arm comes as often as its share says, in an order that nobody can foresee without the experiment's id (permuted blocks; M. Zelen,
 * Journal of Chronic Diseases 27, 1974). The same arguments give the same arm, so an assignment that was lost can be had again.
 *
 * @throws RangeError without arms, and for a share that is no whole number from 1.
 */
export function armOf(experimentId: string, stratum: number, place: number, arms: readonly Arm[]): string {
  if (arms.length === 0) throw new RangeError('An experiment has at least one arm.');
  const block: string[] = [];
  for (const { key, share } of arms) {
    if (!Number.isInteger(share) || share < 1)
      throw new RangeError(`The share of “${key}” is a whole number from 1, not ${share}.`);
    for (let times = 0; times < share; times++) block.push(key);
  }
  const number = Math.floor(place / block.length);
  createRandom(seedOf(experimentId, stratum, number)).shuffle(block);
  return block[place % block.length] ?? block[0] ?? '';
}

/** Whether a learner is one of the share of learners that an experiment takes: always the same answer, whatever the order in which they come. */
export function takesPart(experimentId: string, learnerId: string, share: number): boolean {
  return seedOf(experimentId, learnerId) / 2 ** 32 < share;
}
