import path from 'node:path';
import pg from 'pg';
import { findEmbeddedPostgres } from '@/platform/database/embedded-postgres';
import { connectDatabase } from '@/platform/database/open';
import { createBlobStore } from '@/platform/files/blob-store';
import { FolderLockedError } from '@/platform/files/folder-lock';
import { openSearchIndex } from '@/platform/search/search-index';
import { giveColumnKeys } from '@/platform/secrets/encrypted-text';
import { describeError } from '@/platform/telemetry/describe-error';
import { createLog } from '@/platform/telemetry/log';
import { readConfig } from '@/server/config/read-config';
import { type Foundation, openFoundation } from '@/server/foundation';
import { readSecrets } from '@/server/secrets';
import { createServices, type Services } from '@/server/services';
import { CommandError } from './command-error';

export interface Opened {
  foundation: Foundation;
  services: Services;
  /** A server runs on this data folder: it does the jobs, this process only asks. */
  serverRuns: boolean;
  districtId: string;
}

/**
 * Opens the installation for one command: by itself when nothing runs, beside the server when one does.
 * Jobs run in this process only when no server does.
 */
export async function withMeno<T>(
  work: (opened: Opened) => Promise<T>,
  options: { needsDistrict?: boolean } = {},
): Promise<T> {
  const config = readConfig(process.env);
  const log = createLog(config.MENO_LOG_LEVEL === 'info' ? 'warn' : config.MENO_LOG_LEVEL);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  let serverRuns = false;
  const foundation = await openFoundation(config, log, say).catch(async (error: unknown) => {
    if (!(error instanceof FolderLockedError)) throw error;
    serverRuns = true;
    return attach(config, log);
  });
  try {
    const services = await createServices(foundation, (error) =>
      log.error({ error: describeError(error) }, 'job failed'),
    );
    try {
      await services.jobs.start({ work: !serverRuns });
      const district = await services.identity.currentDistrict();
      if (!district && options.needsDistrict !== false) {
        throw new CommandError(
          'This Meno has not been set up yet: start it and open it in a browser, or run `meno user create`.',
        );
      }
      return await work({ foundation, services, serverRuns, districtId: district?.id ?? '' });
    } finally {
      await services.jobs.stop();
      await services.close();
    }
  } finally {
    await foundation.close();
  }
}

/** Connects beside a running server: no lock, no migration. */
async function attach(config: ReturnType<typeof readConfig>, log: Foundation['log']): Promise<Foundation> {
  const secrets = await readSecrets(config.MENO_DATA, config);
  giveColumnKeys(secrets.columnKeys.map((key) => Buffer.from(key, 'base64')));
  const ownerUrl = config.DATABASE_URL ?? (await findEmbeddedPostgres(config.MENO_DATA, secrets.databaseOwner));
  if (!ownerUrl) throw new CommandError('The running Meno has no database yet. Try again in a moment.');
  const probe = new pg.Client({ connectionString: ownerUrl });
  await probe.connect();
  await probe.end();
  const database = connectDatabase({
    ownerUrl,
    appPassword: secrets.databaseApp,
    connections: 4,
    onError: (error) => log.warn({ error: error.message }, 'database'),
  });
  const search = await openSearchIndex(path.join(config.MENO_DATA, 'search'));
  return {
    config,
    log,
    secrets,
    ownerUrl,
    database,
    blobs: createBlobStore(path.join(config.MENO_DATA, 'files')),
    search,
    close: async () => {
      await search.close();
      await database.close();
    },
  };
}
