import { drawDiscreteLaplace } from '../privacy/noise/discrete-laplace';
import type { Draws } from '../privacy/noise/random-bits';
import { divide, type Rational, rational, rationalOf } from '../privacy/noise/rational';

/** One learner's way with a concept that is over: how they began, what they did, what came of it. */
export interface PastCase {
  /** p(L) when they began, of the concept and what it needs: as many numbers as the learner in question has. */
  start: readonly number[];
  /** Keys of what they did meanwhile: read a resource, went over a prerequisite, had another approach. */
  did: ReadonlySet<string>;
  /** They mastered the concept, unaided, within the answers that a learner is given before the plan changes. */
  mastered: boolean;
}

/** Something that learners who began alike did, and what it seems to have been worth. Counts are noised: no one can be read from them. */
export interface Helped {
  key: string;
  /** Share that mastered the concept of those who did it, and of those who didn't; 0 to 1. */
  withIt: number;
  withoutIt: number;
  /** Difference of the two, and what it is at least with a probability of about .9. */
  lift: number;
  atLeast: number;
}

/** At least so many learners stand behind each share. */
export const LEAST_LEARNERS = 10;
/** Learners that began further apart than this (mean difference of p(L)) say little of one another. */
const ALIKE_WITHIN = 0.2;
/** ε of one set of recommendations: what one person's record can change of any count's chance is bounded by e^ε. */
export const EPSILON_OF_HELPED = 1;
/** One-sided 90 % of the normal distribution. */
const NORMAL_90 = 1.2815515655446004;

/**
 * What helped learners who began alike and then mastered the concept, best first by what it is worth at least. Neighbours are found by their beginnings alone
 * (collaborative filtering on users; J. Herlocker and others, SIGIR 1999), then four counts for each thing are noised by Laplace's mechanism (C. Dwork
 * and others, TCC 2006), in whole numbers and exactly (`drawDiscreteLaplace`); one person is in one cell of each thing, so all `keys` together lose ε.
 * What fewer than ten stand behind is left out, by the noised count and also by the true one: that something is left out says a little of the true
 * count, which ε does not cover; that something is told of fewer than ten would say more. Nobody is left out for being less alike than others: then
 * one person more would push out another.
 *
 * These are associations: who chose to do something may differ from who didn't. What comes of a recommendation is measured where it is given.
 *
 * @param keys what could be recommended.
 * @param draws of the system's own randomness; whoever knows a seed can take the noise off.
 */
export function helpedAlike(
  start: readonly number[],
  cases: readonly PastCase[],
  keys: readonly string[],
  draws: Draws,
): Helped[] {
  const alike = cases.filter((each) => distanceOf(start, each.start) <= ALIKE_WITHIN);
  if (alike.length < 2 * LEAST_LEARNERS || keys.length === 0) return [];
  const noise = divide(rational(BigInt(keys.length)), rationalOf(EPSILON_OF_HELPED));
  const scale = keys.length / EPSILON_OF_HELPED;
  return keys
    .flatMap((key) => {
      const did = alike.filter((each) => each.did.has(key));
      const left = alike.filter((each) => !each.did.has(key));
      const [inside, outside] = [noisedShare(did, noise, draws), noisedShare(left, noise, draws)];
      return inside && outside ? [helped(key, inside, outside, scale)] : [];
    })
    .sort((a, b) => b.atLeast - a.atLeast);
}

interface Share {
  learners: number;
  mastered: number;
}

/** Null where too few stand behind it. */
function noisedShare(group: readonly PastCase[], scale: Rational, draws: Draws): Share | null {
  if (group.length < LEAST_LEARNERS) return null;
  const noised = (count: number) => count + Number(drawDiscreteLaplace(draws, scale));
  const mastered = noised(group.filter((each) => each.mastered).length);
  const failed = noised(group.filter((each) => !each.mastered).length);
  const learners = Math.max(0, mastered) + Math.max(0, failed);
  return learners < LEAST_LEARNERS ? null : { learners, mastered: Math.max(0, mastered) };
}

/**
 * A difference of shares with one success and one failure added to each (A. Agresti and B. Caffo, The American Statistician 54, 2000). What the
 * noise adds to the uncertainty of a share p of n is ((1 − p)² + p²) · 2 · scale² / n², by the delta method.
 */
function helped(key: string, inside: Share, outside: Share, scale: number): Helped {
  const shareOf = ({ learners, mastered }: Share) => (mastered + 1) / (learners + 2);
  const [withIt, withoutIt] = [shareOf(inside), shareOf(outside)];
  const spread = (p: number, { learners }: Share) =>
    (p * (1 - p)) / (learners + 2) + (((1 - p) ** 2 + p ** 2) * 2 * scale ** 2) / (learners + 2) ** 2;
  const lift = withIt - withoutIt;
  const atLeast = lift - NORMAL_90 * Math.sqrt(spread(withIt, inside) + spread(withoutIt, outside));
  return { key, withIt, withoutIt, lift, atLeast };
}

function distanceOf(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length)
    throw new RangeError(`Beginnings of ${a.length} and ${b.length} concepts can’t be compared.`);
  return a.length === 0 ? 0 : a.reduce((sum, each, at) => sum + Math.abs(each - (b[at] ?? 0)), 0) / a.length;
}
