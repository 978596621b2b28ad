import type { PlacementAnswer } from '@/core/placement/placement';
import { ITEM_LEVELS } from '@/core/sequencing/course-model';
import { type Crowd, rightAfter } from './crowd';

/** What one who knew everything of the simulation would believe of a newcomer: how likely each of the crowd is to be them. */
export interface Belief {
  /** Learners of the crowd who are still possible, and how likely each is; all together 1. */
  people: Int32Array;
  weight: Float64Array;
}

/** Of the likeliest, below which somebody is no longer looked at. */
const IMPOSSIBLE = 1e-6;

/** Before the first answer: anyone of the crowd. */
export function openBelief({ size }: Crowd): Belief {
  return { people: Int32Array.from({ length: size }, (_, at) => at), weight: new Float64Array(size).fill(1 / size) };
}

/** One answer by Bayes, with the simulation's own slips and guesses. @param before answers of the sitting before this one. */
export function weigh(crowd: Crowd, belief: Belief, answer: PlacementAnswer, before: number): Belief {
  const weight = belief.weight.map((own, at) => {
    const right = rightAfter(crowd, belief.people[at] ?? 0, answer, before);
    return own * (answer.correct ? right : 1 - right);
  });
  const least = IMPOSSIBLE * weight.reduce((most, own) => Math.max(most, own), 0);
  const left = [...weight.keys()].filter((at) => (weight[at] ?? 0) >= least);
  const sum = left.reduce((all, at) => all + (weight[at] ?? 0), 0);
  return {
    people: Int32Array.from(left, (at) => belief.people[at] ?? 0),
    weight: Float64Array.from(left, (at) => (weight[at] ?? 0) / sum),
  };
}

/** How likely it is that so many concepts are known: by number of concepts, 0 to all. */
export function countsOf({ knownCount, world }: Crowd, { people, weight }: Belief): Float64Array {
  const counts = new Float64Array(world.graph.count + 1);
  for (let at = 0; at < people.length; at++) {
    const known = knownCount[people[at] ?? 0] ?? 0;
    counts[known] = (counts[known] ?? 0) + (weight[at] ?? 0);
  }
  return counts;
}

/** Median of a distribution of counts, and the mean distance from it times the distribution's sum: the least that any estimate can be off by on average. */
export function medianOf(counts: Float64Array): { median: number; off: number } {
  const sum = counts.reduce((all, each) => all + each, 0);
  let [median, below] = [0, counts[0] ?? 0];
  while (below < sum / 2 && median < counts.length - 1) below += counts[++median] ?? 0;
  return { median, off: counts.reduce((all, each, count) => all + each * Math.abs(count - median), 0) };
}

/** The question after whose answer the median is expected to be least off; all concepts and levels, as often as one likes. */
export function bestQuestion(crowd: Crowd, belief: Belief): { concept: number; item: number } {
  const { size, right, world, knownCount } = crowd;
  const { people, weight } = belief;
  const all = countsOf(crowd, belief);
  const [ifRight, ifWrong] = [new Float64Array(all.length), new Float64Array(all.length)];
  let [best, least] = [{ concept: 0, item: 0 }, Number.POSITIVE_INFINITY];
  for (let index = 0; index < world.graph.count * ITEM_LEVELS; index++) {
    ifRight.fill(0);
    for (let at = 0; at < people.length; at++) {
      const person = people[at] ?? 0;
      const known = knownCount[person] ?? 0;
      ifRight[known] = (ifRight[known] ?? 0) + (weight[at] ?? 0) * (right[index * size + person] ?? 0);
    }
    for (let known = 0; known < all.length; known++) ifWrong[known] = (all[known] ?? 0) - (ifRight[known] ?? 0);
    const off = medianOf(ifRight).off + medianOf(ifWrong).off;
    if (off >= least) continue;
    least = off;
    best = { concept: Math.floor(index / ITEM_LEVELS), item: index % ITEM_LEVELS };
  }
  return best;
}
