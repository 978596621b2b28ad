import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startEmbeddedPostgres } from '@/platform/database/embedded-postgres';
import { openDatabase } from '@/platform/database/open';
import type { Database } from '@/platform/database/transaction';
import { type BlobStore, createBlobStore } from '@/platform/files/blob-store';
import { lockFolder } from '@/platform/files/folder-lock';
import { openSearchIndex, type SearchIndex } from '@/platform/search/search-index';
import { giveColumnKeys } from '@/platform/secrets/encrypted-text';
import type { Log } from '@/platform/telemetry/log';
import type { Config } from './config/read-config';
import { migrationsFolder } from './paths';
import { readSecrets, type Secrets } from './secrets';

/** The engines under everything else: data folder (locked), database, files, search index. */
export interface Foundation {
  config: Config;
  log: Log;
  secrets: Secrets;
  ownerUrl: string;
  database: Database;
  blobs: BlobStore;
  search: SearchIndex;
  close(): Promise<void>;
}

/**
 * Opens the engines, in order; when one fails, those already open are closed again.
 * @param say gets lines for the administrator that matter even when logging is silent.
 * @throws FolderLockedError when another process holds the data folder.
 */
export async function openFoundation(config: Config, log: Log, say: (line: string) => void): Promise<Foundation> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    await mkdir(config.MENO_DATA, { recursive: true, mode: 0o711 });
    closers.push(await lockFolder(config.MENO_DATA));
    const secrets = await readSecrets(config.MENO_DATA, config);
    giveColumnKeys(secrets.columnKeys.map((key) => Buffer.from(key, 'base64')));
    const ownerUrl = config.DATABASE_URL ?? (await embedded(config, secrets, say, closers));
    const database = await openDatabase({
      ownerUrl,
      appPassword: secrets.databaseApp,
      migrationsFolder,
      connections: config.MENO_DATABASE_CONNECTIONS,
      onError: (error) => log.error({ error: error.message }, 'database connection failed'),
    });
    closers.push(() => database.close());
    const blobs = createBlobStore(await privateFolder(config.MENO_DATA, 'files'));
    const search = await openSearchIndex(await privateFolder(config.MENO_DATA, 'search'));
    closers.push(() => search.close());
    return { config, log, secrets, ownerUrl, database, blobs, search, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function embedded(
  config: Config,
  secrets: Secrets,
  say: (line: string) => void,
  closers: (() => Promise<void>)[],
) {
  const server = await startEmbeddedPostgres(config.MENO_DATA, secrets.databaseOwner, say);
  closers.push(() => server.stop());
  return server.url;
}

async function privateFolder(base: string, name: string): Promise<string> {
  const folder = path.join(base, name);
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  return folder;
}
