import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from './embedded-postgres';
import { openDatabase } from './open';

/** What keeps rows through a failure of the machine, and what tidies up behind: worth nothing to rows that live for one test. */
const CARELESS = ['fsync = off', 'full_page_writes = off', 'synchronous_commit = off', 'autovacuum = off'];

/** Starts one PostgreSQL for the whole test run, with a migrated template that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'meno-test-'));
  const secret = randomUUID();
  const server = await startEmbeddedPostgres(folder, secret, () => {});
  await makeCareless(server.url);
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

async function makeCareless(url: string): Promise<void> {
  const administration = new URL(url);
  administration.pathname = '/postgres';
  const client = new pg.Client({ connectionString: administration.href });
  await client.connect();
  try {
    for (const setting of CARELESS) await client.query(`alter system set ${setting}`);
    await client.query('select pg_reload_conf()');
  } finally {
    await client.end();
  }
}
