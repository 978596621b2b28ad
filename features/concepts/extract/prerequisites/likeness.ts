import { toLengthOne } from '@/core/embedding/lsa';
import type { Counts, Profile } from './profile';

/** Words or tokens of a text that are compared: those that weigh most. */
const MOST = 120;

/** Cosine of what two bags speak of, 0 to 1: tf-idf over the texts of the course. */
export type Likeness = (from: Profile, to: Profile) => number;

/** Likenesses of own texts and of exercises, in words or in code. */
export interface Likenesses {
  /** The exercises on `to` and the text of `from`. */
  practiceToOwn: Likeness;
  ownToPractice: Likeness;
  practices: Likeness;
  owns: Likeness;
}

export function createLikenesses(
  profiles: readonly Profile[],
  ownOf: (profile: Profile) => Counts,
  practiceOf: (profile: Profile) => Counts,
): Likenesses {
  const spread = new Map<string, number>();
  for (const profile of profiles)
    for (const word of new Set([...ownOf(profile).keys(), ...practiceOf(profile).keys()]))
      spread.set(word, (spread.get(word) ?? 0) + 1);
  const rarity = (word: string) => Math.log(0.01 + profiles.length / (spread.get(word) ?? 1));
  const vectors = (bag: (profile: Profile) => Counts) =>
    new Map(profiles.map((profile) => [profile.form, vectorOf(bag(profile), rarity)]));
  const [owns, practices] = [vectors(ownOf), vectors(practiceOf)];
  return {
    practiceToOwn: (from, to) => dot(practices.get(to.form), owns.get(from.form)),
    ownToPractice: (from, to) => dot(practices.get(from.form), owns.get(to.form)),
    practices: (from, to) => dot(practices.get(from.form), practices.get(to.form)),
    owns: (from, to) => dot(owns.get(from.form), owns.get(to.form)),
  };
}

function vectorOf(bag: Counts, rarity: (word: string) => number): Counts {
  const weighed = [...bag]
    .map(([word, times]): [string, number] => [word, (1 + Math.log(times)) * rarity(word)])
    .filter(([, weight]) => weight > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST);
  const length = toLengthOne(Float32Array.from(weighed, ([, weight]) => weight));
  return new Map(weighed.map(([word], place) => [word, length[place] ?? 0]));
}

function dot(a: Counts | undefined, b: Counts | undefined): number {
  if (!a || !b) return 0;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of few) sum += weight * (many.get(word) ?? 0);
  return sum;
}
