import { splitSentences } from '@/core/text/sentences';

/** Scripts that write no spaces between words: what stands there is looked for letter by letter. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
/** Sentences longer than this, in characters, are shown by the quoted words alone. */
const LONGEST_SENTENCE = 500;

export interface Span {
  start: number;
  end: number;
}

interface Token extends Span {
  word: string;
}

/** The words of a text in plain form with a space around each, to look others up in. */
export function plainWords(text: string): string {
  return ` ${tokensOf(text)
    .map(({ word }) => word)
    .join(' ')} `;
}

/** Whether words stand one after the other in a text that {@link plainWords} made. */
export function standsIn(plain: string, words: string): boolean {
  const wanted = plainWords(words);
  if (wanted.trim() === '') return false;
  return UNSPACED.test(wanted) ? plain.includes(wanted.trim()) : plain.includes(wanted);
}

/** How many words a text has. */
export function countWords(text: string): number {
  return tokensOf(text).length;
}

/** Where words first stand one after the other in a text, case, marks and white space aside; null where they don't. */
export function findWords(words: string, text: string): Span | null {
  const wanted = tokensOf(words);
  if (wanted.length === 0) return null;
  if (UNSPACED.test(words)) {
    const start = text.indexOf(words.trim());
    return start < 0 ? null : { start, end: start + words.trim().length };
  }
  const tokens = tokensOf(text);
  for (let at = 0; at + wanted.length <= tokens.length; at++) {
    if (!wanted.every(({ word }, i) => tokens[at + i]?.word === word)) continue;
    const [first, last] = [tokens[at], tokens[at + wanted.length - 1]];
    if (first && last) return { start: first.start, end: last.end };
  }
  return null;
}

/** The whole sentences of a text that a span lies in, as they stand there on one line. */
export function sentencesAt(text: string, { start, end }: Span, language: string): string {
  const touched = splitSentences(text, language).filter((sentence) => sentence.start < end && sentence.end > start);
  const whole = text.slice(touched[0]?.start ?? start, touched.at(-1)?.end ?? end);
  const shown = whole.length <= LONGEST_SENTENCE ? whole : text.slice(start, end);
  return shown.replace(/\s+/g, ' ').trim();
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    word: match[0].normalize('NFKC').toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
