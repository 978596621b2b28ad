import type { Counts, Profile } from './profile';

/** Least share of a token that makes it one of a concept. */
const LEAST_SHARE = 0.1;
/** Tokens added to every text, so that a short one does not count as dense. */
const PRIOR = 20;
/** Weight added to what a concept presents, so that two or three tokens prove little. */
const LITTLE = 1.5;
/** Tokens and words by which a concept is known best. */
const FOREMOST = 3;
const WORDS = 12;
/** Uses from which a token or word counts in full. */
const ENOUGH = 2;
/** Different tokens from which a concept has code, and the share of the concepts from which a course is about such. */
const CODED = 8;
const CODED_SHARE = 1 / 3;

/** How much of what one concept is known by another makes use of, each 0 to 1. */
export interface Coverage {
  /** Of the code that `from` presents, what examples and exercises of `to` use. */
  code(from: Profile, to: Profile): number;
  /** Of the three tokens that `from` is best known by. */
  foremost(from: Profile, to: Profile): number;
  foremostInPractice(from: Profile, to: Profile): number;
  /** Of the words that mark the text of `from`, what the exercises on `to` use. */
  words(from: Profile, to: Profile): number;
  /** Of the words that the text of `from` repeats, what the first passages about `to` use. */
  opening(from: Profile, to: Profile): number;
}

export function createCoverage(profiles: readonly Profile[]): Coverage {
  const signatures = isAboutCode(profiles) ? signaturesOf(profiles) : new Map<string, Counts>();
  const foremost = new Map(
    profiles.map(({ form, shown }) => [
      form,
      [...(signatures.get(form) ?? [])]
        .map(([token, weight]): [string, number] => [token, weight * (shown.get(token) ?? 0)])
        .sort((a, b) => b[1] - a[1])
        .slice(0, FOREMOST)
        .map(([token]) => token),
    ]),
  );
  const marks = marksOf(profiles);
  const repeated = new Map(
    profiles.map(({ form, own }) => [form, [...own].filter(([, times]) => times > 1).map(([word]) => word)]),
  );
  const share = (tokens: readonly string[] | undefined, isUsed: (token: string) => boolean) =>
    tokens?.length ? tokens.filter(isUsed).length / tokens.length : 0;
  return {
    code: ({ form }, { ownCode, practiceCode }) => {
      let [sum, all] = [0, LITTLE];
      for (const [token, weight] of signatures.get(form) ?? []) {
        all += weight;
        sum += weight * Math.min(1, ((ownCode.get(token) ?? 0) + (practiceCode.get(token) ?? 0)) / ENOUGH);
      }
      return sum / all;
    },
    foremost: ({ form }, { ownCode, practiceCode }) =>
      share(foremost.get(form), (token) => ownCode.has(token) || practiceCode.has(token)),
    foremostInPractice: ({ form }, { practiceCode }) => share(foremost.get(form), (token) => practiceCode.has(token)),
    words: ({ form }, { practice }) => {
      let [sum, all] = [0, 0];
      for (const [word, weight] of marks.get(form) ?? []) {
        all += weight;
        sum += weight * Math.min(1, (practice.get(word) ?? 0) / ENOUGH);
      }
      return all > 0 ? sum / all : 0;
    },
    opening: ({ form }, { brief }) => share(repeated.get(form), (word) => brief.has(word)),
  };
}

function isAboutCode(profiles: readonly Profile[]): boolean {
  const coded = profiles.filter(
    ({ ownCode, practiceCode }) => new Set([...ownCode.keys(), ...practiceCode.keys()]).size >= CODED,
  );
  return coded.length >= CODED_SHARE * profiles.length;
}

/** Tokens of each concept: those that it presents more than others do for the length of its text. */
function signaturesOf(profiles: readonly Profile[]): Map<string, Counts> {
  const sums = new Map<string, number>();
  const claim = (weight: number, size: number) => (weight / (size + PRIOR)) ** 2;
  for (const { shown, shownSize } of profiles)
    for (const [token, weight] of shown) sums.set(token, (sums.get(token) ?? 0) + claim(weight, shownSize));
  return new Map(
    profiles.map(({ form, shown, shownSize }) => {
      const own: Counts = new Map();
      for (const [token, weight] of shown) {
        const share = claim(weight, shownSize) / (sums.get(token) ?? 1);
        if (share >= LEAST_SHARE) own.set(token, share * Math.log1p(weight));
      }
      return [form, own];
    }),
  );
}

/** Words that mark each text: by log-likelihood against the other texts together, the root of it as weight. */
function marksOf(profiles: readonly Profile[]): Map<string, [string, number][]> {
  const everywhere = new Map<string, number>();
  let total = 0;
  for (const { own } of profiles)
    for (const [word, times] of own) {
      everywhere.set(word, (everywhere.get(word) ?? 0) + times);
      total += times;
    }
  return new Map(
    profiles.map(({ form, own }) => {
      const size = [...own.values()].reduce((sum, times) => sum + times, 0);
      const lifts = [...own].map(([word, times]): [string, number] => {
        const usual = (((everywhere.get(word) ?? 0) - times) / Math.max(1, total - size)) * size;
        return [word, times > 1 ? times * Math.log((times + 0.5) / (usual + 0.5)) : 0];
      });
      const foremost = lifts.filter(([, lift]) => lift > 0).sort((a, b) => b[1] - a[1]);
      return [form, foremost.slice(0, WORDS).map(([word, lift]): [string, number] => [word, Math.sqrt(lift)])];
    }),
  );
}
