import type { Tx } from '@/platform/database/transaction';
import { claimKey, storeAnswer } from '@/platform/http/idempotency';
import { type Lesson, lessonSchema } from '../contract';

/** What makes a repeated request count once. */
export interface Once {
  userId: string;
  key: string;
  /** Of method, path and body. */
  fingerprint: string;
}

/** The lesson that the same request got before; null where the work is ours. @throws idempotency_mismatch */
export async function answeredBefore(tx: Tx, once: Once | null): Promise<Lesson | null> {
  const stored = once ? await claimKey(tx, once.userId, once.key, once.fingerprint) : null;
  return stored ? lessonSchema.parse(JSON.parse(stored.body)) : null;
}

/** Does the work of a request in the transaction that keeps its answer, unless somebody was faster with the same one. */
export async function onceOnly<L extends Lesson | null>(
  tx: Tx,
  once: Once | null,
  work: () => Promise<L>,
): Promise<L | Lesson> {
  const before = await answeredBefore(tx, once);
  if (before) return before;
  const lesson = await work();
  if (once && lesson) await storeAnswer(tx, once.userId, once.key, { status: 201, body: JSON.stringify(lesson) });
  return lesson;
}
