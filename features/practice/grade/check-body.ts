import { normaliseCode } from '@/core/text/same-answer-code';
import { answerWords } from '@/core/text/same-answer-words';
import type { ItemBody } from '../contract';
import type { ItemFault } from './check-item';
import { countGaps } from './gap';

/** Faults of what the learner sees, whatever the key. */
export function checkBody(body: ItemBody): ItemFault[] {
  const faults: ItemFault[] = body.prompt.trim() === '' ? ['promptEmpty'] : [];
  if (body.kind === 'choice' || body.kind === 'truth') faults.push(...checkOptions(body.options));
  if (body.kind === 'ordering') faults.push(...checkOptions(body.steps));
  if (body.kind === 'matching') faults.push(...checkOptions(body.left), ...checkOptions(body.right));
  if (body.kind === 'cloze') faults.push(...checkGap(body.text));
  if (body.kind === 'code') faults.push(...checkGap(body.code));
  return faults;
}

/** Texts that read the same are no choice: case, white space, articles and marks set aside; code counts to the letter. */
function checkOptions(options: readonly { id: string; text: string }[]): ItemFault[] {
  const faults: ItemFault[] = [];
  if (options.some((option) => option.text.trim() === '')) faults.push('optionEmpty');
  if (new Set(options.map((option) => option.id)).size < options.length) faults.push('optionIdsRepeated');
  if (new Set(options.map((option) => optionKey(option.text))).size < options.length) faults.push('optionsRepeated');
  return faults;
}

/** What two options must differ in. */
export function optionKey(text: string): string {
  const symbols = text.replace(/[\p{L}\p{M}\s'’"“”.,;:!?*_()-]+/gu, ' ').trim();
  const code = (text.match(/`[^`]+`|\$[^$]+\$/g) ?? []).map(normaliseCode).join(' ');
  return [answerWords(text).join(' '), symbols, code].join('|');
}

function checkGap(text: string): ItemFault[] {
  const gaps = countGaps(text);
  return gaps === 0 ? ['gapMissing'] : gaps > 1 ? ['gapRepeated'] : [];
}
