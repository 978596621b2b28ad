import { newStemmer, type Stemmer } from 'snowball-stemmers';
import { stopWordsOf } from '../language/stop-words';

export { STOP_WORDS } from './tokens-stop-words';

/** A word, number or identifier with its range in the text, in UTF-16 units. */
export interface Token {
  /** As written. */
  text: string;
  /** Lower case, apostrophes straightened. */
  lower: string;
  /** {@link stem} of the word. */
  stem: string;
  start: number;
  end: number;
}

/** Words joined by inner hyphens, apostrophes, full stops and underscores; "C++", "C#" and decimals stay whole. */
const WORD =
  /(?<![\p{L}\p{N}_])[A-Z](?:\+\+|#)(?![\p{L}\p{N}])|[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*(?:(?:[-‐‑'’.]|(?<=\p{N}),(?=\p{N}{3}))[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*)*/gu;
/** Scripts that write no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Languages that write a short word onto the next one: "l'arbre" is two words. */
const ELIDING = /^(?:fr|it|ca)\b/;
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|dell?|all?|dall?|nell?|sull?|un)['’](?=\p{L}{2})/iu;

const ALGORITHMS: Record<string, string> = {
  ar: 'arabic',
  hy: 'armenian',
  eu: 'basque',
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  nl: 'dutch',
  en: 'english',
  fi: 'finnish',
  fr: 'french',
  de: 'german',
  hu: 'hungarian',
  it: 'italian',
  ga: 'irish',
  no: 'norwegian',
  nb: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  es: 'spanish',
  sl: 'slovene',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
};
/** Stems kept for each language before the memory is emptied. */
const CACHE_SIZE = 50_000;

const stemmers = new Map<string, { stemmer: Stemmer | null; known: Map<string, string> }>();
const wordSegmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * The words of a text in order, punctuation left out. Identifiers (`weight_kg`, `np.array`), hyphenated words (`lock-out`),
 * decimals (`3.14`, `1,000`) and language names (`C++`) are one token each; scripts without spaces are cut by Unicode's rules.
 */
export function tokenize(text: string, locale = 'en'): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    if (UNSPACED.test(match[0])) {
      for (const { segment, index, isWordLike } of wordSegmenter.segment(match[0])) {
        if (isWordLike) tokens.push(tokenOf(segment, match.index + index, locale));
      }
    } else if (!/^_+$/.test(match[0])) {
      const elided = ELIDING.test(locale) ? (ELISION.exec(match[0])?.[0].length ?? 0) : 0;
      if (elided > 0) tokens.push(tokenOf(match[0].slice(0, elided - 1), match.index, locale));
      tokens.push(tokenOf(match[0].slice(elided), match.index + elided, locale));
    }
  }
  return tokens;
}

/**
 * Snowball stem of one word, lower case ("bearings" -> "bear"); a hyphenated word has its last part stemmed. Identifiers and numbers come
 * back in lower case, whole. Unknown languages are not stemmed.
 */
export function stem(word: string, locale = 'en'): string {
  const lower = word.toLowerCase().replace(/[’‘]/g, "'");
  if (/[_\d.+#]/.test(lower) || /\p{Ll}\p{Lu}/u.test(word)) return lower;
  const cut = lower.lastIndexOf('-') + 1;
  return lower.slice(0, cut) + stemPart(lower.slice(cut), locale.split('-')[0] ?? locale);
}

function stemPart(lower: string, language: string): string {
  let entry = stemmers.get(language);
  if (!entry) {
    const algorithm = ALGORITHMS[language];
    entry = { stemmer: algorithm === undefined ? null : newStemmer(algorithm), known: new Map() };
    stemmers.set(language, entry);
  }
  if (!entry.stemmer) return lower;
  const found = entry.known.get(lower);
  if (found !== undefined) return found;
  if (entry.known.size >= CACHE_SIZE) entry.known.clear();
  const made = entry.stemmer.stem(lower);
  entry.known.set(lower, made);
  return made;
}

function tokenOf(text: string, start: number, locale: string): Token {
  const lower = text.toLowerCase().replace(/[’‘]/g, "'");
  return { text, lower, stem: stem(text, locale), start, end: start + text.length };
}

/** Stems of the words that carry subject matter, in order, repeats kept: stop words and single letters are left out. */
export function contentStems(text: string, locale = 'en'): string[] {
  const stopWords = stopWordsOf(locale);
  return tokenize(text, locale)
    .filter(({ lower }) => (lower.length > 1 || UNSPACED.test(lower)) && !stopWords.has(lower))
    .map((token) => token.stem);
}

/** Jaccard similarity of two collections taken as sets, 0 to 1; 0 where both are empty. */
export function jaccard(a: Iterable<string>, b: Iterable<string>): number {
  const left = new Set(a);
  const right = new Set(b);
  let shared = 0;
  for (const item of left) if (right.has(item)) shared++;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}
