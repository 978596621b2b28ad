import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TEACHER } from '@/core/explain-back/reliability';
import { intervalDays, nextCheck, reviewConcept } from '@/core/memory/memory';
import { memoryParameters } from '@/core/memory/parameters';
import { createRandom } from '@/core/random/random';
import { replayMastery } from '@/features/mastery/replay';
import { createMastery } from '@/features/mastery/service';
import { evidenceOf } from '@/features/mastery/testing';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { type Actor, systemActor } from '@/platform/database/transaction';
import { memoryFollower } from './follower';
import { catchUp, compareMemories, type MemoryDifference, rebuild } from './rebuild';
import { dateAnew, daysSql, storedMemories } from './store-memories';

const test = testDatabase();
const DAY = 86_400_000;
const start = Date.parse('2026-03-02T10:00:00Z');
const mastery = createMastery({ now: () => new Date(start), follower: memoryFollower });
let courseId: string;
let teacher: Actor & { userId: string };
let learner: Actor & { userId: string };
let conceptId: string;

beforeAll(async () => {
  teacher = { districtId: test().districtId, userId: await addPerson(test(), 'teacher'), role: 'teacher' };
  ({ courseId } = await addCourse(test(), { ownerId: teacher.userId }));
});
beforeEach(async () => {
  await test().owner.query(
    'delete from events; delete from mastery; delete from concept_memories; delete from review_settings',
  );
  learner = { districtId: test().districtId, userId: await addPerson(test(), 'learner'), role: 'learner' };
  conceptId = await addConcept(test(), courseId, `Concept ${randomUUID()}`);
});

const as = <T>(actor: Actor, work: Parameters<ReturnType<typeof test>['database']['transaction']>[1]) =>
  test().database.transaction(actor, work) as Promise<T>;

async function answer(day: number, rest: Parameters<typeof evidenceOf>[1] = {}, on = conceptId) {
  const at = new Date(start + day * DAY);
  const input = evidenceOf({ learnerId: learner.userId, courseId, conceptId: on }, { at, ...rest });
  await test().database.transaction(learner, (tx) => mastery.recordEvidence(tx, input));
  return input;
}
const memories = () => test().database.transaction(learner, (tx) => storedMemories(tx, learner.userId));
const memoryOf = async (id: string) => (await memories()).find((row) => row.conceptId === id);

/** What doctor does: mastery and memories against the log. */
async function differences() {
  const found: (MemoryDifference | object)[] = [];
  let compared = 0;
  await replayMastery(
    test().database,
    test().districtId,
    (difference) => found.push(difference),
    async (tx, learnerId, answers) => {
      compared += await compareMemories(tx, learnerId, answers, (difference) => found.push(difference));
    },
  );
  return { found, compared };
}

describe('memory of a concept', () => {
  it('is written with the answer, as FSRS gives it', async () => {
    await answer(0);
    await answer(3, { kind: 'hinted', hintsUsed: 1 });
    await answer(12, { correct: false });
    const first = reviewConcept(null, { at: start, correct: true, hintsUsed: 0 });
    const second = reviewConcept(first, { at: start + 3 * DAY, correct: true, hintsUsed: 1 });
    const third = reviewConcept(second, { at: start + 12 * DAY, correct: false, hintsUsed: 0 });
    const stored = await memoryOf(conceptId);
    expect(stored).toMatchObject({ reps: 3, lapses: 1, lastReviewAt: third.lastReviewAt, dated: true });
    expect(stored?.stabilityDays).toBeCloseTo(third.stabilityDays, 12);
    expect(stored?.difficulty).toBeCloseTo(third.difficulty, 12);
    expect(stored?.dueAt.getTime()).toBe(third.dueAt);
    const { rows } = await test().owner.query('select max(sequence)::int as last from events');
    expect(stored?.basis).toBe(rows[0]?.last);
    expect((await differences()).found).toEqual([]);
  });

  it('is left alone by an answer that is no evidence, and begins with the first that is', async () => {
    await answer(0, { kind: 'none' });
    expect(await memories()).toEqual([]);
    await answer(1);
    const before = await memoryOf(conceptId);
    await answer(5, { kind: 'none', correct: false });
    expect(await memoryOf(conceptId)).toEqual(before);
    expect((await differences()).found).toEqual([]);
  });

  it('takes a clock that jumped back for no time, and loses nothing', async () => {
    await answer(0);
    await answer(4);
    const before = await memoryOf(conceptId);
    await answer(-30);
    const after = await memoryOf(conceptId);
    expect(after?.lastReviewAt).toBe(before?.lastReviewAt);
    expect(after?.stabilityDays).toBeGreaterThanOrEqual(before?.stabilityDays ?? Infinity);
    expect(after?.reps).toBe(3);
    expect((await differences()).found).toEqual([]);
  });

  it('belongs to the concept that others were merged into', async () => {
    const other = await addConcept(test(), courseId, `Other ${randomUUID()}`);
    await answer(0);
    await answer(2, {}, other);
    await answer(4);
    await as(teacher, (tx) => mastery.mergeConcepts(tx, { courseId, fromIds: [conceptId], toId: other }));
    let expected = reviewConcept(null, { at: start, correct: true, hintsUsed: 0 });
    for (const day of [2, 4])
      expected = reviewConcept(expected, { at: start + day * DAY, correct: true, hintsUsed: 0 });
    expect((await memoryOf(other))?.stabilityDays).toBeCloseTo(expected.stabilityDays, 12);
    await answer(20, {}, other);
    expect((await memoryOf(other))?.reps).toBe(4);
    expect((await differences()).found).toEqual([]);
  });

  it('follows a person who overrules an answer, also to none at all', async () => {
    const { attemptId } = await answer(0, { judge: TEACHER, correct: false });
    const overrule = (rest: object) =>
      as(teacher, (tx) =>
        mastery.overrule(tx, {
          ...{ learnerId: learner.userId, courseId, conceptId, attemptId, correct: true, kind: 'unaided' as const },
          ...{ judge: TEACHER, by: teacher.userId, at: new Date(start + 9 * DAY), ...rest },
        }),
      );
    await overrule({});
    const right = reviewConcept(null, { at: start, correct: true, hintsUsed: 0 });
    expect((await memoryOf(conceptId))?.stabilityDays).toBeCloseTo(right.stabilityDays, 12);
    expect((await differences()).found).toEqual([]);
    await overrule({ kind: 'none' });
    expect(await memories()).toEqual([]);
    expect((await differences()).found).toEqual([]);
  });

  it('is written once when two answers come at the same time, with both in it', async () => {
    await Promise.all([answer(0), answer(0, { correct: false }), answer(0)]);
    expect((await memoryOf(conceptId))?.reps).toBe(3);
    expect((await differences()).found).toEqual([]);
  });

  it('is found to differ when somebody changes it behind the log, or loses it', async () => {
    await answer(0);
    await test().owner.query('update concept_memories set stability_days = stability_days + 1');
    expect((await differences()).found).toContainEqual({ learnerId: learner.userId, conceptId, what: 'stabilityDays' });
    await test().owner.query('delete from concept_memories');
    expect((await differences()).found).toEqual([{ learnerId: learner.userId, conceptId, what: null }]);
    expect(await catchUp(mastery, test().database, test().districtId)).toBe(1);
    expect(await differences()).toEqual({ found: [], compared: 1 });
    expect(await catchUp(mastery, test().database, test().districtId)).toBe(0);
  });
});

describe('the date for the next check', () => {
  it('is in the database what core reckons', async () => {
    for (const stability of [0.001, 0.3, 1.49, 1.5, 2.3065, 17.2, 364.5, 9999, 36_500])
      for (const retention of [0.5, 0.7, 0.85, 0.9, 0.95, 0.97, 0.99]) {
        const { rows } = await test().database.transaction(learner, (tx) =>
          tx.execute<{ days: number }>(
            sql`select ${daysSql(sql`${stability}::float8`, sql`${retention}::float8`)} as days`,
          ),
        );
        expect(rows[0]?.days, `${stability} at ${retention}`).toBe(
          intervalDays(stability, memoryParameters(undefined, retention)),
        );
      }
  });

  it('follows what the course wants, at once and for later answers', async () => {
    await answer(0);
    await answer(3);
    const other = await addConcept(test(), courseId, `Other ${randomUUID()}`);
    await test().owner.query('insert into review_settings (district_id, course_id, retention) values ($1, $2, 0.97)', [
      test().districtId,
      courseId,
    ]);
    await as(systemActor(test().districtId), (tx) => dateAnew(tx, courseId));
    await answer(3, {}, other);
    for (const row of await memories()) expect(row.dueAt).toEqual(nextCheck({ ...row, dueAt: 0 }, 0.97));
    expect((await differences()).found).toEqual([]);
  });
});

describe('rebuilding', () => {
  it('gives what was written step by step, for random histories', async () => {
    const source = createRandom(20261128);
    const random = () => source.uniform();
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    for (let history = 0; history < 12; history++) {
      learner = { districtId: test().districtId, userId: await addPerson(test(), 'learner'), role: 'learner' };
      const concepts = [];
      for (let i = 0; i < 4; i++) concepts.push(await addConcept(test(), courseId, `Concept ${randomUUID()}`));
      let open = concepts;
      let day = 0;
      const judged: { attemptId: string; conceptId: string }[] = [];
      for (let step = 0; step < 25; step++) {
        // Now and then the clock jumps back.
        day += random() < 0.1 ? -3 * random() : 4 * random();
        const roll = random();
        if (roll < 0.06 && open.length > 1) {
          const [from, to] = [pick(open), pick(open)];
          if (from === to) continue;
          await as(teacher, (tx) => mastery.mergeConcepts(tx, { courseId, fromIds: [from], toId: to }));
          await test().owner.query('update concepts set merged_into = $1 where id = $2', [to, from]);
          open = open.filter((id) => id !== from);
        } else if (roll < 0.14 && judged.length > 0) {
          const of = pick(judged);
          const word = { correct: random() < 0.5, kind: pick(['unaided', 'hinted', 'none'] as const), judge: TEACHER };
          await as(teacher, (tx) =>
            mastery.overrule(tx, {
              learnerId: learner.userId,
              courseId,
              ...of,
              ...word,
              by: teacher.userId,
              at: new Date(),
            }),
          );
        } else {
          const kind = pick(['unaided', 'unaided', 'hinted', 'none'] as const);
          const judge = random() < 0.3 ? { judge: TEACHER } : {};
          const rest = { kind, correct: random() < 0.7, hintsUsed: kind === 'hinted' ? 1 : 0, ...judge };
          const input = await answer(day, rest, pick(open));
          if (input.judge) judged.push({ attemptId: input.attemptId, conceptId: input.conceptId });
        }
      }
      const stepwise = await memories();
      expect((await differences()).found).toEqual([]);
      await test().owner.query(
        'update concept_memories set stability_days = 1, difficulty = 1, reps = 0, basis = 0 where learner_id = $1',
        [learner.userId],
      );
      await test().database.transaction(learner, (tx) => rebuild(mastery, tx, learner.userId, courseId));
      const byConcept = (rows: typeof stepwise) => rows.toSorted((a, b) => (a.conceptId < b.conceptId ? -1 : 1));
      expect(byConcept(await memories())).toEqual(byConcept(stepwise));
    }
  }, 60_000);
});

describe('who may see it', () => {
  it('is the learner, and not another', async () => {
    await answer(0);
    const other: Actor = { ...learner, userId: await addPerson(test(), 'learner') };
    expect(await memories()).toHaveLength(1);
    expect(await test().database.transaction(other, (tx) => storedMemories(tx, learner.userId))).toEqual([]);
  });
});
