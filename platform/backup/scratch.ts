import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Manifest } from './manifest';
import { fillTables } from './restore';
import { unpack } from './unpack';

/** Begins the names of databases that a check makes; any that is left from a check that was killed is dropped by the next. */
const PREFIX = 'meno_backup_check_';

export interface ScratchOptions {
  ownerUrl: string;
  dataFolder: string;
  file: string;
  passphrase: string | null;
  /** Brings an empty database to the schema of this program. */
  migrate(ownerUrl: string): Promise<void>;
}

/** The user of the database may not make another one, so a backup can't be tried out here. */
export class NoScratchError extends Error {
  override name = 'NoScratchError';
}

/**
 * Restores a backup into a database and a folder of its own and lets `look` see them; both are gone afterwards. Every table has then been compared with
 * what the backup says of it, row by row.
 * @throws NoScratchError, or Error saying what is wrong with the backup.
 */
export async function inScratch<T>(
  options: ScratchOptions,
  look: (restored: { ownerUrl: string; folder: string; manifest: Manifest }) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(options.dataFolder, '.meno-check-'));
  const name = `${PREFIX}${process.pid}_${randomBytes(6).toString('hex')}`;
  const url = new URL(options.ownerUrl);
  url.pathname = `/${name}`;
  try {
    const manifest = await unpack(path.resolve(options.file), options.passphrase, folder);
    await asOwner(options.ownerUrl, async (client) => {
      await dropOthers(client);
      await client
        .query(`create database ${client.escapeIdentifier(name)} template template0`)
        .catch((error: unknown) => {
          const refused = error instanceof Error && 'code' in error && error.code === '42501';
          throw refused
            ? new NoScratchError(
                'The user of DATABASE_URL may not make a database, so the backup was read and proved, but not restored on trial (alter role … createdb).',
              )
            : error;
        });
    });
    await options.migrate(url.href);
    await fillTables(url.href, path.join(folder, 'tables'), manifest);
    return await look({ ownerUrl: url.href, folder, manifest });
  } finally {
    await asOwner(options.ownerUrl, (client) =>
      client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
    );
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** Those of processes that are gone. */
async function dropOthers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database d where starts_with(datname, $1)
       and not exists (select 1 from pg_stat_activity a where a.datname = d.datname)`,
    [PREFIX],
  );
  for (const { datname } of rows) {
    const pid = Number(datname.slice(PREFIX.length).split('_')[0]);
    if (!isAlive(pid)) await client.query(`drop database if exists ${client.escapeIdentifier(datname)}`);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function asOwner(ownerUrl: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
