import { normaliseTerm, singularise } from '@/core/text/terms';

/** Where a known term stands in a text. */
export interface TermMatch {
  key: string;
  start: number;
  end: number;
}

/** Longest term that is looked for, in words. */
const MOST_WORDS = 5;
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_]*(?:[.'’-][\p{L}\p{N}_]+)*/gu;
/** What may stand between the words of one term: spaces, hyphens, backticks. */
const BETWEEN = /^(?:[ \u00a0`-]{1,4}|\s)$/;

/** Finds the terms of a course in a text, longest first and without overlaps, whatever their spelling, hyphens and number. */
export class TermFinder {
  readonly #keys: ReadonlySet<string>;
  readonly #singular = new Map<string, string>();

  /** @param keys terms under `normaliseTerm`. */
  constructor(keys: Iterable<string>) {
    this.#keys = new Set(keys);
  }

  find(text: string): TermMatch[] {
    const words = [...text.matchAll(WORD)];
    const found: TermMatch[] = [];
    for (let at = 0; at < words.length; ) {
      const match = this.#longestAt(text, words, at);
      if (match) found.push(match.match);
      at += match?.words ?? 1;
    }
    return found;
  }

  #longestAt(text: string, words: RegExpMatchArray[], at: number): { match: TermMatch; words: number } | null {
    const first = words[at];
    if (!first) return null;
    const start = first.index ?? 0;
    let prefix = '';
    let best: { match: TermMatch; words: number } | null = null;
    let end = start;
    for (let n = 0; n < MOST_WORDS; n++) {
      const word = words[at + n];
      if (!word) break;
      const index = word.index ?? 0;
      if (n > 0 && !BETWEEN.test(text.slice(end, index))) break;
      // A possessive ending is no part of the term.
      const bare = word[0].replace(/['’]s?$/, '');
      end = index + bare.length;
      const lower = bare.toLowerCase().replace(/[-_’']/g, '');
      for (const form of new Set([lower, this.#singularOf(lower)])) {
        if (this.#keys.has(prefix + form)) best = { match: { key: prefix + form, start, end }, words: n + 1 };
      }
      prefix += lower;
    }
    return best;
  }

  #singularOf(word: string): string {
    const known = this.#singular.get(word);
    if (known !== undefined) return known;
    const made = singularise(word);
    this.#singular.set(word, made);
    return made;
  }
}

/** Keys under which names are found. */
export function keysOf(names: readonly string[]): string[] {
  return [...new Set(names.map(normaliseTerm).filter((key) => key.length > 1))];
}

/** What a pair names: "Null and undefined" is about null and about undefined. A longer name is one thing. */
export function partsOf(name: string): string[] {
  const [left, right, ...more] = name.split(/ and | & |\//);
  if (left === undefined || right === undefined || more.length > 0) return [];
  const parts = [left.trim(), right.trim()];
  return parts.every((part) => /^[\p{L}-]{3,}$/u.test(part)) ? parts : [];
}
