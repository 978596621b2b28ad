import type { ItemFault } from './check-item';
import type { Grade } from './grade';
import { practiceWords } from './translator';

/** What a learner reads after an attempt; Markdown, without the answer. */
export function feedbackText({ code, params }: Grade['feedback'], language = 'en'): string {
  return practiceWords('feedback', language)(code, params);
}

/** Why an item is unsound, in words for its author. */
export function faultText(fault: ItemFault, language = 'en'): string {
  return practiceWords('unsound', language)(fault);
}
