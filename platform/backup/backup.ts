import { createWriteStream } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { create } from 'tar';
import { MANIFEST_VERSION, type Manifest } from './manifest';
import { tablesInOrder } from './tables';

/**
 * Writes everything that can't be rebuilt (tables as of one moment, uploaded files) into one `.tar.gz`, while Meno runs.
 * The search index is left out: it is derived. Nothing is written under the final name until the backup is whole.
 * @param file target; must not exist yet.
 * @returns rows of each table.
 */
export async function backup(options: {
  ownerUrl: string;
  filesFolder: string;
  file: string;
  version: string;
  now: Date;
}): Promise<Manifest> {
  const target = path.resolve(options.file);
  if (await exists(target))
    throw new Error(`${target} exists already. Choose another name; a backup never overwrites one.`);
  await mkdir(path.dirname(target), { recursive: true });
  const work = await mkdtemp(path.join(path.dirname(target), '.meno-backup-'));
  try {
    const manifest = await dump(options, work);
    await writeFile(path.join(work, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    // Blobs are named by their content and never change, so copying them after the tables' moment is consistent.
    if (await exists(options.filesFolder)) await cp(options.filesFolder, path.join(work, 'files'), { recursive: true });
    await create({ gzip: true, cwd: work, file: `${target}.part`, portable: true }, ['.']);
    await rename(`${target}.part`, target);
    return manifest;
  } finally {
    await rm(work, { recursive: true, force: true });
    await rm(`${target}.part`, { force: true });
  }
}

async function dump(options: { ownerUrl: string; version: string; now: Date }, work: string): Promise<Manifest> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    await mkdir(path.join(work, 'tables'), { mode: 0o700 });
    await client.query('begin isolation level repeatable read read only');
    const tables = [];
    for (const table of await tablesInOrder(client)) {
      const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
      const statement = `copy ${client.escapeIdentifier(table.name)} (${columns}) to stdout`;
      await pipeline(
        client.query(copyTo(statement)),
        createWriteStream(path.join(work, 'tables', `${table.name}.copy`), { mode: 0o600 }),
      );
      const count = await client.query<{ count: string }>(
        `select count(*) from ${client.escapeIdentifier(table.name)}`,
      );
      tables.push({ ...table, rows: Number(count.rows[0]?.count ?? 0) });
    }
    const migrations = await client.query<{ count: string }>(
      'select count(*) from meno_migrations.__drizzle_migrations',
    );
    await client.query('commit');
    return {
      manifestVersion: MANIFEST_VERSION,
      menoVersion: options.version,
      createdAt: options.now.toISOString(),
      migrations: Number(migrations.rows[0]?.count ?? 0),
      tables,
    };
  } finally {
    await client.end();
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
