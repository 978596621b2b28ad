import { normaliseTerm, singularise } from '@/core/text/terms';

/** Where a known term stands in a text. */
export interface TermMatch {
  key: string;
  start: number;
  end: number;
}

/** Longest term that is looked for, in words. */
const MOST_WORDS = 5;
/** Letters of a key's beginning that are looked up first. */
const OPENING = 2;
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_]*(?:[.'’-][\p{L}\p{N}_]+)*/gu;
/** What may stand between the words of one term: spaces, hyphens, backticks. */
const BETWEEN = /^(?:[ \u00a0`-]{1,4}|\s)$/;

/** A word as keys are made of it. */
interface Form {
  /** Letters of the word as written that belong to it; a possessive ending does not. */
  length: number;
  plain: string;
  singular: string;
  /** Some term begins as the word does. */
  opens: boolean;
}

/** Finds the terms of a course in a text, longest first and without overlaps, whatever their spelling, hyphens and number. */
export class TermFinder {
  readonly #keys: ReadonlySet<string>;
  readonly #openings: ReadonlySet<string>;
  readonly #forms = new Map<string, Form>();

  /** @param keys terms under `normaliseTerm`. */
  constructor(keys: Iterable<string>) {
    this.#keys = new Set(keys);
    this.#openings = new Set([...this.#keys].map((key) => key.slice(0, OPENING)));
  }

  /** The terms in a text, in order. Linear in its length. */
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

  #longestAt(text: string, words: RegExpExecArray[], at: number): { match: TermMatch; words: number } | null {
    const start = words[at]?.index ?? 0;
    let prefix = '';
    let best: { match: TermMatch; words: number } | null = null;
    let end = start;
    for (let n = 0; n < MOST_WORDS; n++) {
      const word = words[at + n];
      if (!word) break;
      const form = this.#formOf(word[0]);
      if (n === 0 ? !form.opens : !BETWEEN.test(text.slice(end, word.index))) break;
      end = word.index + form.length;
      for (const key of [prefix + form.plain, prefix + form.singular]) {
        if (this.#keys.has(key)) best = { match: { key, start, end }, words: n + 1 };
      }
      prefix += form.plain;
    }
    return best;
  }

  #formOf(word: string): Form {
    const known = this.#forms.get(word);
    if (known) return known;
    const bare = word.replace(/['’]s?$/, '');
    const plain = bare.toLowerCase().replace(/[-_’']/g, '');
    const singular = singularise(plain);
    const opens = [plain, singular].some((form) => this.#openings.has(form.slice(0, OPENING)));
    const form = { length: bare.length, plain, singular, opens };
    this.#forms.set(word, form);
    return form;
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
