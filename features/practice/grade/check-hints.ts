import type { ItemBody, ItemKey } from '../contract';
import type { CheckableItem, ItemFault } from './check-item';
import { mentionsCode, mentionsNumber, mentionsWords } from './mentions';

/** Exactly three hints, none empty, and the first two don't tell the answer; the third may show the passage. */
export function checkHints({ body, key, hints }: CheckableItem, language: string): ItemFault[] {
  const faults: ItemFault[] = hints.length === 3 ? [] : ['hintCount'];
  if (hints.some((hint) => hint.trim() === '')) faults.push('hintEmpty');
  if (hints.slice(0, 2).some((hint) => tells(hint, body, key, language))) faults.push('hintTells');
  return faults;
}

/** Whether a hint tells the whole answer. One step or one pair of several is a narrower look, not the answer. */
export function tells(hint: string, body: ItemBody, key: ItemKey, language: string): boolean {
  const says = (text: string) => mentionsWords(hint, text, language);
  if (key.kind === 'choice' || key.kind === 'truth') {
    if (body.kind !== 'choice' && body.kind !== 'truth') return false;
    const right = body.options.find((option) => option.id === key.optionId)?.text ?? '';
    // A hint that names every option alike tells nothing.
    return says(right) && !body.options.every((option) => says(option.text));
  }
  if (key.kind === 'cloze') return key.answers.some(says);
  if (key.kind === 'numeric') return mentionsNumber(hint, key.value, language);
  if (key.kind === 'code') return key.answers.some((answer) => mentionsCode(hint, answer));
  if (key.kind === 'short') return says(key.reference);
  if (key.kind === 'ordering' && body.kind === 'ordering') return body.steps.every((step) => says(step.text));
  return body.kind === 'matching' && body.right.every((option) => says(option.text));
}
