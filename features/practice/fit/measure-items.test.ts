import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { generatedItem, practiceApp } from '../testing';
import { dropItemPriors, putItemPriors } from './item-priors';

const test = testDatabase();
const UNTIL = new Date('2026-03-01T00:00:00Z');
let app: ReturnType<typeof practiceApp>;
let courseId = '';
let conceptId = '';
let learner = '';
let ids: string[] = [];

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => test().database.transaction(systemActor(test().districtId), work);
const measured = async (itemId = '') => {
  await asSystem((tx) => app.practice.measure(tx, courseId));
  const { rows } = await test().owner.query(
    'select answers, difficulty, deviation from item_difficulties where item_id = $1',
    [itemId],
  );
  return rows[0] ?? null;
};
const found = (difficulty: number, items = ids) =>
  asSystem((tx) =>
    putItemPriors(tx, {
      ...{ federation: 'maths', countedUntil: UNTIL },
      items: items.map((itemId) => ({ itemId, courseId, difficulty, deviation: 0.03 })),
    }),
  );

/** So many answers, every third of them wrong, so many days after the federation read its answers (before it: below 0). */
async function answer(itemId = '', count = 0, days = 0): Promise<void> {
  await test().owner.query(
    `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score, hints_used, evidence,
       elapsed_ms, mastery_before, mastery_after, created_at)
     select $1, md5($5::text || $6 || i)::uuid, $2, $3, $4, $5::uuid, md5($5::text || $6 || i)::uuid, '{}', i % 3 > 0, 1, 0, 'unaided', 1000, 0.7, 0.7,
       $7::timestamptz + make_interval(days => $6::int, secs => i) from generate_series(0, $8 - 1) i`,
    [test().districtId, learner, courseId, conceptId, itemId, String(days), UNTIL, count],
  );
}

beforeAll(async () => {
  app = practiceApp(test());
  const course = await addCourse(test(), { ownerId: await addPerson(test(), 'teacher') });
  courseId = course.courseId;
  learner = await addPerson(test(), 'learner');
  conceptId = await addConcept(test(), courseId, 'Rolling element');
  app.state.material = ['a', 'b', 'c'].map((name, i) =>
    generatedItem({ conceptId, chunkId: course.chunkId }, name, { start: i * 20, end: i * 20 + 10 }),
  );
  await asSystem((tx) => app.practice.regenerate(tx, courseId));
  ids = (await test().owner.query('select id from items order by fingerprint')).rows.map(({ id }) => id);
});

beforeEach(async () => {
  for (const table of ['attempts', 'item_priors', 'item_difficulties'])
    await test().owner.query(`delete from ${table}`);
  await test().owner.query('update items set edited = false');
});

describe('how hard an exercise is', () => {
  it('without answers is what districts found together, and the guess where they found nothing', async () => {
    expect(await measured(ids[0])).toBeNull();
    await found(0.8, ids.slice(0, 1));
    expect(await measured(ids[0])).toMatchObject({ answers: 0, difficulty: expect.closeTo(0.8, 2) });
    expect(await measured(ids[1])).toBeNull();
  });

  it('moves with answers since; those before are counted in what was found', async () => {
    await found(0.8);
    await answer(ids[0], 6, -3);
    await answer(ids[1], 6, 3);
    const [before, since] = [await measured(ids[0]), await measured(ids[1])];
    expect(before).toMatchObject({ answers: 6, difficulty: expect.closeTo(0.8, 2) });
    expect(since.answers).toBe(6);
    expect(since.difficulty).toBeLessThan(before.difficulty - 0.005);
  });

  it('is what many own answers say, whatever others found', async () => {
    await answer(ids[0], 600, -3);
    const own = await measured(ids[0]);
    await found(0.3);
    expect(await measured(ids[0])).toEqual(own);
  });

  it('is the school’s own affair once a teacher changed the exercise', async () => {
    await found(0.8);
    await test().owner.query('update items set edited = true where id = $1', [ids[0]]);
    expect(await measured(ids[0])).toBeNull();
    expect((await measured(ids[1])).difficulty).toBeCloseTo(0.8, 2);
  });

  it('goes back when it is taken back, and a later federation takes the place of an earlier one', async () => {
    await found(0.8);
    await found(0.2);
    expect((await measured(ids[0])).difficulty).toBeCloseTo(0.2, 1);
    expect(await asSystem(dropItemPriors)).toEqual([courseId]);
    expect(await measured(ids[0])).toBeNull();
  });
});
