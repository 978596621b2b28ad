import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';

/** Whom a transaction acts for. `system`: jobs and administration; `auth`: signing in, before anybody is known. */
export type ActorRole = 'learner' | 'teacher' | 'admin' | 'system' | 'auth';
export interface Actor {
  districtId: string;
  userId: string | null;
  role: ActorRole;
}

type Schema = Record<string, never>;
/** An open transaction; the one thing that stores run queries on. */
export type Tx = Parameters<Parameters<NodePgDatabase<Schema>['transaction']>[0]>[0];

/** The application's way to the database: every query runs in a transaction that says for whom. */
export interface Database {
  /** Runs `work` in one transaction as `actor`; row-level security lets it see and change only what that actor may. */
  transaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  pool: Pool;
  close(): Promise<void>;
}

/** What a job or a command acts as in a district. */
export function systemActor(districtId: string): Actor {
  return { districtId, userId: null, role: 'system' };
}

/** Wraps a pool of the application's role. */
export function createDatabase(drizzle: NodePgDatabase<Schema>, pool: Pool): Database {
  return {
    pool,
    transaction: (actor, work) =>
      drizzle.transaction(async (tx) => {
        await tx.execute(
          sql`select set_config('meno.district', ${actor.districtId}, true), set_config('meno.user', ${actor.userId ?? ''}, true), set_config('meno.role', ${actor.role}, true)`,
        );
        return work(tx);
      }),
    close: () => pool.end(),
  };
}
