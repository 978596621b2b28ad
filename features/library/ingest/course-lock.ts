import type { Pool } from 'pg';

const RETRY_MS = 250;

/**
 * Runs work while no other process or job works on the same course. PostgreSQL lets go of the lock when the process dies.
 * @returns whether the work ran: not when `signal` aborted while waiting.
 */
export async function withCourseLock(
  pool: Pool,
  courseId: string,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<boolean> {
  while (!signal.aborted) {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      const { rows } = await client.query<{ held: boolean }>(
        `select pg_try_advisory_lock(hashtextextended('meno.course.' || $1, 0)) as held`,
        [courseId],
      );
      if (rows[0]?.held) {
        try {
          await work();
          return true;
        } finally {
          await client
            .query(`select pg_advisory_unlock(hashtextextended('meno.course.' || $1, 0))`, [courseId])
            .catch((error: Error) => {
              broken = error;
            });
        }
      }
    } finally {
      // A connection that may still hold the lock must not go back to the others.
      client.release(broken);
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  return false;
}
