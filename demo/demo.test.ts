import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { type TestDemo, testDemo } from './testing';

const opened = testDemo();
const size = { learnersPerClass: 3, weeks: 1, seed: 1 };
let t: TestDemo;
let before: Record<string, number> = {};

beforeEach(async () => {
  t = opened();
  before = await t.counts();
});
afterEach(async () => {
  const { state } = await as((tx) => t.demo.show(tx));
  if (state !== null) await remove();
  expect(await t.counts()).toEqual(before);
});

const as = <T>(work: (tx: Tx) => Promise<T>) => t.test.database.transaction(systemActor(t.test.districtId), work);
const rows = async (query: string) => (await t.test.owner.query<Record<string, string>>(query)).rows;

async function make(): Promise<void> {
  await t.demo.begin(size, { run: as, requestedBy: null });
  await t.demo.send(t.test.districtId);
  await t.jobs.drain();
  expect(t.reported).toEqual([]);
}

async function remove(): Promise<void> {
  await as((tx) => t.demo.remove(tx));
  await t.demo.send(t.test.districtId);
  await t.jobs.drain();
}

/** What everybody did, by their names and in order, without ids. */
const lives = () =>
  rows(`select u.name, count(*)::text as answers, string_agg(c.name || a.correct || a.hints_used || a.elapsed_ms, ',' order by a.created_at) as said
        from attempts a join users u on u.id = a.learner_id join concepts c on c.id = a.concept_id group by u.name order by u.name`);

describe('a demo school of three learners a class and one week', { timeout: 180_000 }, () => {
  it('is marked, lies in the past, agrees with its log, is the same for the same seed, and goes without a trace', async () => {
    await make();
    const demo = await as((tx) => t.demo.show(tx));
    expect(demo.state).toBe('ready');
    expect(demo.counts).toMatchObject({ learners: 6, teachers: 2, classes: 2 });
    expect(demo.counts.answers).toBeGreaterThan(30);
    expect(demo.counts.lessons).toBeGreaterThan(5);
    expect(demo.people.map(({ role }) => role).sort()).toEqual(['learner', 'teacher']);
    for (const table of ['users', 'classes', 'courses'])
      expect(await rows(`select id from ${table} where not simulated`)).toEqual([]);

    const moments = await rows(`
      select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and data_type like 'timestamp%' and column_name in ('created_at', 'updated_at', 'at', 'finished_at')
        and table_name not in ('districts', 'demo_schools', 'accounts')`);
    for (const { place = '' } of moments) {
      const [table, column] = place.split('.');
      const late = await rows(`select ${column} from ${table} where ${column} > now() - interval '30 seconds'`);
      expect([place, late.length]).toEqual([place, 0]);
    }
    const weekend = await rows(`select id from attempts where created_at < now() - interval '9 days'`);
    expect(weekend).toEqual([]);

    expect(await t.replay()).toMatchObject({ differences: 0, learners: expect.any(Number) });
    expect((await t.replay()).compared).toBeGreaterThan(5);

    const first = await lives();
    await expect(t.demo.begin(size, { run: as, requestedBy: null })).rejects.toMatchObject({ code: 'demo_exists' });
    await remove();
    expect(await t.counts()).toEqual(before);
    await make();
    expect((await lives()).map(({ name }) => name)).toEqual(first.map(({ name }) => name));
    expect(await lives()).toEqual(first);
  });

  it('leaves what is the school’s own, answers in it and in the demo’s course told apart', async () => {
    const { owner, districtId } = t.test;
    const real = randomUUID();
    await owner.query(
      `insert into users (district_id, id, name, email, role) values ($1, $2, 'Real', 'real@example.org', 'learner')`,
      [districtId, real],
    );
    before = await t.counts();
    await make();
    const { courseId } = await as((tx) => t.demo.show(tx));
    const visit = `insert into lesson_feedback (district_id, lesson_id, learner_id, course_id, rating, words) values ($1, $2, $3, $4, 5, '')`;
    await owner.query(visit, [districtId, randomUUID(), real, courseId]);
    await owner.query(visit, [districtId, randomUUID(), real, randomUUID()]);
    await remove();
    const left = await t.counts();
    expect(left).toEqual({ ...before, lesson_feedback: (before.lesson_feedback ?? 0) + 1 });
    await owner.query('delete from lesson_feedback where learner_id = $1', [real]);
    await owner.query('delete from users where id = $1', [real]);
    before = { ...left, users: (left.users ?? 0) - 1, lesson_feedback: (left.lesson_feedback ?? 0) - 1 };
  });

  it('leaves nothing when it is stopped, and nothing but the word when it fails', async () => {
    await t.demo.begin(size, { run: as, requestedBy: null });
    await as((tx) => t.demo.cancel(tx));
    await t.demo.send(t.test.districtId);
    await t.jobs.drain();
    expect(await t.counts()).toEqual(before);
    await expect(as((tx) => t.demo.remove(tx))).rejects.toMatchObject({ code: 'no_demo' });
  });

  it('begins anew where a process was killed at it', async () => {
    await make();
    // As it stands while it is being made: rows of all kinds, and the word that it isn't done.
    await t.test.owner.query(`update demo_schools set state = 'making'`);
    expect(await t.demo.resume(t.test.districtId)).toBe(true);
    await t.jobs.drain();
    const demo = await as((tx) => t.demo.show(tx));
    expect(demo).toMatchObject({ state: 'ready', counts: { learners: 6, classes: 2 } });
  });
});
