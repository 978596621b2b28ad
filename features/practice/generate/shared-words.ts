import { baseForms } from '@/core/text/same-answer-words';
import { STOP_WORDS } from '@/core/text/tokens';

const WORD = /[\p{L}\p{N}]+/gu;

/** Whether a text holds a content word of a term, inflections and parts of hyphenated words included. */
export function sharesWords(text: string, term: string): boolean {
  return blankShared(text, term).count > 0;
}

/**
 * The text with each content word that it shares with the term replaced by an ellipsis, and how many there were. Inflections count as the
 * same word, derived words ("person", "personal") do not. English inflection; words of other languages must be equal.
 */
export function blankShared(text: string, term: string): { text: string; count: number } {
  const forms = new Set(contentWords(term).flatMap((word) => baseForms(word)));
  let count = 0;
  const blanked = text.replace(WORD, (word) => {
    const lower = word.toLowerCase();
    if (STOP_WORDS.has(lower) || !baseForms(lower).some((form) => forms.has(form))) return word;
    count++;
    return '…';
  });
  return { text: blanked, count };
}

/**
 * Whether a meaning with blanks can still be understood, and does not look cut off: at most two of them, not side by side, neither its head
 * noun nor one that "of" follows, not at its end, of enough words.
 */
export function isReadable(blanked: string, stems: number): boolean {
  const count = (blanked.match(/…/g) ?? []).length;
  return count <= 2 && stems - count >= 3 && !/^(?:(?:an?|the)\s)?(?:\S+\s)?…|…\s…|…\sof\b|…$|\bcan …/i.test(blanked);
}

/** Letters that two words must begin with in common for one to give the other away: "normalise", "normalisation". */
const STEM = 5;

/**
 * Whether a text holds a word that grows from the same stem as a content word of the term, derived words included: stricter than
 * {@link sharesWords}, for gaps that must not be read off beside them.
 */
export function sharesStems(text: string, term: string): boolean {
  const words = contentWords(text);
  return contentWords(term).some((one) => words.some((other) => commonLetters(one, other) >= stemLength(one, other)));
}

/** Short words must agree as a whole; of longer ones, all but an ending. */
function stemLength(one: string, other: string): number {
  return Math.max(STEM, Math.ceil(0.7 * Math.min(one.length, other.length)));
}

function commonLetters(one: string, other: string): number {
  let count = 0;
  while (count < one.length && one.charAt(count) === other.charAt(count)) count++;
  return count;
}

function contentWords(text: string): string[] {
  return [...text.toLowerCase().matchAll(WORD)].map(([word]) => word).filter((word) => !STOP_WORDS.has(word));
}
