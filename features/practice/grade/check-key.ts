import type { ItemBody, ItemKey } from '../contract';
import type { ItemFault } from './check-item';
import { mentionsWords } from './mentions';

/** Faults of the key against its body; both are of one kind. */
export function checkKey(body: ItemBody, key: ItemKey, language: string): ItemFault[] {
  if ((body.kind === 'choice' || body.kind === 'truth') && (key.kind === 'choice' || key.kind === 'truth')) {
    return body.options.some((option) => option.id === key.optionId) ? [] : ['keyNotAnOption'];
  }
  if (body.kind === 'cloze' && key.kind === 'cloze') return checkCloze(body, key.answers, language);
  if (key.kind === 'code') return key.answers.some((answer) => answer.trim() === '') ? ['answerEmpty'] : [];
  if (body.kind === 'ordering' && key.kind === 'ordering') {
    return sameIds(key.order, body.steps) ? [] : ['orderIncomplete'];
  }
  if (body.kind === 'matching' && key.kind === 'matching') return checkPairs(body, key.pairs);
  if (key.kind === 'numeric') {
    return Number.isFinite(key.value) && Number.isFinite(key.tolerance) && key.tolerance >= 0
      ? []
      : ['numberNotFinite'];
  }
  return key.kind === 'short' ? checkShort(key) : [];
}

/** An answer must be something, and must not stand in the text that asks for it. */
function checkCloze(body: { prompt: string; text: string }, answers: readonly string[], language: string): ItemFault[] {
  const faults: ItemFault[] = answers.some((answer) => answer.trim() === '') ? ['answerEmpty'] : [];
  if (answers.some((answer) => mentionsWords(`${body.prompt} | ${body.text}`, answer, language)))
    faults.push('answerInPrompt');
  return faults;
}

function checkPairs(
  body: { left: readonly { id: string }[]; right: readonly { id: string }[] },
  pairs: Record<string, string>,
): ItemFault[] {
  const targets = Object.values(pairs);
  const faults: ItemFault[] = sameIds(Object.keys(pairs), body.left) ? [] : ['pairsIncomplete'];
  if (targets.some((target) => !body.right.some((option) => option.id === target))) faults.push('pairsIncomplete');
  if (new Set(targets).size < targets.length) faults.push('pairsRepeated');
  return faults;
}

function checkShort(key: { reference: string; keyPoints: readonly (readonly string[])[] }): ItemFault[] {
  const faults: ItemFault[] = key.reference.trim() === '' ? ['referenceEmpty'] : [];
  const empty =
    key.keyPoints.length === 0 || key.keyPoints.some((point) => !point.some((wording) => wording.trim() !== ''));
  return empty ? [...faults, 'keyPointsEmpty'] : faults;
}

function sameIds(ids: readonly string[], options: readonly { id: string }[]): boolean {
  const known = new Set(options.map((option) => option.id));
  return ids.length === known.size && new Set(ids).size === ids.length && ids.every((id) => known.has(id));
}
