import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from './embedded-postgres';
import { openDatabase } from './open';

/** Starts one PostgreSQL for the whole test run, with a migrated template that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'meno-test-'));
  const secret = randomUUID();
  const server = await startEmbeddedPostgres(folder, secret, () => {});
  const ownerUrl = new URL(server.url);
  ownerUrl.pathname = '/meno_template';
  const database = await openDatabase({
    ownerUrl: ownerUrl.href,
    appPassword: secret,
    migrationsFolder: path.resolve('platform/database/migrations'),
    connections: 2,
    onError: () => {},
  });
  await database.close();
  project.provide('ownerUrl', server.url);
  project.provide('appPassword', secret);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
