import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addClass, addConcept, addCourse } from '@/platform/database/testing-course';
import { type Actor, systemActor } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { generatedItem, practiceApp, principalOf } from './testing';

const test = testDatabase();
let app: ReturnType<typeof practiceApp>;
let teacher: Principal;
let learner: Principal;
let courseId: string;
let chunkId: string;
let sourceId: string;
let conceptId: string;

beforeAll(async () => {
  app = practiceApp(test());
  teacher = principalOf(test(), await addPerson(test(), 'teacher'), 'teacher');
  learner = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
});

beforeEach(async () => {
  ({ courseId, chunkId, sourceId } = await addCourse(test(), { ownerId: teacher.userId }));
  app.chunkSources.set(chunkId, sourceId);
  conceptId = await addConcept(test(), courseId, 'Rolling element');
});

const item = (fingerprint: string, rest: Parameters<typeof generatedItem>[2] = {}) =>
  generatedItem({ conceptId, chunkId }, fingerprint, rest);

async function regenerate(fingerprints: (string | ReturnType<typeof item>)[], actor?: Actor) {
  app.state.material = fingerprints.map((each) => (typeof each === 'string' ? item(each) : each));
  return test().database.transaction(actor ?? systemActor(test().districtId), (tx) =>
    app.practice.regenerate(tx, courseId),
  );
}
async function stored() {
  const { rows } = await test().owner.query('select * from items where course_id = $1', [courseId]);
  return new Map(rows.map((row) => [row.fingerprint, row]));
}
const present = (count: number) =>
  test().database.transaction({ ...learner, role: 'learner' }, (tx) =>
    app.practice.present(tx, { learnerId: learner.userId, courseId, conceptId, lessonId: null, count, seed: 1 }),
  );

describe('regenerating', () => {
  it('keeps the id of a question that stays, takes its new words, and adds what is new', async () => {
    expect(await regenerate(['a', 'b'])).toEqual({ items: 2 });
    const before = await stored();
    expect(before.get('a')).toMatchObject({ chunk_id: chunkId, source_id: sourceId, kind: 'choice', status: 'active' });
    expect(await regenerate([item('a', { worked: 'Other words.', start: 5 }), 'b', 'c'])).toEqual({ items: 3 });
    const after = await stored();
    expect(after.get('a')).toMatchObject({ id: before.get('a').id, worked: 'Other words.', start_offset: 5 });
    expect(after.get('b').id).toBe(before.get('b').id);
  });

  it('counts the course’s revision up', async () => {
    await regenerate(['a']);
    const { rows } = await test().owner.query('select revision from courses where id = $1', [courseId]);
    expect(rows[0].revision).toBe(1);
  });

  it('deletes what nobody had and keeps what a learner had, until its material is back', async () => {
    await regenerate(['a', 'b']);
    await present(1);
    const had = (await test().owner.query('select item_id from presentations')).rows.map((row) => row.item_id);
    // A teacher without any class must not take for unused what their course's learners had.
    await regenerate([], { districtId: test().districtId, userId: teacher.userId, role: 'teacher' });
    const rows = [...(await stored()).values()];
    expect(rows.map((row) => [row.status, had.includes(row.id)])).toEqual([['stale', true]]);
    expect((await present(5)).presentations).toEqual([]);
    await regenerate(['a', 'b']);
    const back = [...(await stored()).values()];
    expect(back.map((row) => row.status)).toEqual(['active', 'active']);
    expect(back.map((row) => row.id)).toContain(had[0]);
  });

  it('leaves alone what a teacher edited, retired or wrote, and follows its place', async () => {
    await regenerate(['a', 'b', 'c']);
    const before = await stored();
    const change = async (fingerprint: string, body: object) =>
      expect(
        (await app.call(teacher, `/courses/${courseId}/items/${before.get(fingerprint).id}`, body, { method: 'PATCH' }))
          .status,
      ).toBe(200);
    await change('a', { worked: 'The teacher’s words.' });
    await change('b', { status: 'retired' });
    const own = { ...item('own'), key: { kind: 'choice', optionId: 'b' }, explanations: {} };
    const { conceptId: concept, body, key, hints, worked, explanations } = own;
    const written = { conceptId: concept, body, key, hints, worked, explanations };
    expect((await app.call(teacher, `/courses/${courseId}/items`, written)).status).toBe(201);

    await regenerate([item('a', { start: 7 })]);
    let after = await stored();
    expect(after.get('a')).toMatchObject({ worked: 'The teacher’s words.', edited: true, start_offset: 7 });
    expect(after.get('b')).toMatchObject({ id: before.get('b').id, status: 'retired' });
    expect(after.has('c')).toBe(false);
    expect([...after.values()].filter((row) => row.origin === 'teacher')).toHaveLength(1);

    await regenerate([]);
    after = await stored();
    expect(after.get('a')).toMatchObject({ worked: 'The teacher’s words.', status: 'active' });
  });

  it('forgets chunks that are gone and moves items of a merged concept to its target', async () => {
    await regenerate(['a']);
    const { id } = (await stored()).get('a');
    await app.call(teacher, `/courses/${courseId}/items/${id}`, { worked: 'Mine.' }, { method: 'PATCH' });
    const target = await addConcept(test(), courseId, 'Bearing', 1);
    await test().owner.query('update concepts set merged_into = $1 where id = $2', [target, conceptId]);
    await test().owner.query('delete from chunks where id = $1', [chunkId]);
    await regenerate([]);
    expect((await stored()).get('a')).toMatchObject({ id, concept_id: target, chunk_id: null, source_id: null });
  });

  it('is done one after the other', async () => {
    app.state.material = ['a', 'b', 'c'].map((each) => item(each));
    const run = () =>
      test().database.transaction(systemActor(test().districtId), (tx) => app.practice.regenerate(tx, courseId));
    expect(await Promise.all([run(), run(), run()])).toEqual(Array(3).fill({ items: 3 }));
  });
});

describe('presenting', () => {
  it('brings what the learner never had, until all were had, and says how many were fresh', async () => {
    await regenerate(['a', 'b', 'c']);
    const first = await present(2);
    expect(first.fresh).toBe(2);
    const second = await present(2);
    expect(second.fresh).toBe(1);
    const all = [...first.presentations, ...second.presentations].map((presentation) => presentation.itemId);
    expect(new Set(all).size).toBe(3);
    expect((await present(5)).presentations).toHaveLength(3);
  });

  it('shows the learner neither key nor hints nor worked answer, and the same order again', async () => {
    await regenerate(['a']);
    const { presentations } = await present(1);
    const [presentation] = presentations;
    const text = JSON.stringify(presentation);
    expect(text).not.toMatch(/optionId|explanations|carry the load|It rolls/);
    expect(presentation).toMatchObject({ hints: [], hintsLeft: 3, attemptCount: 0, finished: false, lessonId: null });
    const again = await app.call(learner, `/presentations/${presentation?.id}`);
    expect(JSON.parse(again.text)).toEqual(presentation);
  });

  it('shows nothing of a hidden concept, nothing of another course, and says which concept has no exercises', async () => {
    await regenerate(['a']);
    const post = (concept: string) =>
      app.call(learner, `/courses/${courseId}/presentations`, { conceptId: concept, count: 1 });
    const code = async (concept: string) => {
      const { status, text } = await post(concept);
      return [status, JSON.parse(text).code];
    };
    expect((await post(conceptId)).status).toBe(201);
    await test().owner.query('update concepts set hidden = true where id = $1', [conceptId]);
    expect(await code(conceptId)).toEqual([404, 'no_items']);
    const elsewhere = await addConcept(test(), (await addCourse(test())).courseId, 'Elsewhere');
    expect(await code(elsewhere)).toEqual([404, 'concept_not_found']);
  });

  it('finds the exercises of a lesson again, for its learner only', async () => {
    await regenerate(['a', 'b']);
    const lessonId = '01890000-0000-7000-8000-000000000001';
    const actor = { ...learner, role: 'learner' } as const;
    const { presentations } = await test().database.transaction(actor, (tx) =>
      app.practice.present(tx, { learnerId: learner.userId, courseId, conceptId, lessonId, count: 2, seed: 1 }),
    );
    const find = (who: Actor) => test().database.transaction(who, (tx) => app.practice.ofLesson(tx, lessonId));
    expect(await find(actor)).toEqual(presentations);
    await addClass(test(), courseId, { teachers: [teacher.userId], learners: [learner.userId] });
    expect(await find({ districtId: test().districtId, userId: teacher.userId, role: 'teacher' })).toEqual([]);
  });
});
