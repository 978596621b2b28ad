import { and, eq, lt, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { signInTries } from './schema';
import { type TryLimit, waitAfter } from './try-limits';

/** After so long without a try all is forgotten. */
const DAY_MS = 24 * 3600_000;

/** An account or an address, as its hash. */
export interface TryKey {
  of: 'account' | 'address';
  hash: string;
}

const is = (key: TryKey) => and(eq(signInTries.of, key.of), eq(signInTries.hash, key.hash));

/**
 * Counts a try before it is made; the row stays locked until the transaction ends, so that tries at the same moment are counted one after another.
 * @returns null when it may be made, else until when it has to wait; then it isn't counted.
 */
export async function takeTry(tx: Tx, key: TryKey, limit: TryLimit, at: Date): Promise<Date | null> {
  const none = new Date(0);
  await tx
    .insert(signInTries)
    .values({ ...key, tries: 0, triedAt: at, lockedUntil: none })
    .onConflictDoNothing();
  const [row] = await tx.select().from(signInTries).where(is(key)).for('update');
  if (row && row.lockedUntil > at) return row.lockedUntil;
  const before = row && row.triedAt.getTime() > at.getTime() - DAY_MS ? row.tries : 0;
  const tries = before + 1;
  const lockedUntil = new Date(at.getTime() + waitAfter(tries, limit));
  await tx.update(signInTries).set({ tries, triedAt: at, lockedUntil }).where(is(key));
  return null;
}

/** A try went well: the account begins anew, and the address has one less. */
export async function forgiveTries(tx: Tx, account: TryKey, address: TryKey): Promise<void> {
  await tx.delete(signInTries).where(is(account));
  const tries = sql`greatest(0, ${signInTries.tries} - 1)`;
  await tx
    .update(signInTries)
    .set({ tries, lockedUntil: new Date(0) })
    .where(is(address));
}

/** Forgets accounts and addresses that nobody tried for a day, in the system's transaction of a district. */
export async function purgeTries(tx: Tx, now: Date): Promise<void> {
  await tx.delete(signInTries).where(lt(signInTries.triedAt, new Date(now.getTime() - DAY_MS)));
}
