import type { Random } from '../random/random';

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
/** Privacy loss of one set of recommendations: what one person's record can change is bounded by e^ε. */
const EPSILON = 1;
/** One-sided 90 % of the normal distribution. */
const NORMAL_90 = 1.2815515655446004;

/**
 * What helped learners who began alike and then mastered the concept, best first by what it is worth at least. Neighbours are found by their beginnings alone
 * (collaborative filtering on users; J. Herlocker and others, SIGIR 1999), then four counts for each thing are noised by Laplace's mechanism (C. Dwork
 * and others, TCC 2006; one person is in one cell of each thing, so all `keys` together lose ε). What fewer than ten stand behind is left out, by the
 * true count and by the noised one. Nobody is left out for being less alike than others: then one person more would push out another.
 *
 * These are associations: who chose to do something may differ from who didn't. What comes of a recommendation is measured where it is given.
 *
 * @param keys what could be recommended.
 */
export function helpedAlike(
  start: readonly number[],
  cases: readonly PastCase[],
  keys: readonly string[],
  random: Random,
): Helped[] {
  const alike = cases.filter((each) => distanceOf(start, each.start) <= ALIKE_WITHIN);
  if (alike.length < 2 * LEAST_LEARNERS || keys.length === 0) return [];
  const scale = keys.length / EPSILON;
  return keys
    .flatMap((key) => {
      const did = alike.filter((each) => each.did.has(key));
      const left = alike.filter((each) => !each.did.has(key));
      const [inside, outside] = [noisedShare(did, scale, random), noisedShare(left, scale, random)];
      return inside && outside ? [helped(key, inside, outside, scale)] : [];
    })
    .sort((a, b) => b.atLeast - a.atLeast);
}

interface Share {
  learners: number;
  mastered: number;
}

/** Null where too few stand behind it. */
function noisedShare(group: readonly PastCase[], scale: number, random: Random): Share | null {
  if (group.length < LEAST_LEARNERS) return null;
  const mastered = group.filter((each) => each.mastered).length + laplace(scale, random);
  const failed = group.filter((each) => !each.mastered).length + laplace(scale, random);
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

/** A draw of Laplace's distribution with mean 0: variance 2 · scale². */
export function laplace(scale: number, random: Random): number {
  const uniform = random.uniform() - 0.5;
  return -scale * Math.sign(uniform) * Math.log1p(-2 * Math.abs(uniform));
}

function distanceOf(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length)
    throw new RangeError(`Beginnings of ${a.length} and ${b.length} concepts can’t be compared.`);
  return a.length === 0 ? 0 : a.reduce((sum, each, at) => sum + Math.abs(each - (b[at] ?? 0)), 0) / a.length;
}
