import { createHash } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { failCommon } from './problem';
import { idempotencyKeys } from './schema';

const KEPT_MS = 24 * 3600 * 1000;

export interface StoredAnswer {
  status: number;
  body: string;
}

/** Same method, path and body. */
export function fingerprintOf(method: string, path: string, body: string): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex');
}

/**
 * Claims a key in the caller's transaction. A second request with the same key waits for the first to commit and gets
 * its answer; when the first rolled back, the second does the work.
 * @returns the stored answer, or null when the work is ours to do.
 * @throws AppError idempotency_mismatch when the key was used for another request.
 */
export async function claimKey(tx: Tx, userId: string, key: string, fingerprint: string): Promise<StoredAnswer | null> {
  await tx
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.userId, userId), lt(idempotencyKeys.createdAt, new Date(Date.now() - KEPT_MS))));
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ userId, key, fingerprint })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return null;
  const [stored] = await tx
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key)));
  if (!stored || stored.fingerprint !== fingerprint) {
    throw failCommon('idempotency_mismatch', 'This Idempotency-Key was used for another request.');
  }
  return stored.status === null || stored.body === null ? null : { status: stored.status, body: stored.body };
}

export async function storeAnswer(tx: Tx, userId: string, key: string, answer: StoredAnswer): Promise<void> {
  await tx
    .update(idempotencyKeys)
    .set(answer)
    .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key)));
}
