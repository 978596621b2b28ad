import type { ConceptFacts } from './measures';
import { type Counts, isContent, type Profile } from './profile';
import { rarity, saturated } from './scales';

/** Namings per thousand words at which a part counts 1 - 1/e, and words added to every text. */
const SCALE = 5;
const PRIOR = 200;
/** Words that first passages count as. */
const BRIEF = 100;
/** A single naming may be in passing. */
const ONCE = 0.5;
/** Occurrences of a word are told apart in parts of so many words. */
const PARTS = 10_000;

/**
 * How much a text names the words of a concept's name, each 0 to 1: "structs and classes" is named where "class" is. A word that many names have
 * counts less.
 */
export interface NameParts {
  /** Rare words of the name in the text of `to`, in its exercises. */
  inText(from: Profile, to: Profile): number;
  inPractice(from: Profile, to: Profile): number;
  /** The same, everyday words of the course too. */
  inAnyPractice(from: Profile, to: Profile): number;
  inOpening(from: Profile, to: Profile): number;
  /** In the addresses that the exercises on `to` link to. */
  inLinks(from: Profile, to: Profile): number;
  /** How common the rarest word of the name is in the course. */
  commonness(of: Profile): number;
  /** Content words of the name. */
  length(of: Profile): number;
}

export function createNameParts(profiles: readonly Profile[], facts: ReadonlyMap<string, ConceptFacts>): NameParts {
  const words = new Map(
    profiles.map(({ form }) => [form, [...new Set((facts.get(form)?.nameWords ?? []).filter(isContent))]]),
  );
  const names = spreadOf([...words.values()]);
  const texts = spreadOf(profiles.map(({ own }) => own.keys()));
  const exercises = spreadOf(profiles.map(({ practice }) => practice.keys()));
  const everywhere: Counts = new Map();
  let total = 0;
  for (const { own } of profiles)
    for (const [word, times] of own) {
      everywhere.set(word, (everywhere.get(word) ?? 0) + times);
      total += times;
    }
  const mean = (form: string, of: (word: string) => number) => {
    let [sum, all] = [0, 0];
    for (const word of words.get(form) ?? []) {
      const weight = Math.log(1 + profiles.length / (names.get(word) ?? 1));
      all += weight;
      sum += weight * of(word);
    }
    return all > 0 ? sum / all : 0;
  };
  const dense = (counts: Counts, size: number, word: string) =>
    saturated((1000 * Math.max(0, (counts.get(word) ?? 0) - ONCE)) / (size + PRIOR) / SCALE);
  const rare = (spread: Counts, word: string) => rarity(spread.get(word) ?? 1, profiles.length);
  return {
    inText: ({ form }, to) => mean(form, (word) => dense(to.own, to.ownSize, word) * rare(texts, word)),
    inPractice: ({ form }, to) =>
      mean(form, (word) => dense(to.practice, to.practiceSize, word) * rare(exercises, word)),
    inAnyPractice: ({ form }, to) => mean(form, (word) => dense(to.practice, to.practiceSize, word)),
    inOpening: ({ form }, to) => mean(form, (word) => dense(to.brief, BRIEF, word)),
    inLinks: ({ form }, to) => mean(form, (word) => saturated(to.linkWords.get(word) ?? 0)),
    commonness: ({ form }) => {
      const own = words.get(form) ?? [];
      const shares = own.map((word) => Math.log1p((PARTS * (everywhere.get(word) ?? 0)) / Math.max(1, total)));
      return shares.length > 0 ? Math.min(...shares) : 0;
    },
    length: ({ form }) => words.get(form)?.length ?? 0,
  };
}

function spreadOf(bags: readonly Iterable<string>[]): Counts {
  const spread: Counts = new Map();
  for (const bag of bags) for (const word of bag) spread.set(word, (spread.get(word) ?? 0) + 1);
  return spread;
}
