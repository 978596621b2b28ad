import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BackupEngine, createBackups } from '@/features/backups/service';
import { createAuditWriter } from '@/features/governance/service/audit-writer';
import { createMastery } from '@/features/mastery/service';
import { evidenceOf } from '@/features/mastery/testing';
import { memoryFollower } from '@/features/reviews/follower';
import { appRoleOf } from '@/platform/database/open';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { type Actor, systemActor } from '@/platform/database/transaction';
import { createBlobStore } from '@/platform/files/blob-store';
import { createBackupEngine } from './backup-engine';
import { readConfig } from './config/read-config';

const test = testDatabase();
let folder: string;
let clock = new Date('2026-03-02T03:30:00Z');

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-engine-'));
});
afterEach(() => rm(path.join(folder, 'backups'), { recursive: true, force: true }));
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  // Roles belong to the whole server.
  const role = appRoleOf(test().ownerUrl);
  await test()
    .owner.query(`drop owned by "${role}"`)
    .catch(() => {});
  await test()
    .owner.query(`drop role if exists "${role}"`)
    .catch(() => {});
});

function open(instead?: BackupEngine) {
  const backupFolder = path.join(folder, 'backups');
  const config = readConfig({
    ...{ MENO_DATA: folder, MENO_BACKUP_FOLDER: backupFolder, MENO_BACKUP_PASSPHRASE: 'of sixteen letters or more' },
  });
  const secrets = {
    ...{ session: 's'.repeat(40), databaseOwner: 'o'.repeat(40), databaseApp: 'a'.repeat(40) },
    columnKeys: [Buffer.alloc(32, 1).toString('base64')],
  };
  const now = () => clock;
  const real = createBackupEngine({ config, secrets, ownerUrl: test().ownerUrl }, now);
  const engine = instead ?? real;
  const { database, districtId } = test();
  const backups = createBackups({
    ...{ database, now, engine, dataFolder: folder, jobs: { define: () => {}, send: async () => null } },
    currentDistrict: async () => ({ id: districtId }),
    schedule: { folder: backupFolder, at: '03:30', keep: { daily: 2, weekly: 1 }, encrypted: true },
  });
  const status = () => database.transaction(systemActor(districtId), backups.status);
  return { backups, engine, status, backupFolder, districtId };
}

/** Makes files that are no backups in no time, where only their time matters. */
const quick: BackupEngine = {
  async make(file) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, 'x');
    return { bytes: 1, rows: 0, files: 0 };
  },
  check: async () => ({
    ...{ restored: true, tables: 0, rows: 0, files: 0, events: 0, differences: 0, auditRecords: 0, auditSound: true },
    problems: [],
  }),
};

/** A school at work: answers with their estimates, memories, audit records and files, until it is told to stop. */
async function school() {
  const { database, districtId } = test();
  const { courseId, sourceId } = await addCourse(test());
  await test().owner.query('delete from sources where id = $1', [sourceId]);
  const concepts = [await addConcept(test(), courseId, 'Raceway'), await addConcept(test(), courseId, 'Cage', 1)];
  const learners = await Promise.all(['a', 'b', 'c'].map((name) => addPerson(test(), 'learner', name)));
  const mastery = createMastery({ now: () => clock, follower: memoryFollower });
  const audit = createAuditWriter({ database, now: () => clock, report: () => {} });
  const blobs = createBlobStore(path.join(folder, 'files'));
  const done = { answers: 0, records: 0, files: 0 };
  let going = true;
  async function answer(learnerId: string, first: number) {
    const actor: Actor = { districtId, userId: learnerId, role: 'learner' };
    for (let turn = first; going; turn++) {
      const conceptId = concepts[turn % 2] ?? '';
      const at = new Date(clock.getTime() + turn * 1000);
      const evidence = evidenceOf({ learnerId, courseId, conceptId }, { correct: turn % 3 > 0, at });
      await database.transaction(actor, (tx) => mastery.recordEvidence(tx, evidence));
      done.answers++;
    }
  }
  async function write() {
    for (; going; done.records++)
      await audit.now(districtId, {
        ...{ who: learners[0] ?? null, role: 'learner', via: 'cookie', action: 'GET /x', from: null, kind: 'read' },
        ...{ record: 'progress', recordId: null, subjects: [], scope: null, why: null, outcome: 'done' },
      });
  }
  /** Files are written before their rows and go after them, as in the library. */
  async function upload() {
    for (; going; done.files++) {
      const bytes = Buffer.from(`drawing ${done.files}`);
      const sha256 = await blobs.put(districtId, bytes);
      const name = `${done.files}.png`;
      await database.transaction(systemActor(districtId), (tx) =>
        tx.execute(
          `insert into assets (course_id, path, sha256, bytes, media_type) values ('${courseId}', '${name}', '${sha256}', 9, 'image/png')`,
        ),
      );
      if (done.files < 5) continue;
      const old = createHash('sha256')
        .update(`drawing ${done.files - 5}`)
        .digest('hex');
      await database.transaction(systemActor(districtId), (tx) =>
        tx.execute(`delete from assets where sha256 = '${old}'`),
      );
      await blobs.remove(districtId, old);
    }
  }
  const work = Promise.all([...learners.map(answer), write(), upload()]);
  return {
    done,
    async stop() {
      going = false;
      await work;
      await audit.flush();
    },
  };
}

describe('backups of a Meno at work', () => {
  it('are of one moment: restored beside it, the replay agrees, the audit trail is unbroken, every file is there', async () => {
    const { backups, status, districtId } = open();
    const busy = await school();
    await until(() => busy.done.answers > 10 && busy.done.records > 5 && busy.done.files > 8);
    const before = { ...busy.done };
    await backups.run(districtId, false);
    await busy.stop();
    // There was work while it was made.
    expect(busy.done.answers).toBeGreaterThan(before.answers + 5);
    expect(busy.done.files).toBeGreaterThan(before.files + 5);
    const [backup] = (await status()).items;
    expect(backup?.check?.problems).toEqual([]);
    expect(backup).toMatchObject({ state: 'sound', kind: 'weekly', encrypted: true, problem: null });
    expect(backup?.check).toMatchObject({ restored: true, differences: 0, auditSound: true, problems: [] });
    expect(backup?.check?.events).toBeGreaterThanOrEqual(before.answers);
    expect(backup?.check?.events).toBeLessThan(busy.done.answers);
    expect(backup?.check?.auditRecords).toBeGreaterThanOrEqual(before.records);
    // Nothing of the trial is left, neither a database nor rows in the clear.
    const { rows } = await test().owner.query(
      `select datname from pg_database where datname like 'meno_backup_check%'`,
    );
    expect(rows).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.startsWith('.meno-'))).toEqual([]);
  });

  it('are found wanting when a copy disagrees with its own log, or its trail was cut', async () => {
    const { engine, backupFolder } = open();
    const { owner } = test();
    await owner.query(
      'update mastery set p_known = p_known / 2 where learner_id = (select learner_id from mastery limit 1)',
    );
    const wrong = path.join(backupFolder, 'wrong');
    await engine.make(wrong);
    await owner.query(
      'update mastery set p_known = p_known * 2 where learner_id = (select learner_id from mastery limit 1)',
    );
    const check = await engine.check(wrong);
    expect(check.differences).toBeGreaterThan(0);
    expect(check.problems.join()).toMatch(/differ from the replay/);

    const cut = await readFile(wrong);
    await writeFile(`${wrong}-cut`, cut.subarray(0, cut.length - 100));
    expect((await engine.check(`${wrong}-cut`)).problems.join()).toContain('damaged');
  });

  it('that could not be made are written down with the reason', async () => {
    const { backups, status, districtId, backupFolder } = open();
    await writeFile(backupFolder, 'no folder');
    await expect(backups.run(districtId, false)).rejects.toThrow();
    const now = await status();
    expect(now.items[0]).toMatchObject({ state: 'failed', bytes: null });
    expect(now.warnings).toContain('lastFailed');
  });

  it('go when their time is over, and one that somebody deleted is noted', async () => {
    const { backups, status, districtId, backupFolder } = open(quick);
    await test().owner.query('delete from backups');
    for (let night = 0; night < 4; night++) {
      clock = new Date(Date.parse('2026-03-10T03:30:00Z') + night * 24 * 3600 * 1000);
      await backups.run(districtId, false);
    }
    const now = await status();
    expect(now.items.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      ...['daily sound', 'daily sound', 'daily gone', 'weekly sound'],
    ]);
    expect(await readdir(backupFolder)).toHaveLength(3);
    expect(now.deletedGoneBy).toBe('2026-03-17T02:30:00.000Z');
    expect(now.warnings).toEqual(['sameDisk']);

    const [newest] = now.items;
    await rm(path.join(backupFolder, newest?.file ?? ''));
    clock = new Date('2026-03-20T03:30:00Z');
    expect((await status()).warnings).toContain('old');
    await backups.run(districtId, true);
    const after = await status();
    expect(after.items.find(({ id }) => id === newest?.id)?.state).toBe('gone');
    // One that was asked for has no end, and so what is deleted has none in it.
    expect(after.deletedGoneBy).toBeNull();
    expect(await test().database.transaction(systemActor(districtId), backups.port.lastExpiry)).toMatchObject({
      openEnded: true,
    });
  });
});

async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 5));
}
