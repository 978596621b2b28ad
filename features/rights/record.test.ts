import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataCatalogue, personTables } from '@/platform/database/catalogue/catalogue';
import { dataKinds } from '@/platform/database/catalogue/entry';
import { addGuardian, addPerson, type TestDatabase, testDatabase } from '@/platform/database/testing';
import { catalogTables, fillTables, type RowOwner } from '@/platform/database/testing-rows';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import words from '@/platform/i18n/messages/en/record.json';
import { heldJobs } from '@/platform/jobs/testing';
import { recordFileSchema } from './contract';
import { createExportFiles } from './service/export-files';
import { createExports } from './service/exports';
import { recordOverview, recordRows } from './service/record';
import { shownColumns } from './store-record';

const opened = testDatabase();
let test: TestDatabase;
let lena: RowOwner;
let folder: string;
let clock = new Date('2026-03-02T09:00:00Z');
const jobs = heldJobs();

const principal = (userId: string, role: Principal['role']): Principal => ({
  ...{ districtId: test.districtId, userId, role, name: 'X', email: 'x@example.org', via: 'cookie' },
});
const as = <T>({ userId, role }: Principal, work: (tx: Tx) => Promise<T>) =>
  test.database.transaction({ districtId: test.districtId, userId, role }, work);

beforeAll(async () => {
  test = opened();
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-record-'));
  const tables = await catalogTables(test.owner);
  const { districtId } = test;
  const school = { districtId, courseId: test.newId(), classId: test.newId(), teacherId: test.newId() };
  lena = { ...school, learnerId: test.newId(), marker: 'Lena' };
  await fillTables(test.owner, tables, lena);
  await fillTables(test.owner, tables, { ...school, learnerId: test.newId(), marker: 'Otto' });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('words of the catalogue', () => {
  it('are there for every kind, every part and every column that a person is shown', () => {
    const known = (of: Record<string, unknown>, name: string) => Object.hasOwn(of, name);
    expect(dataKinds.filter((kind) => !known(words.kinds, kind))).toEqual([]);
    expect(personTables().flatMap(({ name }) => (known(words.tables, name) ? [] : [name]))).toEqual([]);
    const columns = personTables().flatMap(({ entry }) => shownColumns(entry).map(({ name }) => name));
    expect([...new Set(columns)].filter((name) => !known(words.columns, name))).toEqual([]);
  });
});

describe('a record on the screen', () => {
  it('holds every personal table, with how much there is of each', async () => {
    const own = principal(lena.learnerId, 'learner');
    const overview = await as(own, (tx) => recordOverview(tx, own, lena.learnerId));
    const shown = overview.kinds.flatMap(({ tables }) => tables.map(({ table }) => table));
    expect(shown.toSorted()).toEqual(
      personTables()
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(overview).toMatchObject({ person: { id: lena.learnerId, name: 'Lena learner' }, hidesWords: false });
    const rows = overview.kinds.flatMap(({ tables }) => tables).find(({ table }) => table === 'attempts');
    expect(rows).toEqual({ table: 'attempts', rows: 1, onDeletion: 'delete', keptBecause: null });
  });

  it('shows rows with what their ids stand for, and nothing by which somebody gets in', async () => {
    const own = principal(lena.learnerId, 'learner');
    const page = (table: string) =>
      as(own, (tx) => recordRows(tx, own, { personId: lena.learnerId, table }, { limit: 10 }));
    const attempts = await page('attempts');
    expect(attempts.items).toHaveLength(1);
    expect(attempts.names).toMatchObject({ [lena.courseId]: 'Lena', [lena.learnerId]: 'Lena learner' });
    for (const { name, entry } of personTables()) {
      const { items } = await page(name);
      const hidden = [...(entry.columns.secrets ?? '').split(' '), ...(entry.columns.withheld ?? '').split(' ')];
      for (const row of items) expect(Object.keys(row).filter((column) => hidden.includes(column))).toEqual([]);
    }
    await expect(page('courses')).rejects.toMatchObject({ code: 'table_not_found' });
    await expect(page('no_such')).rejects.toMatchObject({ code: 'table_not_found' });
  });

  it('shows officers what there is, and no words', async () => {
    const officer = principal(test.newId(), 'dpo');
    const { columns, items } = await as(officer, (tx) =>
      recordRows(tx, officer, { personId: lena.learnerId, table: 'chat_messages' }, { limit: 10 }),
    );
    expect(columns.map(({ holds }) => holds)).not.toContain('words');
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toContain('said');
    expect((await as(officer, (tx) => recordOverview(tx, officer, lena.learnerId))).hidesWords).toBe(true);
  });

  it('is read page by page', async () => {
    const own = principal(lena.learnerId, 'learner');
    const read = (cursor?: string) =>
      as(own, (tx) =>
        recordRows(tx, own, { personId: lena.learnerId, table: 'events' }, { limit: 2, ...(cursor ? { cursor } : {}) }),
      );
    for (let event = 0; event < 4; event++)
      await test.owner.query(
        `insert into events (district_id, learner_id, course_id, kind, payload) values ($1, $2, $3, 'x', '{}')`,
        [test.districtId, lena.learnerId, lena.courseId],
      );
    const seen: unknown[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 5; pages++) {
      const page = await read(cursor);
      seen.push(...page.items.map((row) => row.sequence));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });
});

describe('a copy of a record', () => {
  const exportsOf = () =>
    createExports({
      ...{ database: test.database, jobs, now: () => clock, files: createExportFiles(folder) },
      districtName: async () => 'Test district',
    });

  it('is made in the background, holds everything of the catalogue in the documented form, and can be taken away', async () => {
    const exports = exportsOf();
    const own = principal(lena.learnerId, 'learner');
    const begun = await as(own, (tx) => exports.begin(tx, own, lena.learnerId));
    expect(begun.status).toBe('waiting');
    await expect(as(own, (tx) => exports.ready(tx, lena.learnerId, begun.id))).rejects.toMatchObject({
      code: 'export_not_found',
    });
    await jobs.run();
    const ready = await as(own, (tx) => exports.show(tx, lena.learnerId, begun.id));
    expect(ready).toMatchObject({ status: 'ready', done: ready.total });
    const stream = await exports.read(test.districtId, { personId: lena.learnerId, exportId: begun.id });
    const text = await new Response(stream).text();
    expect(Buffer.byteLength(text)).toBe(ready.bytes);
    const record = recordFileSchema.parse(JSON.parse(text));
    expect(record.person).toEqual({ id: lena.learnerId, name: 'Lena learner' });
    expect(record.tables.map(({ table }) => table)).toEqual(personTables().map(({ name }) => name));
    const overview = await as(own, (tx) => recordOverview(tx, own, lena.learnerId));
    const counts = new Map(overview.kinds.flatMap(({ tables }) => tables.map(({ table, rows }) => [table, rows])));
    for (const { table, rows } of record.tables) expect([table, rows.length]).toEqual([table, counts.get(table)]);
    expect(text).not.toContain('Otto');
    for (const { table, columns } of record.tables) {
      const { secrets = '', withheld = '' } = dataCatalogue.get(table)?.columns ?? {};
      const never = `${secrets} ${withheld}`.split(' ');
      expect(columns.filter(({ name }) => never.includes(name))).toEqual([]);
    }
  });

  it('is known to the guardian of a child, whoever asked for it; of an older learner, to a guardian who asked', async () => {
    const exports = exportsOf();
    const learner = principal(await addPerson(test, 'learner', 'Ward'), 'learner');
    const [father, mother, stranger] = [
      principal(await addPerson(test, 'guardian', 'Father'), 'guardian'),
      principal(await addPerson(test, 'guardian', 'Mother'), 'guardian'),
      principal(await addPerson(test, 'guardian', 'Stranger'), 'guardian'),
    ];
    for (const { userId } of [father, mother])
      await addGuardian(test, { guardianId: userId, learnerId: learner.userId });
    await addGuardian(test, { guardianId: stranger.userId, learnerId: learner.userId, confirmed: false });
    const seenBy = async (who: Principal) =>
      (await as(who, (tx) => exports.list(tx, learner.userId))).map(({ id }) => id).toSorted();
    const [own, fathers] = [
      await as(learner, (tx) => exports.begin(tx, learner, learner.userId)),
      await as(father, (tx) => exports.begin(tx, father, learner.userId)),
    ];
    const both = [own.id, fathers.id].toSorted();
    expect([await seenBy(learner), await seenBy(father), await seenBy(mother)]).toEqual([both, both, both]);
    expect(await seenBy(stranger)).toEqual([]);
    await jobs.run();
    expect(await as(mother, (tx) => exports.ready(tx, learner.userId, own.id))).toMatchObject({
      bytes: expect.any(Number),
    });
    // Over sixteen they decide for themself: what they ask for is their own business.
    await test.owner.query('update consent_settings set age_from = 16');
    await test.owner.query(
      `insert into consent_people (district_id, learner_id, birth_date, updated_by) values ($1, $2, now() - interval '17 years', $2)`,
      [test.districtId, learner.userId],
    );
    expect([await seenBy(learner), await seenBy(father), await seenBy(mother)]).toEqual([both, [fathers.id], []]);
  });

  it('is not found where its file is gone, as after a backup was restored', async () => {
    const copy = { personId: lena.learnerId, exportId: test.newId() };
    await expect(exportsOf().read(test.districtId, copy)).rejects.toMatchObject({ code: 'export_not_found' });
  });

  it('lies there for its owner’s eyes alone, and is gone after a week', async () => {
    const exports = exportsOf();
    const own = principal(lena.learnerId, 'learner');
    const [copy] = await as(own, (tx) => exports.list(tx, lena.learnerId));
    const file = path.join(folder, 'exports', test.districtId, lena.learnerId, `${copy?.id}.json`);
    expect((await stat(file)).mode & 0o077).toBe(0);
    clock = new Date('2026-03-10T09:00:00Z');
    await exports.purge(test.districtId);
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await as(own, (tx) => exports.list(tx, lena.learnerId)))[0]?.status).toBe('expired');
  });
});
