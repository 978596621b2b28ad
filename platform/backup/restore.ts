import { createReadStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { beginSums, contentOf } from './content';
import type { Manifest } from './manifest';
import { unpack } from './unpack';

export interface RestoreOptions {
  ownerUrl: string;
  /** Where the files go; room for unpacking is found in it too. */
  dataFolder: string;
  file: string;
  passphrase: string | null;
  /** Migrations of this program; a backup of a newer Meno is refused. */
  migrations: number;
  /** Takes up the other files of the backup, once everything else is in place. */
  putOther?(name: string, bytes: Buffer): Promise<void>;
}

/**
 * Fills an empty installation from a backup: all tables in one transaction, then the files. The whole backup is unpacked and proved before anything is
 * written. Refuses where a
 * district exists already, so that nothing is ever overwritten.
 * @throws Error naming what is wrong with the file, the passphrase or the installation; then nothing was changed.
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const file = path.resolve(options.file);
  await mkdir(options.dataFolder, { recursive: true });
  const work = await mkdtemp(path.join(options.dataFolder, '.meno-restore-'));
  try {
    const manifest = await unpack(file, options.passphrase, work);
    if (manifest.migrations > options.migrations) {
      throw new Error(`${file} was made by a newer Meno (${manifest.menoVersion}). Update this one first.`);
    }
    await fillTables(options.ownerUrl, path.join(work, 'tables'), manifest);
    if (await exists(path.join(work, 'files')))
      await cp(path.join(work, 'files'), path.join(options.dataFolder, 'files'), { recursive: true });
    for (const { name } of manifest.others ?? [])
      await options.putOther?.(name, await readFile(path.join(work, 'others', name)));
    return manifest;
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** Copies the rows of a backup into empty tables, and compares what is there then with what the backup says. */
export async function fillTables(ownerUrl: string, folder: string, manifest: Manifest): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await beginSums(client);
    const used = await client.query('select 1 from districts limit 1');
    if (used.rowCount)
      throw new Error('This installation has data already. Restore into an empty data folder (MENO_DATA).');
    for (const table of manifest.tables) {
      const name = client.escapeIdentifier(table.name);
      const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
      await pipeline(
        createReadStream(path.join(folder, `${table.name}.copy`)),
        client.query(copyFrom(`copy ${name} (${columns}) from stdin`)),
      );
      const content = await contentOf(client, table.name, table.columns);
      if (content.rows !== table.rows || (table.sum !== undefined && content.sum !== table.sum))
        throw new Error(`Table ${table.name} is not as the backup says: its rows differ.`);
      if (table.identity) {
        const column = client.escapeIdentifier(table.identity);
        await client.query(
          `select setval(pg_get_serial_sequence($1, $2), greatest((select coalesce(max(${column}), 0) from ${name}), 1))`,
          [table.name, table.identity],
        );
      }
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
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
