import { sql } from 'drizzle-orm';
import type { Tx } from './transaction';

/** What the system must say that it does before it may read what is otherwise closed to it: who belongs to which group. */
export type Purpose = 'fairness' | 'rights' | 'research';

/** Runs work in the caller's transaction for a purpose that row-level security asks for; it ends with the work. */
export async function forPurpose<T>(tx: Tx, purpose: Purpose, work: () => Promise<T>): Promise<T> {
  const say = (next: string) => tx.execute(sql`select set_config('meno.purpose', ${next}, true)`);
  await say(purpose);
  try {
    return await work();
  } finally {
    // After a failed statement the transaction takes no more commands; rolling back also takes the purpose back.
    await say('').catch(() => {});
  }
}
