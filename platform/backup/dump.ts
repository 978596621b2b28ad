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
  /** Files that rows speak of and that are not there, at any moment. */
  missing: number;
}

/** How often another moment is tried where files of one are gone already. */
const MOST_MOMENTS = 8;

/**
 * Writes each table as of one moment into a file of its own, in PostgreSQL's own text form.
 * @param secure is called as soon as the moment is fixed, with the files that its rows speak of, and says how many of them it could lay hands on no more; then another
 *   moment is tried, since somebody deleted them in between
 */
export async function dumpTables(
  ownerUrl: string,
  folder: string,
  secure: (named: ReadonlySet<string>) => Promise<number>,
): Promise<Dump> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await mkdir(folder, { mode: 0o700 });
    const missing = await fixMoment(client, secure);
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
    const migrations = await client.query<{ count: string }>(
      'select count(*) from meno_migrations.__drizzle_migrations',
    );
    await client.query('commit');
    return { migrations: Number(migrations.rows[0]?.count ?? 0), tables, missing };
  } finally {
    await client.end();
  }
}

/** Begins a transaction that sees one moment, of which every file is secured. @returns how many were not there, however often it was tried. */
async function fixMoment(client: pg.Client, secure: (named: ReadonlySet<string>) => Promise<number>): Promise<number> {
  let before = Number.POSITIVE_INFINITY;
  for (let tries = 1; ; tries++) {
    await client.query('begin isolation level repeatable read read only');
    await beginSums(client);
    // Rows that somebody else than their owner couldn't see must not be left out in silence.
    await client.query('set local row_security = off');
    const missing = await secure(await namedFiles(client));
    if (missing === 0 || tries === MOST_MOMENTS || (missing === before && tries > 2)) return missing;
    before = missing;
    await client.query('rollback');
  }
}

async function namedFiles(client: pg.Client): Promise<Set<string>> {
  const named = new Set<string>();
  for (const [table, column] of NAMES_FILES) {
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
