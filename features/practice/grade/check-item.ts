import type { ItemBody, ItemKey } from '../contract';
import { checkBody } from './check-body';
import { checkHints } from './check-hints';
import { checkKey } from './check-key';

/** What {@link checkItem} reads: a generated item, or one that a teacher wrote. */
export interface CheckableItem {
  body: ItemBody;
  key: ItemKey;
  hints: readonly string[];
  worked: string;
  explanations: Record<string, string>;
}

/** Why an item is unsound; the words are in the messages of practice, under `unsound`. */
export type ItemFault =
  | 'kindMismatch'
  | 'promptEmpty'
  | 'optionEmpty'
  | 'optionsRepeated'
  | 'optionIdsRepeated'
  | 'keyNotAnOption'
  | 'gapMissing'
  | 'gapRepeated'
  | 'answerEmpty'
  | 'answerInPrompt'
  | 'orderIncomplete'
  | 'pairsIncomplete'
  | 'pairsRepeated'
  | 'numberNotFinite'
  | 'referenceEmpty'
  | 'keyPointsEmpty'
  | 'hintCount'
  | 'hintEmpty'
  | 'hintTells'
  | 'workedEmpty'
  | 'explanationStray';

/**
 * Whether an item is sound: the key fits the body, exactly one option is right and all differ, one gap, complete pairs and orders, finite
 * numbers, three hints of which the first two do not tell the answer. Returns the faults found, each once; empty when sound.
 *
 * @param language BCP 47 tag of the material.
 */
export function checkItem(item: CheckableItem, language = 'en'): ItemFault[] {
  if (item.body.kind !== item.key.kind) return ['kindMismatch'];
  const faults = [...checkBody(item.body), ...checkKey(item.body, item.key, language), ...checkHints(item, language)];
  if (item.worked.trim() === '') faults.push('workedEmpty');
  if (explainsStrangers(item)) faults.push('explanationStray');
  return [...new Set(faults)];
}

/** An explanation of an option that the item lacks, or of the right one. */
function explainsStrangers({ body, key, explanations }: CheckableItem): boolean {
  const ids = Object.keys(explanations);
  if (body.kind !== 'choice' && body.kind !== 'truth') return ids.length > 0;
  const right = key.kind === 'choice' || key.kind === 'truth' ? key.optionId : '';
  return ids.some((id) => id === right || !body.options.some((option) => option.id === id));
}
