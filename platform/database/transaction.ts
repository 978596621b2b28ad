import { type NodePgDatabase, NodePgTransaction } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import { escapeLiteral, type Pool } from 'pg';
import { createStatementNames, PreparingSession } from './prepared';
import type { Role } from './roles';

/** Whom a transaction acts for. `system`: jobs and administration; `auth`: signing in, before anybody is known. */
export type ActorRole = Role | 'system' | 'auth';
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

export interface DatabaseOptions {
  /** Time that new rows are dated with, where it isn't that of the transaction: the past of a simulated school. */
  at?(): Date | null;
}

const dialect = new PgDialect({ casing: 'snake_case' });

/**
 * Wraps a pool of the application's role. A transaction begins and says for whom in one message, since at hundreds of
 * answers a second each round trip to PostgreSQL costs as much as the work it asks for.
 */
export function createDatabase(pool: Pool, options: DatabaseOptions = {}): Database {
  // A connection that is lost while it is lent out also says so here, and would end the process if nobody listened; the
  // query that it was lost under fails, and so its transaction.
  pool.on('connect', (client) => client.on('error', () => {}));
  const names = createStatementNames();
  return {
    pool,
    async transaction(actor, work) {
      const client = await pool.connect();
      const tx: Tx = new NodePgTransaction(dialect, new PreparingSession(client, dialect, names), undefined);
      let broken: Error | undefined;
      try {
        await client.query(beginAs(actor, options.at?.() ?? null));
        const result = await work(tx);
        await client.query('commit');
        return result;
      } catch (error) {
        // A connection that can't even roll back is gone, or in a state that nobody may be handed.
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

function beginAs({ districtId, userId, role }: Actor, at: Date | null): string {
  const named = Object.entries({ district: districtId, user: userId ?? '', role });
  if (at) named.push(['now', at.toISOString()]);
  const settings = named.map(([name, value]) => `set_config('meno.${name}', ${escapeLiteral(value)}, true)`);
  // What is made up can be made up again: it need not wait for the disk.
  const lazily = at ? 'set local synchronous_commit = off; ' : '';
  return `begin; ${lazily}select ${settings.join(', ')}`;
}
