import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { systemActor } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { fitResultSchema, type Presentation, presentationSchema } from '../contract';
import { generatedItem, practiceApp, principalOf } from '../testing';
import { wishOf } from './store-fit';

const test = testDatabase();
let app: ReturnType<typeof practiceApp>;
let learner: Principal;
let other: Principal;
let course: { courseId: string; chunkId: string };
let conceptId = '';

beforeAll(async () => {
  app = practiceApp(test());
  course = await addCourse(test(), { ownerId: await addPerson(test(), 'teacher') });
  learner = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
  other = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
  conceptId = await addConcept(test(), course.courseId, 'Rolling element');
  app.state.material = Array.from({ length: 12 }, (_, i) =>
    generatedItem({ conceptId, chunkId: course.chunkId }, `${i}`, {
      difficulty: i / 11,
      start: i * 20,
      end: i * 20 + 10,
    }),
  );
  const { districtId, database } = test();
  await database.transaction(systemActor(districtId), (tx) => app.practice.regenerate(tx, course.courseId));
});

beforeEach(async () => {
  for (const table of ['attempts', 'presentations', 'practice_wishes', 'mastery', 'events'])
    await test().owner.query(`delete from ${table}`);
});

async function present(count: number): Promise<Presentation[]> {
  const { text } = await app.call(learner, `/courses/${course.courseId}/presentations`, { conceptId, count });
  return presentationSchema.array().parse(JSON.parse(text).items);
}
const suit = async (id: string | undefined, said: string | null) =>
  fitResultSchema.parse(JSON.parse((await app.call(learner, `/presentations/${id}/fit`, { said })).text));
const answer = (id: string | undefined, optionId: string) =>
  app.call(learner, `/presentations/${id}/attempts`, { response: { kind: 'choice', optionId } });
const difficultyOf = async ({ itemId }: Presentation) =>
  Number((await test().owner.query('select difficulty from items where id = $1', [itemId])).rows[0].difficulty);
/** The learner is thought to know the concept so well. */
const know = (known: number) =>
  test().owner.query(
    `insert into mastery (district_id, learner_id, concept_id, course_id, p_known, evidence_count, attempt_count) values ($1, $2, $3, $4, $5, 3, 3)`,
    [test().districtId, learner.userId, conceptId, course.courseId, known],
  );
const pKnown = async () => (await test().owner.query('select p_known from mastery')).rows;

describe('how hard exercises are', () => {
  it('rises with what is known', async () => {
    const mean = async () => {
      const shown = await present(4);
      await test().owner.query('delete from presentations');
      return (await Promise.all(shown.map(difficultyOf))).reduce((sum, each) => sum + each, 0) / shown.length;
    };
    const beginner = await mean();
    await know(0.85);
    const middling = await mean();
    await test().owner.query('update mastery set p_known = 0.97');
    expect(beginner).toBeLessThan(middling);
    expect(middling).toBeLessThan(await mean());
  });

  it('goes by what answers say of an exercise, where they say it', async () => {
    await know(0.9);
    const [usual] = await present(1);
    await test().owner.query('delete from presentations');
    await test().owner.query(
      `insert into item_difficulties (district_id, item_id, course_id, answers, difficulty, deviation) select district_id, id, course_id, 30, 0, 0.1 from items where id <> $1`,
      [usual?.itemId],
    );
    expect((await present(1))[0]?.itemId).toBe(usual?.itemId);
    await test().owner.query('delete from item_difficulties');
  });
});

describe('a wish', () => {
  it('brings a harder or easier exercise in the same place, holds for the course, and leaves p(L) as it is', async () => {
    await know(0.7);
    const [first, second] = await present(2);
    const before = await pKnown();
    const harder = await suit(first?.id, 'harder');
    expect(harder).toMatchObject({ changed: true, wish: 1 });
    expect(await difficultyOf(harder.presentation)).toBeGreaterThan(first ? await difficultyOf(first) : 1);
    expect(harder.presentation.itemId).not.toBe(second?.itemId);
    const rows = (await test().owner.query('select ordinal from presentations where id = $1', [harder.presentation.id]))
      .rows;
    expect(rows).toEqual([{ ordinal: 0 }]);
    expect(await suit(second?.id, 'easier')).toMatchObject({ changed: true, wish: -1 });
    expect(await pKnown()).toEqual(before);
  });

  it('on an exercise that is begun changes nothing there, and counts from the next on; it fades as answers come', async () => {
    const [first] = await present(1);
    await answer(first?.id, 'b');
    expect(await suit(first?.id, 'easier')).toMatchObject({
      changed: false,
      wish: -1,
      presentation: { id: first?.id },
    });
    for (let i = 0; i < 4; i++) {
      app.state.now = new Date(app.state.now.getTime() + 1000);
      const [next] = await present(1);
      await answer(next?.id, 'a');
    }
    const [last] = await present(1);
    expect((await suit(last?.id, null)).wish).toBe(0);
  });

  it('fades by the learner’s own answers in the course', async () => {
    const [first] = await present(1);
    await suit(first?.id, 'harder');
    app.state.now = new Date(app.state.now.getTime() + 1000);
    const { text } = await app.call(other, `/courses/${course.courseId}/presentations`, { conceptId, count: 1 });
    const [of] = presentationSchema.array().parse(JSON.parse(text).items);
    const said = { response: { kind: 'choice', optionId: 'a' } };
    expect((await app.call(other, `/presentations/${of?.id}/attempts`, said)).status).toBe(201);
    const { districtId, database } = test();
    const wish = (id: string) => database.transaction(systemActor(districtId), (tx) => wishOf(tx, id, course.courseId));
    expect(await wish(learner.userId)).toEqual({ steps: 1, answersSince: 0 });
  });

  it('is a learner’s own', async () => {
    const [first] = await present(1);
    expect((await app.call(other, `/presentations/${first?.id}/fit`, { said: 'harder' })).status).toBe(404);
  });
});

it('after two misses in a row an easier exercise comes', async () => {
  await know(0.8);
  const [first, second, third] = await present(3);
  await answer(first?.id, 'b');
  app.state.now = new Date(app.state.now.getTime() + 1000);
  await answer(second?.id, 'b');
  const eased = await suit(third?.id, null);
  expect(eased.changed).toBe(true);
  expect(await difficultyOf(eased.presentation)).toBeLessThan(third ? await difficultyOf(third) : 0);
});

it('feedback says more to who knows little, and leaves who knows much to look first', async () => {
  const words = async (known: number) => {
    await test().owner.query('delete from mastery');
    await know(known);
    const [one] = await present(1);
    const say = async () => String(JSON.parse((await answer(one?.id, 'b')).text).feedback);
    return [await say(), await say()];
  };
  const [low] = await words(0.1);
  const [middle] = await words(0.6);
  const [high, again] = await words(0.95);
  expect(low).toContain('keeps the others apart');
  expect(low).toContain('Next: say what each option means');
  expect(middle).toContain('keeps the others apart');
  expect(middle).not.toContain('Next:');
  expect(high).not.toContain('keeps the others apart');
  expect(again).toContain('keeps the others apart');
});
