import type { Tx } from '@/platform/database/transaction';
import type { Journal } from '../history/journal';
import * as store from '../store';
import { fail } from './shared';

/** Two positions nearer to one another than this have no room between them any more. */
const LEAST_GAP = 1e-6;

/**
 * Puts a concept before another in teaching order, or at the end (null). Only its own position changes, to between its
 * new neighbours, so that two teachers can move two concepts at once; when there is no room left, all are numbered anew.
 * @throws concept_not_found
 */
export async function placeBefore(
  tx: Tx,
  courseId: string,
  journal: Journal,
  id: string,
  beforeId: string | null,
): Promise<void> {
  const rows = (await store.conceptsOf(tx, courseId)).filter((row) => !row.mergedInto && !row.removed && row.id !== id);
  const index = beforeId === null ? rows.length : rows.findIndex((row) => row.id === beforeId);
  if (index === -1) throw fail('concept_not_found', 'There is no such concept in this course.');
  const [previous, next] = [rows[index - 1], rows[index]];
  const [low, high] = [
    previous?.position ?? (next?.position ?? 0) - 2,
    next?.position ?? (previous?.position ?? 0) + 2,
  ];
  if (high - low >= LEAST_GAP) {
    await store.updateConcept(tx, id, { position: (low + high) / 2, positionEdited: true });
    return;
  }
  const order = [...rows.slice(0, index).map((row) => row.id), id, ...rows.slice(index).map((row) => row.id)];
  await journal.watch({ concepts: order });
  for (const [position, each] of order.entries())
    await store.updateConcept(tx, each, { position, ...(each === id ? { positionEdited: true } : {}) });
}
