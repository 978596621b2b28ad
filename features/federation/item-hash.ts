import { createHash } from 'node:crypto';
import type { ItemBody, ItemKey } from '@/features/practice/contract';

/**
 * All that is told of an exercise: a hash of its words and its answer, salted with the federation's name, so that those of two federations can't be laid side by
 * side. Whoever has the same material makes the same hash; nobody can read words off it.
 */
export function itemHash(federation: string, body: ItemBody, key: ItemKey): string {
  return createHash('sha256')
    .update(JSON.stringify(['meno exercise', federation, body.kind, body.prompt, contentOf(body, key)]))
    .digest('hex');
}

interface Option {
  id: string;
  text: string;
}

/**
 * What makes an exercise this one, whatever order its options stand in: a course shuffles them by a number of its own. Answers that only keep a cloze from being
 * misspelt (`rivals`) hang on the rest of the course and are left out.
 */
function contentOf(body: ItemBody, key: ItemKey): unknown {
  const textOf = (options: readonly Option[], id: string) => options.find((option) => option.id === id)?.text ?? id;
  const texts = (options: readonly Option[]) => options.map(({ text }) => text).sort();
  if (body.kind === 'choice' || body.kind === 'truth')
    return [texts(body.options), key.kind === body.kind ? textOf(body.options, key.optionId) : null];
  if (body.kind === 'ordering') return key.kind === 'ordering' ? key.order.map((id) => textOf(body.steps, id)) : null;
  if (body.kind === 'matching') {
    const pairs = key.kind === 'matching' ? Object.entries(key.pairs) : [];
    return pairs.map(([left, right]) => [textOf(body.left, left), textOf(body.right, right)]).sort(byText);
  }
  if (body.kind === 'cloze') return [body.text, key.kind === 'cloze' ? key.answers : null];
  if (body.kind === 'numeric') return [body.unit, key.kind === 'numeric' ? [key.value, key.tolerance] : null];
  if (body.kind === 'code') return [body.lang, body.code, key.kind === 'code' ? key.answers : null];
  return key.kind === 'short' ? [key.reference, key.keyPoints] : null;
}

const byText = ([a = '']: readonly string[], [b = '']: readonly string[]): number => (a < b ? -1 : 1);
