import { AsyncLocalStorage } from 'node:async_hooks';
import { NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { PoolClient } from 'pg';
import type { Actor, Database, Tx } from '@/platform/database/transaction';

export interface RewindingDatabase extends Database {
  /** Does work, as many transactions as it opens, and takes all of it back. */
  rewound<T>(work: () => Promise<T>): Promise<T>;
}

const dialect = new PgDialect({ casing: 'snake_case' });

/**
 * The application's way to the database for tests that call everything: transactions are savepoints of one that never ends well, so that each
 * request meets the same rows whatever those before it did. One at a time, on one connection.
 */
export function createRewindingDatabase(database: Database): RewindingDatabase {
  let client: PoolClient | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let points = 0;
  const inside = new AsyncLocalStorage<Actor>();

  async function point<T>(actor: Actor, outer: Actor | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
    const held = client;
    if (!held) throw new Error('Nothing is open to be rewound.');
    const name = `p${++points}`;
    await held.query(`savepoint ${name}`);
    try {
      await speakFor(held, actor);
      const tx: Tx = new NodePgTransaction(dialect, new NodePgSession(held, dialect, undefined), undefined);
      const result = await inside.run(actor, () => work(tx));
      await held.query(`release savepoint ${name}`);
      if (outer) await speakFor(held, outer);
      return result;
    } catch (error) {
      await held.query(`rollback to savepoint ${name}`);
      throw error;
    }
  }

  return {
    pool: database.pool,
    close: () => database.close(),
    transaction(actor, work) {
      const outer = inside.getStore();
      if (outer) return point(actor, outer, work);
      const turn = last.then(() => point(actor, undefined, work));
      last = turn.catch(() => {});
      return turn;
    },
    async rewound(work) {
      client = await database.pool.connect();
      await client.query('begin');
      try {
        return await work();
      } finally {
        // What a request left running behind its answer ends before everything is taken back.
        await last;
        await client.query('rollback');
        client.release();
        client = undefined;
      }
    },
  };
}

async function speakFor(client: PoolClient, { districtId, userId, role }: Actor): Promise<void> {
  await client.query(
    `select set_config('meno.district', $1, true), set_config('meno.user', $2, true), set_config('meno.role', $3, true)`,
    [districtId, userId ?? '', role],
  );
}
