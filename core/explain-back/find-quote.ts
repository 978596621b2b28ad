import type { Quote } from './types';

/** Fewest words of a quote that shows anything. */
const FEWEST_WORDS = 3;

/**
 * Where a quote stands in a text, word by word: case, white space, punctuation and the shape of quotation marks don't matter, anything
 * else does. Null where it doesn't stand there, or is too short to show anything.
 */
export function findQuote(text: string, quote: string): Quote | null {
  const [words, wanted] = [wordsOf(text), wordsOf(quote).map(({ word }) => word)];
  if (wanted.length < Math.min(FEWEST_WORDS, words.length) || wanted.length === 0) return null;
  for (let at = 0; at + wanted.length <= words.length; at++) {
    if (!wanted.every((word, i) => words[at + i]?.word === word)) continue;
    const [start, end] = [words[at]?.start ?? 0, words[at + wanted.length - 1]?.end ?? 0];
    return { text: text.slice(start, end), start, end };
  }
  return null;
}

function wordsOf(text: string): { word: string; start: number; end: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    word: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
