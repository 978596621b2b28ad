import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { type TestDemo, testDemo } from './testing';

const opened = testDemo();
const size = { learnersPerClass: 2, weeks: 1, seed: 1 };
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

async function work(): Promise<void> {
  await t.demo.send(t.test.districtId);
  await t.jobs.drain();
  expect(t.reported).toEqual([]);
}

async function remove(): Promise<void> {
  await as((tx) => t.demo.remove(tx));
  await work();
}

/** What a seed settles: who there is, when each sat down to learn, and what there is to answer. */
const settled = async () => ({
  people: await rows(`select name, email, role from users order by email`),
  days: await rows(`select u.name, string_agg(distinct to_char(a.created_at, 'MM-DD'), ' ') as days
    from attempts a join users u on u.id = a.learner_id group by u.name order by u.name`),
  exercises: await rows(`select fingerprint from items order by fingerprint`),
});

/** Places of the database that hold a moment of the last half minute, though all of it lies in the past. */
async function fresh(): Promise<string[]> {
  const moments = await rows(`
    select table_name || '.' || column_name as place from information_schema.columns
    where table_schema = 'public' and data_type like 'timestamp%'
      and column_name in ('created_at', 'updated_at', 'at', 'finished_at')
      and table_name not in ('districts', 'demo_schools')`);
  const found: string[] = [];
  for (const { place = '' } of moments) {
    const [table, column] = place.split('.');
    const late = await rows(`select 1 from ${table} where ${column} > clock_timestamp() - interval '5 seconds'`);
    if (late.length > 0) found.push(place);
  }
  return found;
}

/** Guardian, counsellor and administrator of the demo's school find what is theirs, and a request waits for who decides on it. */
async function lookedAfter(): Promise<void> {
  const idOf = async (role: string) => (await rows(`select id from users where role = '${role}' and simulated`))[0]?.id;
  const seenBy = async (role: 'guardian' | 'counsellor' | 'school_admin', query: string) => {
    const actor = { districtId: t.test.districtId, userId: (await idOf(role)) ?? '', role };
    return t.test.database.transaction(actor, async (tx) => (await tx.execute(query)).rows.length);
  };
  expect(await seenBy('guardian', 'select distinct learner_id from mastery')).toBe(1);
  expect(await seenBy('counsellor', 'select distinct learner_id from mastery')).toBeGreaterThan(1);
  expect(await seenBy('school_admin', 'select id from classes')).toBe(2);
  expect(await seenBy('school_admin', `select id from users where role = 'learner'`)).toBe(4);
  expect(await rows('select s.name from terms m join schools s on s.id = m.school_id where s.simulated')).toHaveLength(
    1,
  );
  expect(await rows(`select state from correction_requests`)).toEqual([{ state: 'open' }]);
  expect(await rows(`select allowed, decided_as from consent_decisions where purpose = 'research'`)).toMatchObject([
    { decided_as: 'guardian' },
  ]);
}

describe('a demo school of two learners a class and one week', { timeout: 300_000 }, () => {
  it('is marked, lies in the past, agrees with its log, is made anew after a kill, and goes without a trace', async () => {
    // Somebody who is no part of it, and answers in its course and in another.
    const { owner, districtId } = t.test;
    const real = randomUUID();
    await owner.query(
      `insert into users (district_id, id, name, email, role) values ($1, $2, 'Real', 'real@example.org', 'learner')`,
      [districtId, real],
    );
    const says = `insert into lesson_feedback (district_id, lesson_id, learner_id, course_id, rating, words) values ($1, $2, $3, $4, 5, '')`;
    await owner.query(says, [districtId, randomUUID(), real, randomUUID()]);
    const withReal = await t.counts();

    await t.demo.begin(size, { run: as, requestedBy: null });
    await work();
    await expect(t.demo.begin(size, { run: as, requestedBy: null })).rejects.toMatchObject({ code: 'demo_exists' });
    const demo = await as((tx) => t.demo.show(tx));
    expect(demo).toMatchObject({ state: 'ready', counts: { learners: 4, teachers: 2, classes: 2 } });
    expect(demo.counts.answers).toBeGreaterThan(20);
    expect(demo.counts.lessons).toBeGreaterThan(4);
    // Beside a real school nobody of the demo sees what is done with everybody's data.
    expect(demo.people.map(({ role }) => role)).toEqual([
      ...['teacher', 'learner', 'guardian', 'counsellor', 'school_admin'],
    ]);
    await lookedAfter();
    expect(await rows('select name from users where not simulated')).toEqual([{ name: 'Real' }]);
    for (const table of ['classes', 'courses'])
      expect(await rows(`select id from ${table} where not simulated`)).toEqual([]);
    expect(await rows(`select 1 from attempts where created_at < now() - interval '9 days'`)).toEqual([]);
    // One comparison is over and one goes on, with learners who were given a side.
    expect(await rows('select state, stop_reason from experiments order by started_at')).toEqual([
      { state: 'stopped', stop_reason: 'latest_end' },
      { state: 'running', stop_reason: null },
    ]);
    expect(await rows('select 1 from experiment_assignments')).not.toEqual([]);
    const paths = await rows('select class_id, title from paths where class_id is not null');
    expect(paths.length).toBeGreaterThan(0);
    expect(new Set(paths.map((path) => JSON.stringify(path))).size).toBe(paths.length);
    expect(await fresh()).toEqual([]);
    const replayed = await t.replay();
    expect(replayed.differences).toBe(0);
    expect(replayed.compared).toBeGreaterThan(2);

    const first = await settled();
    // As it stands while it is being made: rows of all kinds, and the word that it isn't done.
    await owner.query(
      `update demo_schools set state = 'making', plan = plan || '{"passwordHashes":{"teacher":"x","learner":"y","guardian":"z","counsellor":"z","school_admin":"z"}}'`,
    );
    expect(await t.demo.resume(districtId)).toBe(true);
    await work();
    expect(await settled()).toEqual(first);
    await owner.query(says, [districtId, randomUUID(), real, (await as((tx) => t.demo.show(tx))).courseId]);
    await remove();
    expect(await t.counts()).toEqual(withReal);

    await owner.query('delete from lesson_feedback where learner_id = $1', [real]);
    await owner.query('delete from users where id = $1', [real]);
  });

  it('leaves nothing when it is stopped', async () => {
    await t.demo.begin(size, { run: as, requestedBy: null });
    await as((tx) => t.demo.cancel(tx));
    await work();
    expect(await t.counts()).toEqual(before);
    await expect(as((tx) => t.demo.remove(tx))).rejects.toMatchObject({ code: 'no_demo' });
  });
});
