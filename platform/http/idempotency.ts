import { createHash } from 'node:crypto';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { failCommon } from './problem';
import { idempotencyKeys } from './schema';

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
 * its answer; when the first rolled back, the second does the work. A key older than a day counts as new.
 * @returns the stored answer, or null when the work is ours to do.
 * @throws AppError idempotency_mismatch when the key was used for another request.
 */
export async function claimKey(tx: Tx, userId: string, key: string, fingerprint: string): Promise<StoredAnswer | null> {
  const { rows: claimed } = await tx.execute<{ key: string }>(
    sql`insert into idempotency_keys (user_id, key, fingerprint) values (${userId}, ${key}, ${fingerprint})
        on conflict (district_id, user_id, key) do update
          set fingerprint = excluded.fingerprint, status = null, body = null, created_at = now()
          where idempotency_keys.created_at < now() - interval '1 day'
        returning key`,
  );
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
  await tx.execute(
    sql`update idempotency_keys set status = ${answer.status}, body = ${answer.body} where user_id = ${userId} and key = ${key}`,
  );
}

/** Forgets all kept answers of a district: somebody who is being deleted may stand in anybody's. A request that comes again is then done again. */
export async function forgetAnswers(tx: Tx): Promise<void> {
  await tx.delete(idempotencyKeys);
}

/** Forgets keys that are older than a day, in the system's transaction of a district. */
export async function purgeKeys(tx: Tx): Promise<void> {
  await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, sql`now() - interval '1 day'`));
}
