import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { practiceErrors, type TutorHint, type WorkedAnswer } from '../contract';
import * as store from '../store-presentations';

const fail = errorsOf(practiceErrors);

/**
 * Takes the next hint of an open exercise for the tutor, if `allowed` lets it pass; it counts like one taken at the exercise.
 * Null: none is left, it was not allowed, or the exercise is done. @throws presentation_not_found.
 */
export async function tutorHint(
  tx: Tx,
  learnerId: string,
  presentationId: string,
  allowed: (markdown: string) => boolean,
): Promise<TutorHint | null> {
  const row = await store.lockedPresentation(tx, learnerId, presentationId);
  if (!row) throw fail('presentation_not_found', 'There is no such exercise of yours.');
  const { presentation, item } = row;
  const markdown = item.hints[presentation.hintsShown];
  if (presentation.finishedAt || markdown === undefined || !allowed(markdown)) return null;
  const number = presentation.hintsShown + 1;
  await store.setHintsShown(tx, presentationId, number);
  return { markdown, number, left: item.hints.length - number, chunkId: item.chunkId };
}

/** The worked answer of an exercise, which ends it like asking for it there. @throws presentation_not_found. */
export async function tutorAnswer(tx: Tx, learnerId: string, presentationId: string, now: Date): Promise<WorkedAnswer> {
  const row = await store.lockedPresentation(tx, learnerId, presentationId);
  if (!row) throw fail('presentation_not_found', 'There is no such exercise of yours.');
  if (!row.presentation.finishedAt) await store.finishWithAnswer(tx, presentationId, now);
  return { markdown: row.item.worked, chunkId: row.item.chunkId };
}
