import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { beginSums, contentOf } from './content';
import type { Manifest } from './manifest';
import { tablesInOrder } from './tables';

/** Columns whose values name stored files. */
const NAMES_FILES: readonly [table: string, column: string][] = [
  ['assets', 'sha256'],
  ['ingestion_files', 'sha256'],
  ['sources', 'sha256'],
];

export interface Dump {
  migrations: number;
  tables: Manifest['tables'];
  /** SHA-256 of every file that a row speaks of. */
  named: Set<string>;
}

/** Writes each table as of one moment into a file of its own, in PostgreSQL's own text form. */
export async function dumpTables(ownerUrl: string, folder: string): Promise<Dump> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await mkdir(folder, { mode: 0o700 });
    await client.query('begin isolation level repeatable read read only');
    await beginSums(client);
    // Rows that somebody else than their owner couldn't see must not be left out in silence.
    await client.query('set local row_security = off');
    const tables: Manifest['tables'] = [];
    for (const table of await tablesInOrder(client)) {
      const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
      const statement = `copy ${client.escapeIdentifier(table.name)} (${columns}) to stdout`;
      const hash = createHash('sha256');
      await pipeline(
        client.query(copyTo(statement)),
        hashing(hash),
        createWriteStream(path.join(folder, `${table.name}.copy`), { mode: 0o600 }),
      );
      const content = await contentOf(client, table.name, table.columns);
      tables.push({ ...table, ...content, sha256: hash.digest('hex') });
    }
    const named = await namedFiles(client, new Set(tables.map(({ name }) => name)));
    const migrations = await client.query<{ count: string }>(
      'select count(*) from meno_migrations.__drizzle_migrations',
    );
    await client.query('commit');
    return { migrations: Number(migrations.rows[0]?.count ?? 0), tables, named };
  } finally {
    await client.end();
  }
}

async function namedFiles(client: pg.Client, present: ReadonlySet<string>): Promise<Set<string>> {
  const named = new Set<string>();
  for (const [table, column] of NAMES_FILES.filter(([table]) => present.has(table))) {
    const { rows } = await client.query<{ hash: string }>(
      `select distinct ${column} as hash from ${table} where ${column} is not null`,
    );
    for (const { hash } of rows) named.add(hash);
  }
  return named;
}

function hashing(hash: ReturnType<typeof createHash>): Transform {
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      hash.update(bytes);
      done(null, bytes);
    },
  });
}
