import type { ItemFault } from './check-item';
import type { Grade } from './grade';
import { practiceWords } from './translator';

/** By language; a translator keeps the messages that it has compiled, which costs more than all else about an answer. */
const feedbackWords = new Map<string, ReturnType<typeof practiceWords<'feedback'>>>();

/** What a learner reads after an attempt; Markdown, without the answer. */
export function feedbackText({ code, params }: Grade['feedback'], language = 'en'): string {
  const words = feedbackWords.get(language) ?? practiceWords('feedback', language);
  feedbackWords.set(language, words);
  return words(code, params);
}

/** Why an item is unsound, in words for its author. */
export function faultText(fault: ItemFault, language = 'en'): string {
  return practiceWords('unsound', language)(fault);
}
