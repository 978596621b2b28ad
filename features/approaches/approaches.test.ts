import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Approach } from '@/features/lessons/contract';
import { createMastery } from '@/features/mastery/service';
import { measureItems } from '@/features/practice/fit/measure-items';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { heldJobs } from '@/platform/jobs/testing';
import { courseApproachesSchema } from './contract';
import { approachesPolicies } from './policy';
import { recount } from './recount';
import { approachesRoutes } from './routes';
import { createApproaches } from './service';

const test = testDatabase();
const state = { now: new Date('2026-03-10T12:00:00Z') };
const jobs = heldJobs();
let offered = new Map<string, Approach[]>();
const mastery = createMastery({ now: () => state.now });
const deps = {
  mastery,
  offers: async () => offered,
  measure: (tx: Tx, courseId: string) => measureItems({ courseParameters: mastery.courseParameters }, tx, courseId),
  now: () => state.now,
};
let approaches: ReturnType<typeof createApproaches>;
let api: ReturnType<typeof createApi>;
let caller: Principal;
let course: { courseId: string; chunkId: string };
let conceptId = '';
let itemId = '';
const people: { learner: string; teacher: string; stranger: string } = { learner: '', teacher: '', stranger: '' };

beforeAll(async () => {
  people.teacher = await addPerson(test(), 'teacher');
  people.stranger = await addPerson(test(), 'teacher');
  people.learner = await addPerson(test(), 'learner');
  course = await addCourse(test(), { ownerId: people.teacher });
  conceptId = await addConcept(test(), course.courseId, 'Cage');
  itemId = randomUUID();
  await test().owner.query(
    `insert into items (district_id, id, course_id, concept_id, kind, body, key, hints, worked, explanations, difficulty, fingerprint, origin)
     values ($1, $2, $3, $4, 'short', '{}', '{}', '[]', '', '{}', 0.5, 'f', 'teacher')`,
    [test().districtId, itemId, course.courseId, conceptId],
  );
  approaches = createApproaches({
    ...deps,
    database: test().database,
    jobs,
    nightly: { at: '02:30', currentDistrict: async () => ({ id: test().districtId }) },
  });
  api = createApi({
    database: test().database,
    policies: approachesPolicies,
    authenticate: async () => caller,
    report: () => undefined,
  });
  approachesRoutes(api, approaches);
});

beforeEach(async () => {
  offered = new Map([[conceptId, ['worked_example', 'concise']]]);
  for (const table of [
    'attempts',
    'presentations',
    'lesson_feedback',
    'lessons',
    'approach_counts',
    'approach_effects',
    'approach_offers',
    'approach_switches',
  ])
    await test().owner.query(`delete from ${table}`);
  state.now = new Date('2026-03-10T12:00:00Z');
});

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => test().database.transaction(systemActor(test().districtId), work);
const as = (userId: string, role: Principal['role']): Principal => ({
  ...{ districtId: test().districtId, userId, role, name: role, email: `${role}@example.org`, via: 'token' },
});
async function call(who: Principal, body?: object) {
  caller = who;
  const response = await api.hono.request(`/courses/${course.courseId}/approaches`, {
    method: body ? 'PUT' : 'GET',
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, text: await response.text() };
}
const shown = async () => courseApproachesSchema.parse(JSON.parse((await call(as(people.teacher, 'teacher'))).text));

/** A lesson of a learner's at a minute of the day, and answers so many minutes after it. */
async function lesson(
  number: number,
  approach: Approach | null,
  minute: number,
  answers: { after: number; right: boolean; evidence?: string }[],
  learnerId = people.learner,
) {
  const id = randomUUID();
  const at = new Date(Date.UTC(2026, 2, 1, 0, minute));
  await test().owner.query(
    `insert into lessons (district_id, id, learner_id, course_id, concept_id, concept_name, number, mode, mastery, reason, sections, material_used_up, words, composer, approach, created_at)
     values ($1, $2, $3, $4, $5, 'Cage', $6, 'foundational', 0.2, '', '[]', false, 100, 'x', $7, $8)`,
    [test().districtId, id, learnerId, course.courseId, conceptId, number, approach, at],
  );
  for (const { after, right, evidence = 'unaided' } of answers) {
    const when = new Date(at.getTime() + after * 60_000);
    const presentationId = randomUUID();
    await test().owner.query(
      'insert into presentations (district_id, id, learner_id, course_id, concept_id, item_id, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [test().districtId, presentationId, learnerId, course.courseId, conceptId, itemId, at],
    );
    await test().owner.query(
      `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score, hints_used, evidence, elapsed_ms, mastery_before, mastery_after, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, '{}', $8, 1, 0, $9, 0, 0.2, 0.3, $10)`,
      [
        test().districtId,
        randomUUID(),
        learnerId,
        course.courseId,
        conceptId,
        itemId,
        presentationId,
        right,
        evidence,
        when,
      ],
    );
  }
  return id;
}

describe('what followed lessons', () => {
  it('is the first answer of the sitting, right without help; a late one, or one after the next lesson, is not', async () => {
    await lesson(1, 'worked_example', 0, [
      { after: 5, right: true },
      { after: 6, right: false },
    ]);
    await lesson(2, 'worked_example', 300, [{ after: 5, right: true, evidence: 'hinted' }]);
    await lesson(3, 'concise', 600, [{ after: 200, right: true }]);
    await lesson(4, 'concise', 900, []);
    await lesson(5, 'worked_example', 901, [{ after: 1, right: true }]);
    await lesson(6, null, 2000, [{ after: 1, right: true }]);
    await asSystem((tx) => recount(deps, tx, course.courseId));
    const evidence = await asSystem((tx) => approaches.port.evidence(tx, course.courseId));
    expect(evidence.sort((a, b) => (a.approach < b.approach ? -1 : 1))).toMatchObject([
      { conceptId, approach: 'concise', lessons: 2, answered: 0, right: 0 },
      { conceptId, approach: 'worked_example', lessons: 3, answered: 3, right: 2 },
    ]);
    const worked = evidence.find(({ approach }) => approach === 'worked_example');
    expect(worked && 0 < worked.taught && worked.taught < worked.tried && worked.tried < 3).toBe(true);
  });

  it('is shown with intervals, and says nothing of few lessons', async () => {
    for (let i = 0; i < 8; i++) await lesson(i + 1, 'worked_example', i * 200, [{ after: 1, right: i > 1 }]);
    await lesson(9, 'concise', 4000, [{ after: 1, right: false }]);
    await asSystem((tx) => recount(deps, tx, course.courseId));
    const hard = (await test().owner.query('select answers, difficulty from item_difficulties')).rows;
    // Six of nine were right where two were to be expected: easier than it was guessed to be.
    expect(hard).toMatchObject([{ answers: 9 }]);
    expect(hard[0].difficulty).toBeLessThan(0.45);
    const { concepts, countedAt } = await shown();
    const [worked, , , visual, concise] = concepts[0]?.approaches ?? [];
    expect(countedAt).toBe(state.now.toISOString());
    expect(worked).toMatchObject({ offered: true, answered: 8, right: 6, telling: true, share: { value: 0.75 } });
    // p(L) .2, slip .1, guess .05: .22 was to be expected of an exercise of middling difficulty, more of this one.
    expect(worked?.expected).toBeGreaterThan(0.22);
    expect(worked?.expected).toBeLessThan(0.36);
    expect(worked?.effect && worked.effect.low > 0).toBe(true);
    expect(concise).toMatchObject({ answered: 1, telling: false });
    expect(visual).toMatchObject({ offered: false, lessons: 0, share: null, effect: null, chance: 0 });
    expect((worked?.chance ?? 0) + (concise?.chance ?? 0)).toBeCloseTo(1, 5);
    expect(worked?.chance).toBeGreaterThan(0.7);
  });

  it('is made anew the same, and only for courses with something new', async () => {
    await lesson(1, 'concise', 0, [{ after: 1, right: true }]);
    const rows = async () => (await test().owner.query('select * from approach_effects')).rows;
    await approaches.countNew();
    await jobs.run();
    const before = await rows();
    expect(before).toHaveLength(1);
    await asSystem((tx) => recount(deps, tx, course.courseId));
    expect(await rows()).toEqual(before);
    await test().owner.query(`update courses set updated_at = '2026-01-01'`);
    await approaches.countNew();
    expect(jobs.waiting).toEqual([]);
    await test().owner.query(`update attempts set created_at = $1`, [new Date(state.now.getTime() + 1000)]);
    await approaches.countNew();
    expect(jobs.waiting).toEqual([]);
    state.now = new Date(state.now.getTime() + 6 * 60_000);
    await approaches.countNew();
    expect(jobs.waiting).toHaveLength(1);
    jobs.waiting.length = 0;
  });
});

describe('switching a way off', () => {
  it('is for those who edit the course; others neither see nor change it', async () => {
    const body = { approach: 'concise', conceptId: null, off: true };
    for (const who of [as(people.learner, 'learner'), as(people.stranger, 'teacher')]) {
      expect([403, 404]).toContain((await call(who)).status);
      expect([403, 404]).toContain((await call(who, body)).status);
    }
    expect((await call(as(people.teacher, 'teacher'), body)).status).toBe(200);
  });

  it('holds for the concept or the course until it is switched on, twice is once, and the engine reads it as any learner', async () => {
    await asSystem((tx) => recount(deps, tx, course.courseId));
    const put = async (on: string | null, off: boolean) =>
      call(as(people.teacher, 'teacher'), { approach: 'worked_example', conceptId: on, off });
    await put(conceptId, true);
    expect((await put(conceptId, true)).status).toBe(200);
    const [worked, , , , concise] = (await shown()).concepts[0]?.approaches ?? [];
    expect(worked).toMatchObject({ off: 'concept', chance: 0 });
    expect(concise?.chance).toBeCloseTo(1, 5);
    await put(null, true);
    expect(await asSystem((tx) => approaches.port.allowed(tx, course.courseId))).toEqual(
      new Map([
        [conceptId, ['worked_example']],
        ['*', ['worked_example']],
      ]),
    );
    await put(null, false);
    await put(conceptId, false);
    expect((await shown()).concepts[0]?.approaches[0]?.off).toBeNull();
    expect((await put(randomUUID(), true)).status).toBe(404);
  });
});

it('what a learner found unclear is told until a later lesson of the same way was not', async () => {
  const first = await lesson(1, 'concise', 0, []);
  const say = (lessonId: string, unclear: boolean) =>
    test().owner.query(
      'insert into lesson_feedback (district_id, lesson_id, learner_id, course_id, rating, words, unclear) values ($1, $2, $3, $4, 2, $5, $6)',
      [test().districtId, lessonId, people.learner, course.courseId, '', unclear],
    );
  await say(first, true);
  const unclear = () => asSystem((tx) => approaches.port.unclear(tx, people.learner, course.courseId));
  expect(await unclear()).toEqual(new Map([[conceptId, ['concise']]]));
  await say(await lesson(2, 'concise', 300, []), false);
  expect(await unclear()).toEqual(new Map());
});
