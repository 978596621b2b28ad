import { baseForms } from '@/core/text/same-answer-words';
import { STOP_WORDS, tokenize } from '@/core/text/tokens';

/** Whether a text holds a content word of a term, inflections and parts of hyphenated words included. */
export function sharesWords(text: string, term: string, locale: string): boolean {
  return blankShared(text, term, locale).count > 0;
}

/**
 * The text with each content word that it shares with the term replaced by an ellipsis, and how many there were. Inflections count as the
 * same word, derived words ("person", "personal") do not.
 */
export function blankShared(text: string, term: string, locale: string): { text: string; count: number } {
  const forms = new Set(
    tokenize(term.replace(/[-`]/g, ' '), locale)
      .filter(({ lower }) => !STOP_WORDS.has(lower))
      .flatMap(({ lower }) => baseForms(lower)),
  );
  let blanked = '';
  let done = 0;
  let count = 0;
  for (const { lower, start, end } of tokenize(text, locale)) {
    const shared = lower
      .split('-')
      .some((part) => !STOP_WORDS.has(part) && baseForms(part).some((form) => forms.has(form)));
    if (!shared) continue;
    blanked += `${text.slice(done, start)}…`;
    done = end;
    count++;
  }
  return { text: blanked + text.slice(done), count };
}

/** Whether a meaning with blanks can still be understood: at most two of them, not side by side, not the head noun, of enough words. */
export function isReadable(blanked: string, stems: number): boolean {
  const count = (blanked.match(/…/g) ?? []).length;
  return count <= 2 && stems - count >= 3 && !/^(?:(?:an?|the)\s)?(?:\S+\s)?…|…\s…/i.test(blanked);
}
