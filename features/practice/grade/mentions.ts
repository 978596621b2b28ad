import { normaliseCode } from '@/core/text/same-answer-code';
import { readQuantity } from '@/core/text/same-answer-numbers';
import { answerWords, sameWord } from '@/core/text/same-answer-words';
import { STOP_WORDS } from '@/core/text/tokens';

/**
 * Whether prose says an answer: all its words in a row, inflections and hyphens no matter. One-word answers that are function words ("in",
 * "for") never count, as any sentence holds them.
 */
export function mentionsWords(text: string, answer: string, locale = 'en'): boolean {
  const wanted = answerWords(answer, locale);
  if (wanted.length === 0 || (wanted.length === 1 && STOP_WORDS.has(wanted[0] ?? ''))) return false;
  const words = answerWords(text, locale);
  const last = words.length - wanted.length;
  for (let at = 0; at <= last; at++) {
    if (wanted.every((word, i) => sameWord(words[at + i] ?? '', word, locale))) return true;
  }
  const joined = wanted.join('');
  return words.some((word, i) =>
    wanted.length === 1 ? sameWord(`${word}${words[i + 1] ?? ''}`, joined, locale) : word === joined,
  );
}

/** Whether prose holds the number, as digits or as a word, standing alone. */
export function mentionsNumber(text: string, value: number, locale = 'en'): boolean {
  return (text.match(/(?<![\p{L}\p{N}_])[-−]?\d[\d ,.'\u202f]*|\p{L}+(?:-\p{L}+)?/gu) ?? []).some((piece) =>
    [piece, piece.replace(/[ ,.']+$/, ''), ...piece.split(/[ ,]/)].some(
      (part) => readQuantity(part, locale)?.values[0] === value && readQuantity(part, locale)?.unit === '',
    ),
  );
}

/** Whether prose holds a piece of code: as a code span, or as a word of its own unless it is a function word of English too. */
export function mentionsCode(text: string, answer: string): boolean {
  const wanted = normaliseCode(answer);
  if ((text.match(/`[^`]+`/g) ?? []).some((span) => normaliseCode(span) === wanted)) return true;
  if (STOP_WORDS.has(wanted.toLowerCase()) || !/^[\w$.]{2,}$/.test(wanted)) return false;
  return [...text.matchAll(/[\w$]+(?:\.[\w$]+)*/g)].some(([word]) => word === wanted);
}
