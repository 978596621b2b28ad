import { createReadStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { extract } from 'tar';
import { type Manifest, manifestSchema } from './manifest';

export interface RestoreOptions {
  ownerUrl: string;
  filesFolder: string;
  /** Folder for unpacking, on the same disk as the data. */
  scratchFolder: string;
  file: string;
  /** Migrations of this program; a backup of a newer Meno is refused. */
  migrations: number;
}

/**
 * Fills an empty installation from a backup: all tables in one transaction, then the files. Refuses where a district
 * exists already, so that nothing is ever overwritten.
 * @throws Error naming what is wrong with the file or the installation; then nothing was changed.
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const file = path.resolve(options.file);
  if (!(await exists(file))) throw new Error(`There is no file ${file}.`);
  await mkdir(options.scratchFolder, { recursive: true });
  const work = await mkdtemp(path.join(options.scratchFolder, '.meno-restore-'));
  try {
    await extract({ file, cwd: work }).catch(() => {
      throw new Error(`${file} is not a backup of Meno, or it is damaged.`);
    });
    const manifest = await readManifest(work, file);
    if (manifest.migrations > options.migrations) {
      throw new Error(`${file} was made by a newer Meno (${manifest.menoVersion}). Update this one first.`);
    }
    await fillTables(options.ownerUrl, work, manifest);
    if (await exists(path.join(work, 'files')))
      await cp(path.join(work, 'files'), options.filesFolder, { recursive: true });
    return manifest;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function readManifest(work: string, file: string): Promise<Manifest> {
  const text = await readFile(path.join(work, 'manifest.json'), 'utf8').catch(() => null);
  const parsed = text === null ? null : manifestSchema.safeParse(JSON.parse(text));
  if (!parsed?.success) throw new Error(`${file} is not a backup of Meno.`);
  return parsed.data;
}

async function fillTables(ownerUrl: string, work: string, manifest: Manifest): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    const used = await client.query('select 1 from districts limit 1');
    if (used.rowCount)
      throw new Error('This installation has data already. Restore into an empty data folder (MENO_DATA).');
    for (const table of manifest.tables) {
      const name = client.escapeIdentifier(table.name);
      const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
      await pipeline(
        createReadStream(path.join(work, 'tables', `${table.name}.copy`)),
        client.query(copyFrom(`copy ${name} (${columns}) from stdin`)),
      );
      const count = await client.query<{ count: string }>(`select count(*) from ${name}`);
      if (Number(count.rows[0]?.count) !== table.rows)
        throw new Error(`Table ${table.name} is incomplete in the backup.`);
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
