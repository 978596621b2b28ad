import { createHash } from 'node:crypto';
import type { ItemBody, ItemKey } from '@/features/practice/contract';

/**
 * All that is told of an exercise: a hash of its words and its answer, salted with the federation's name, so that those of two federations can't be laid side by
 * side. Whoever has the same material makes the same hash; nobody can read words off it. Answers that only keep a cloze from being misspelt (`rivals`)
 * hang on the rest of the course and are left out.
 */
export function itemHash(federation: string, body: ItemBody, key: ItemKey): string {
  const answer = key.kind === 'cloze' ? { kind: key.kind, answers: key.answers } : key;
  return createHash('sha256')
    .update(JSON.stringify(['meno exercise', federation, body, answer], sorted))
    .digest('hex');
}

/** Objects with their keys in order: a database may have turned them round. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
