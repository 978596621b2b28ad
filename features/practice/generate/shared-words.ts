import { baseForms } from '@/core/text/same-answer-words';
import { STOP_WORDS, tokenize } from '@/core/text/tokens';

/** Whether a text holds a content word of a term, inflections and parts of hyphenated words included. */
export function sharesWords(text: string, term: string, locale: string): boolean {
  return blankShared(text, term, locale).count > 0;
}

/** The text with each content word that it shares with the term replaced by an ellipsis, and how many there were. */
export function blankShared(text: string, term: string, locale: string): { text: string; count: number } {
  const stems = new Set<string>();
  const forms = new Set<string>();
  for (const { lower, stem } of tokenize(term.replace(/[-`]/g, ' '), locale)) {
    if (STOP_WORDS.has(lower)) continue;
    stems.add(stem);
    for (const form of baseForms(lower)) forms.add(form);
  }
  let blanked = '';
  let done = 0;
  let count = 0;
  for (const { lower, stem, start, end } of tokenize(text, locale)) {
    const parts = lower.split('-');
    const shared = stems.has(stem) || parts.some((part) => stems.has(part) || baseForms(part).some((form) => forms.has(form)));
    if (!shared || STOP_WORDS.has(lower)) continue;
    blanked += `${text.slice(done, start)}…`;
    done = end;
    count++;
  }
  return { text: blanked + text.slice(done), count };
}
