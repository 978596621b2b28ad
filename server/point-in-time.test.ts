import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGovernance } from '@/features/governance/service';
import { keepAnchor, readAnchors } from '@/features/governance/service/anchors';
import { createAuditWriter } from '@/features/governance/service/audit-writer';
import { createIdentity } from '@/features/identity/service';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/platform/database/embedded-postgres';
import { openDatabase } from '@/platform/database/open';
import { postgresUser } from '@/platform/database/postgres-user';
import type { Database } from '@/platform/database/transaction';
import type { AuditEntry } from '@/platform/http/audit';
import { migrationsFolder } from './paths';

const run = promisify(execFile);
const SECRET = randomUUID();
let home: string;
const running: { server: EmbeddedPostgres | null; database: Database | null } = { server: null, database: null };

/** A folder that PostgreSQL's own user can write to. */
async function folderOfPostgres(name: string): Promise<string> {
  const folder = path.join(home, name);
  await mkdir(folder, { recursive: true });
  const user = await postgresUser();
  if (user) await chown(folder, user.uid, user.gid);
  await chmod(folder, 0o700);
  return folder;
}

async function start(dataFolder: string): Promise<{ server: EmbeddedPostgres; database: Database }> {
  const server = await startEmbeddedPostgres(dataFolder, SECRET, () => {});
  running.server = server;
  const database = await openDatabase({
    ...{ ownerUrl: server.url, appPassword: SECRET, migrationsFolder, connections: 4, onError: () => {} },
  });
  running.database = database;
  return { server, database };
}
async function stop(): Promise<void> {
  await running.database?.close();
  await running.server?.stop();
  [running.database, running.server] = [null, null];
}

/** As the owner of the database. */
async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A copy of the running cluster's files between PostgreSQL's word that one begins and that it has ended, as `pg_basebackup` makes one. */
async function baseBackup(url: string, cluster: string, copy: string): Promise<void> {
  await asOwner(url, async (client) => {
    await client.query(`select pg_backup_start('trial', fast => true)`);
    await run('cp', ['-a', `${cluster}/.`, copy]);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()');
    await writeFile(path.join(copy, 'backup_label'), rows[0]?.labelfile ?? '');
  });
  for (const name of ['postmaster.pid', 'postmaster.opts']) await rm(path.join(copy, name), { force: true });
  for (const name of await readdir(path.join(copy, 'pg_wal'))) {
    if (/^[0-9A-F]{24}/.test(name)) await rm(path.join(copy, 'pg_wal', name));
  }
}

const entry = (action: string): AuditEntry => ({
  ...{ who: null, role: 'system', via: 'job', kind: 'read', action, record: 'answers' },
  ...{ recordId: null, subjects: [], scope: null, why: null, from: null, outcome: 'done' },
});

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'meno-point-'));
  await chmod(home, 0o711);
});
afterAll(async () => {
  await stop();
  await rm(home, { recursive: true, force: true });
});

/** Two clusters of its own and a minute of time: `MENO_TEST_POINT_IN_TIME=1`. */
describe.runIf(process.env.MENO_TEST_POINT_IN_TIME)('PostgreSQL’s own archive', { timeout: 300_000 }, () => {
  it('brings the database back to a moment between two writes, with its accounts, policies and an unbroken trail', async () => {
    const now = () => new Date();
    const report = (error: unknown) => expect.unreachable(String(error));
    const before = await folderOfPostgres('before');
    const after = await folderOfPostgres('after');
    const archive = await folderOfPostgres('archive');
    const first = await start(before);
    await asOwner(first.server.url, async (client) => {
      await client.query('alter system set archive_mode = on');
      await client.query(`alter system set archive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/%f'`);
    });
    await stop();
    const { server, database } = await start(before);

    // A district, some records, a base backup, more records, the moment, and what shall not come back.
    const identity = createIdentity({ database, now });
    const { districtId } = await identity.setUp({
      ...{ districtName: 'Larkfield', name: 'Ada', email: 'ada@example.org', password: 'four words of my own' },
    });
    const person = (email: string) =>
      identity.createPerson(districtId, { name: email, email, role: 'learner', password: 'four words of my own' });
    const writer = createAuditWriter({ database, now, report });
    await person('before-the-copy@example.org');
    await writer.now(districtId, entry('before the copy'));
    const copy = await folderOfPostgres('copy');
    await baseBackup(server.url, path.join(before, 'postgres'), copy);
    await person('after-the-copy@example.org');
    await writer.now(districtId, entry('after the copy'));
    const moment = await asOwner(server.url, async (client) => {
      const { rows } = await client.query<{ at: string }>(`select pg_sleep(1.5), clock_timestamp()::text as at`);
      await client.query('select pg_sleep(1.5)');
      return rows[0]?.at ?? '';
    });
    await person('a-mistake@example.org');
    await writer.now(districtId, entry('a mistake'));
    const governance = createGovernance({ database });
    await keepAnchor(before, await governance.anchor(districtId), now());
    await asOwner(server.url, async (client) => {
      const { rows } = await client.query<{ name: string }>('select pg_walfile_name(pg_switch_wal()) as name');
      await expect.poll(() => readdir(archive), { timeout: 60_000, interval: 200 }).toContain(rows[0]?.name ?? '');
    });
    await stop();

    // On another machine: the copy, the archive, and the moment to come back to.
    const cluster = path.join(after, 'postgres');
    await run('cp', ['-a', copy, cluster]);
    await writeFile(path.join(cluster, 'recovery.signal'), '');
    await run('sh', [
      '-c',
      `printf "%s\\n" "archive_mode = off" "restore_command = 'cp ${archive}/%f %p'" "recovery_target_time = '${moment}'" "recovery_target_action = promote" >> "$1"`,
      'sh',
      path.join(cluster, 'postgresql.auto.conf'),
    ]);
    await run('chown', ['-R', '--reference', copy, cluster]);
    const restored = await start(after);
    await asOwner(restored.server.url, async (client) => {
      await expect
        .poll(async () => (await client.query('select pg_is_in_recovery() as on')).rows[0].on, { timeout: 60_000 })
        .toBe(false);
      const { rows } = await client.query<{ email: string }>('select email from users order by created_at, email');
      expect(rows.map(({ email }) => email)).toEqual([
        'ada@example.org',
        'before-the-copy@example.org',
        'after-the-copy@example.org',
      ]);
      const written = await client.query<{ action: string }>('select action from audit_records order by sequence');
      expect(written.rows.map(({ action }) => action)).toEqual(['before the copy', 'after the copy']);
    });
    const trail = createGovernance({ database: restored.database });
    expect(await trail.verify(districtId, [])).toMatchObject({ sound: true });
    // Heads that were kept after that moment name records that are no more: the trail was cut, and says so.
    const { chain } = await trail.anchor(districtId);
    expect(await trail.verify(districtId, await readAnchors(before, chain))).toMatchObject({ sound: false });
    // It goes on: new records follow the old ones.
    await createAuditWriter({ database: restored.database, now, report }).now(districtId, entry('afterwards'));
    expect(await trail.verify(districtId, [])).toMatchObject({ sound: true });
  });
});
