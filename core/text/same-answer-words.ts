import { isSpellingSlip } from './same-answer-slips';
import { singularise } from './terms';
import { stem } from './tokens';

const ARTICLES: Record<string, ReadonlySet<string>> = {
  en: new Set(['a', 'an', 'the']),
  de: new Set('der die das den dem des ein eine einen einem einer eines'.split(' ')),
  fr: new Set('le la les un une des du'.split(' ')),
  es: new Set('el la los las un una unos unas'.split(' ')),
};

/** The words of an answer: lower case, no accents, marks, quotes or closing punctuation; hyphens and slashes part words; no article in front. */
export function answerWords(text: string, locale = 'en'): string[] {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .split(/[\s/\u2010-\u2015_-]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}+#%]+|[^\p{L}\p{N}+#%]+$/gu, '').replace(/'s$/, ''))
    .filter((word) => word !== '');
  const articles = ARTICLES[locale.split('-')[0] ?? 'en'];
  while (words.length > 1 && articles?.has(words[0] ?? '')) words.shift();
  return words;
}

/**
 * Base forms that an English word may be an inflection of, itself included: plural, -s, -ed, -ing. No derivation: "operator" and
 * "operation" share nothing. Words that inflect irregularly have themselves only.
 */
export function baseForms(word: string): readonly string[] {
  const known = KNOWN.get(word);
  if (known) return known;
  if (KNOWN.size >= CACHE_SIZE) KNOWN.clear();
  const made = findForms(word);
  KNOWN.set(word, made);
  return made;
}

/** Words are few and asked for again and again. */
const KNOWN = new Map<string, readonly string[]>();
const CACHE_SIZE = 20_000;

function findForms(word: string): string[] {
  const forms = new Set([word, singularise(word)]);
  const add = (root: string) => {
    if (root.length < 3) return;
    forms.add(root);
    forms.add(`${root}e`);
    if (/([^aeioulsz])\1$/.test(root) || /ll$/.test(root)) forms.add(root.slice(0, -1));
  };
  if (/[^aeiou]ied$/.test(word)) forms.add(`${word.slice(0, -3)}y`);
  else if (word.endsWith('ed')) add(word.slice(0, -2));
  if (word.endsWith('ing')) add(word.slice(0, -3));
  return [...forms];
}

/** Whether two words of {@link answerWords} are inflections of one word: by {@link baseForms} in English, by stem elsewhere. */
export function sameWord(a: string, b: string, locale = 'en'): boolean {
  if (a === b) return true;
  if (/\d/.test(a + b)) return false;
  if (!locale.startsWith('en')) return stem(a, locale) === stem(b, locale);
  const forms = baseForms(b);
  return baseForms(a).some((form) => forms.includes(form));
}

/** Whether `typed` is `meant`, or an inflection of it, with one spelling slip. */
export function slippedWord(typed: string, meant: string, locale = 'en'): boolean {
  if (isSpellingSlip(typed, meant)) return true;
  if (!locale.startsWith('en')) return false;
  return baseForms(meant).some((base) => baseForms(typed).some((form) => isSpellingSlip(form, base)));
}
