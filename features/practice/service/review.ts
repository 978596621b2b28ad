import type { Tx } from '@/platform/database/transaction';
import type { ReviewItems } from '../contract';
import { bumpRevision } from '../store-items';
import { clearReports } from '../store-reports';
import * as store from '../store-review';

/** Reason under which a teacher's rejection is remembered. */
export const BY_TEACHER = 'teacher';

const MARKS = {
  approve: { review: 'approved', status: 'active' },
  reject: { review: 'unreviewed', status: 'retired' },
  reopen: { review: 'unreviewed', status: 'active' },
} as const;

/**
 * A teacher's word on several of a model's items at once. What is turned down is out of use, stays for the learners' history, and doesn't
 * come again; all of it can be taken back. Items that no model made are left alone.
 *
 * @returns how many items it was about.
 */
export async function reviewItems(
  tx: Tx,
  courseId: string,
  { itemIds, verdict }: ReviewItems,
  now: Date,
): Promise<{ changed: number }> {
  const found = await store.modelItems(tx, courseId, itemIds);
  if (found.length === 0) return { changed: 0 };
  await store.markItems(
    tx,
    found.map(({ id }) => id),
    MARKS[verdict],
    now,
  );
  if (verdict === 'reject') {
    const rejections = found.map(({ fingerprint }) => ({ fingerprint, reason: BY_TEACHER }));
    await store.addRejections(tx, courseId, rejections);
  } else {
    await store.dropRejections(
      tx,
      courseId,
      found.map(({ fingerprint }) => fingerprint),
    );
  }
  if (verdict === 'approve') {
    await clearReports(
      tx,
      found.map(({ id }) => id),
    );
  }
  await bumpRevision(tx, courseId);
  return { changed: found.length };
}
