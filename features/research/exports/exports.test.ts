import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { addClass } from '@/platform/database/testing-course';
import { systemActor } from '@/platform/database/transaction';
import { type ExportForm, exportReportSchema, researchExportSchema } from '../contract';
import { type ResearchWorld, researchWorld } from '../testing';

const database = testDatabase();
let world: ResearchWorld;
const learners: string[] = [];
const NAME = 'Marker Lena Quartz';
const WORDS = 'my name is Marker Lena Quartz';
const DAYS = { from: '2026-03-01', to: '2026-03-31', purpose: 'How loops are learnt' };
const definition = (form: ExportForm = 'csv', rest: object = {}) => ({
  ...{ ...DAYS, form, courseIds: [world.courseId] },
  ...rest,
});

// Twelve who agreed (six of 13, six of 14 years; two classes), one of whom has far more answers than the others; one alone of 19; three who didn't agree.
beforeAll(async () => {
  world = await researchWorld(database());
  for (let i = 0; i < 16; i++) {
    const born = i === 12 ? '2007-01-01' : i % 2 === 0 ? '2012-05-01' : '2011-11-01';
    learners.push(await world.learner({ agrees: i < 13, born, name: NAME }));
  }
  await addClass(database(), world.courseId, { teachers: [world.adminId], learners: learners.slice(0, 6) });
  await addClass(database(), world.courseId, { teachers: [world.adminId], learners: learners.slice(6) });
  for (const [i, learnerId] of learners.entries()) {
    const own = { courseId: world.courseId, conceptId: world.conceptId, learnerId };
    for (let n = 0; n < (i === 3 ? 40 : 5 + (i % 3)); n++)
      await world.answer({ ...own, correct: n % 2 === 1, at: `2026-03-0${1 + (n % 9)}T10:${10 + n}:00Z` });
    await world.answer({ ...own, words: WORDS, at: '2026-03-20T11:00:00Z' });
    await world.answer({ ...own, at: '2025-12-24T11:00:00Z' });
  }
});
afterAll(() => world.close());

async function make(form: ExportForm, rest: object = {}) {
  const response = await world.call('POST', '/research/exports', definition(form, rest));
  expect(response.status).toBe(202);
  const { id } = researchExportSchema.parse(await response.json());
  await world.jobs.run();
  return researchExportSchema.parse(await (await world.call('GET', `/research/exports/${id}`)).json());
}
const fileOf = async (id: string) =>
  Buffer.from(await (await world.call('GET', `/research/exports/${id}/file`)).arrayBuffer());
const textOf = async (id: string) => (await fileOf(id)).toString('utf8');
type Row = Record<string, string>;
const csvOf = async (id: string): Promise<Row[]> => parse(await textOf(id), { columns: true, bom: true });

describe('a look before', () => {
  it('says who would be in it, what is told less precisely and what is left out, and writes nothing', async () => {
    const response = await world.call('POST', '/research/exports/preview', definition());
    const report = exportReportSchema.parse(await response.json());
    expect(report.learners).toEqual({ answered: 16, agreed: 13, told: 13 });
    expect(report.rows.told + report.rows.beyondMost + report.rows.suppressed).toBe(report.rows.found);
    // Five have eight answers or more, the one with forty-one among them.
    expect(report).toMatchObject({ k: 5, mostRows: 8, rows: { beyondMost: 33, suppressed: 0 }, impossible: false });
    expect(report.smallestClass).toBeGreaterThanOrEqual(5);
    // Whoever is 19 looks like nobody: all are told without their age, rather than without that one.
    expect(report.columns.find(({ name }) => name === 'age')?.level).toBeGreaterThan(0);
    expect(await readdir(world.folder)).toEqual([]);
  });

  it('leaves out whoever is alone where the district allows it, and tells the others more precisely', async () => {
    const put = (mostSuppressed: number) =>
      world.call('PUT', '/research/settings', { k: 5, mostSuppressed, keptDays: 14 });
    await put(0.1);
    const response = await world.call('POST', '/research/exports/preview', definition());
    const report = exportReportSchema.parse(await response.json());
    expect(report.learners.told).toBe(12);
    expect(report.rows.suppressed).toBeGreaterThan(0);
    expect(report.columns.find(({ name }) => name === 'age')).toMatchObject({ level: 2, after: 1 });
    await put(0.05);
  });

  it('says that nothing can be told of fewer than k, and refuses courses that are not there', async () => {
    const few = await world.call(
      'POST',
      '/research/exports/preview',
      definition('csv', { courseIds: [world.otherId] }),
    );
    expect(exportReportSchema.parse(await few.json())).toMatchObject({ impossible: true, rows: { told: 0 } });
    const nowhere = definition('csv', { courseIds: [database().newId()] });
    expect((await world.call('POST', '/research/exports/preview', nowhere)).status).toBe(400);
    const twice = definition('csv', { courseIds: [world.courseId, world.courseId] });
    expect((await world.call('POST', '/research/exports', twice)).status).toBe(400);
    const before = definition('csv', { from: '2026-04-01' });
    expect((await world.call('POST', '/research/exports', before)).status).toBe(400);
  });
});

describe('an export', () => {
  it('names nobody: no name, no id, no word that was written, no true time', async () => {
    for (const form of ['csv', 'datashop', 'xapi', 'parquet'] as const) {
      const { id, status } = await make(form);
      expect(status).toBe('done');
      const bytes = (await fileOf(id)).toString('latin1');
      for (const secret of [NAME, WORDS, '2012-05-01', world.courseId, world.conceptId, ...learners])
        expect(bytes).not.toContain(secret);
      expect(bytes).toContain('Loops');
    }
    const words = await textOf((await make('csv', { includeWords: true })).id);
    expect(words).toContain(WORDS);
  });

  it('has each learner under a name that no other export has, moved in time by whole days, cut to the hour, in order', async () => {
    const [first, second] = [await csvOf((await make('csv')).id), await csvOf((await make('csv')).id)];
    const names = new Set(first.map(({ learner }) => learner));
    expect(names.size).toBe(13);
    expect(second.some(({ learner }) => names.has(learner))).toBe(false);
    const offsets = new Set<number>();
    for (const name of names) {
      const own = first.filter(({ learner }) => learner === name);
      expect(own.length).toBeLessThanOrEqual(8);
      const times = own.map((row) => new Date(row.answered_at ?? '').getTime());
      expect(times.every((time, i) => i === 0 || time > (times[i - 1] ?? 0))).toBe(true);
      const [start = 0] = times;
      // The first answer of each was on the first day at 10:10: the hour is told, the day isn't.
      expect(new Date(start).toISOString()).toMatch(/T10:00:00/);
      offsets.add((start - Date.parse('2026-03-01T10:00:00Z')) / 86_400_000);
    }
    expect([...offsets].every((days) => Number.isInteger(days) && Math.abs(days) <= 182)).toBe(true);
    expect(offsets.size).toBeGreaterThan(8);
  });

  it('is k-anonymous as written: every combination of what could find somebody has five learners', async () => {
    const people = new Map<string, Set<string>>();
    for (const { learner = '', course, school, class: place, age } of await csvOf((await make('csv')).id)) {
      const look = [course, school, place, age].join('|');
      people.set(look, (people.get(look) ?? new Set()).add(learner));
    }
    expect(Math.min(...[...people.values()].map(({ size }) => size))).toBeGreaterThanOrEqual(5);
  });

  it('is the same in every form, read back by other programs', async () => {
    const table = await csvOf((await make('csv')).id);
    const parquet = await make('parquet');
    const file = await asyncBufferFromFile(world.files.file(database().districtId, parquet.id));
    const rows = await parquetReadObjects({ file });
    expect(rows).toHaveLength(table.length);
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(table[0] ?? {}));
    expect(rows[0]).toMatchObject({ concept: 'Loops', hints: 0, seconds: 12, mastery_after: 0.5, response: 'b' });
    expect(rows[0]?.answered_at).toBeInstanceOf(Date);
    expect(rows.filter(({ correct }) => correct === true)).toHaveLength(
      table.filter(({ correct }) => correct === 'true').length,
    );
    const tabs = await textOf((await make('datashop')).id);
    const dataShop: Row[] = parse(tabs, { columns: true, delimiter: '\t', quote: false });
    expect(dataShop).toHaveLength(table.length);
    expect(dataShop[0]).toMatchObject({
      ...{ 'Time Zone': 'UTC', Outcome: 'INCORRECT', 'Attempt At Step': '1', 'KC (Concept)': 'Loops', Input: 'b' },
    });
    expect(dataShop[0]?.Time).toMatch(/^\d{4}-\d\d-\d\d 10:00:00$/);
    const statements = (await textOf((await make('xapi')).id))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(statements).toHaveLength(table.length);
    expect(statements[0]).toMatchObject({
      verb: { id: 'http://adlnet.gov/expapi/verbs/answered' },
      result: { success: false, duration: 'PT12S', score: { scaled: 0 } },
    });
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
  });

  it('is stopped when somebody wants it, and leaves no file', async () => {
    const begun = researchExportSchema.parse(
      await (await world.call('POST', '/research/exports', definition())).json(),
    );
    expect((await world.call('POST', '/research/exports', definition())).status).toBe(409);
    await world.call('POST', `/research/exports/${begun.id}/cancel`);
    await world.jobs.run();
    const ended = researchExportSchema.parse(await (await world.call('GET', `/research/exports/${begun.id}`)).json());
    expect(ended.status).toBe('cancelled');
    expect((await world.call('GET', `/research/exports/${begun.id}/file`)).status).toBe(409);
    expect(await filesNow()).not.toContain(begun.id);
  });

  it('fails where nothing can be told, and says so', async () => {
    expect(await make('csv', { courseIds: [world.otherId] })).toMatchObject({
      status: 'failed',
      problem: 'impossible',
    });
  });

  it('goes when its time is over, when it is deleted, and when somebody in it takes their yes back', async () => {
    const [old, deleted] = [await make('csv'), await make('csv')];
    await world.call('DELETE', `/research/exports/${deleted.id}`);
    expect((await world.call('GET', `/research/exports/${deleted.id}/file`)).status).toBe(409);
    world.clock.now = new Date('2026-04-20T09:00:00Z');
    const fresh = await make('csv');
    expect((await world.call('GET', `/research/exports/${old.id}/file`)).status).toBe(409);
    expect((await world.call('GET', `/research/exports/${fresh.id}/file`)).status).toBe(200);
    await world.service.exports.clear(database().districtId);
    expect(await filesNow()).toEqual([fresh.id]);
    const stranger = await world.learner();
    await world.say(stranger, false);
    expect((await world.call('GET', `/research/exports/${fresh.id}/file`)).status).toBe(200);
    await world.say(learners[0] ?? '', false);
    expect((await world.call('GET', `/research/exports/${fresh.id}/file`)).status).toBe(409);
    await world.service.exports.clear(database().districtId);
    expect(await filesNow()).toEqual([]);
    const { report } = await make('csv');
    expect(report?.learners.agreed).toBe(12);
    const list = await world.call('GET', '/research/exports?limit=3');
    expect((await list.json()).items.map(({ status }: { status: string }) => status)).toEqual([
      ...['done', 'withdrawn', 'deleted'],
    ]);
  });
});

it('is taken back where somebody was deleted who had answered in its courses', async () => {
  const { id } = await make('csv');
  const withdraw = (courseIds: string[]) =>
    database().database.transaction(systemActor(database().districtId), (tx) => world.service.withdraw(tx, courseIds));
  expect(await withdraw([database().newId()])).toBe(0);
  expect((await world.call('GET', `/research/exports/${id}/file`)).status).toBe(200);
  expect(await withdraw([world.courseId])).toBeGreaterThan(0);
  expect((await world.call('GET', `/research/exports/${id}/file`)).status).toBe(409);
});

async function filesNow(): Promise<string[]> {
  return readdir(path.join(world.folder, database().districtId)).catch(() => []);
}

it('files are this user’s alone', async () => {
  const { id } = await make('csv');
  const file = world.files.file(database().districtId, id);
  expect((await readFile(file)).length).toBeGreaterThan(100);
  const { mode } = await import('node:fs/promises').then(({ stat }) => stat(file));
  expect(mode & 0o077).toBe(0);
});
