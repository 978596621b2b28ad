import { singularise } from '@/core/text/terms';
import { tokenize } from '@/core/text/tokens';

/** A word of a text as terms are matched: hyphenated words in their parts, lower case, singular. */
export interface Word {
  form: string;
  /** Lower case, as written. */
  lower: string;
  start: number;
  end: number;
}

const forms = new Map<string, string>();
const MEMORY = 20_000;

/** Longest term, in words, that is looked for in a text. */
export const LONGEST_TERM = 6;

/** What French and Italian write onto a word: "l'arbre", "dell'albero". */
const ELISION = /^(?:[cdjlmnst]|qu|dell|all|dall|nell|sull)'(?=\p{L}{3})/u;

/** The words of a text in order; identifiers such as `np.array` stay whole. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { lower, start } of tokenize(text)) {
    for (const part of lower.matchAll(/[^-‐‑]+/g)) {
      const elided = ELISION.exec(part[0])?.[0].length ?? 0;
      const plain = part[0].slice(elided).replace(/'s?$/, '');
      if (plain === '') continue;
      const from = start + part.index + elided;
      words.push({ form: formOfWord(plain), lower: plain, start: from, end: from + plain.length });
    }
  }
  return words;
}

/**
 * The form under which spellings of one term meet inside a course: words lower case and singular, no spaces, hyphens or leading article.
 * '' where no word is left.
 */
export function formOf(term: string): string {
  return formOfWords(wordsOf(term));
}

export function formOfWords(words: readonly Word[]): string {
  const from = words.length > 1 && /^(?:an?|the)$/.test(words[0]?.lower ?? '') ? 1 : 0;
  return words
    .slice(from)
    .map(({ form }) => form)
    .join('');
}

function formOfWord(lower: string): string {
  const known = forms.get(lower);
  if (known !== undefined) return known;
  if (forms.size >= MEMORY) forms.clear();
  const form = /[\d_.]/.test(lower) ? lower : singularise(lower);
  forms.set(lower, form);
  return form;
}
