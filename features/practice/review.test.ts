import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { systemActor } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { attemptResultSchema, bankItemSchema, presentationSchema } from './contract';
import { insertItem } from './store-bank';
import { generatedItem, practiceApp, principalOf } from './testing';

const test = testDatabase();
let app: ReturnType<typeof practiceApp>;
let teacher: Principal;
let learner: Principal;
let course: { courseId: string; chunkId: string; sourceId: string };
let conceptId: string;

beforeAll(async () => {
  app = practiceApp(test());
  teacher = principalOf(test(), await addPerson(test(), 'teacher'), 'teacher');
  course = await addCourse(test(), { ownerId: teacher.userId });
  app.chunkSources.set(course.chunkId, course.sourceId);
});

beforeEach(async () => {
  learner = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
  conceptId = await addConcept(test(), course.courseId, 'Rolling element');
});

const asSystem = <T>(work: Parameters<ReturnType<typeof test>['database']['transaction']>[1]) =>
  test().database.transaction(systemActor(test().districtId), work) as Promise<T>;

/** A model's item on the concept. */
async function propose(fingerprint = `model:${randomUUID()}`): Promise<string> {
  const {
    start,
    end,
    conceptId: _concept,
    ...item
  } = generatedItem({ conceptId, chunkId: course.chunkId }, fingerprint);
  const id = randomUUID();
  await asSystem((tx) =>
    insertItem(tx, {
      ...item,
      id,
      conceptId,
      courseId: course.courseId,
      sourceId: course.sourceId,
      startOffset: start,
      endOffset: end,
      kind: item.body.kind,
      origin: 'model',
      review: 'unreviewed',
      trust: { model: 'scripted', prompt: { name: 'p', version: 1 }, outputId: 'o', solvedBy: [], quote: 'text' },
    }),
  );
  return id;
}
const post = (as: Principal, path: string, body: object, method = 'POST') =>
  app.call(as, `/courses/${course.courseId}${path}`, body, { method });
const review = (verdict: string, itemIds: string[], as = teacher) => post(as, '/items/reviews', { verdict, itemIds });
async function bank(query: string) {
  const { text } = await app.call(teacher, `/courses/${course.courseId}/items?conceptId=${conceptId}${query}`);
  return bankItemSchema.array().parse(JSON.parse(text).items);
}
async function practise() {
  const { status, text } = await post(learner, '/presentations', { conceptId, count: 1 });
  return status === 404 ? [] : presentationSchema.array().parse(JSON.parse(text).items);
}
async function answerOne() {
  const [one] = await practise();
  const body = { response: { kind: 'choice', optionId: 'a' } };
  const { text } = await app.call(learner, `/presentations/${one?.id}/attempts`, body);
  return { one, result: attemptResultSchema.parse(JSON.parse(text)) };
}

describe('an item that no teacher has looked at', () => {
  it('teaches, says so, and is no evidence', async () => {
    await propose();
    const { one, result } = await answerOne();
    expect(one?.unreviewed).toBe(true);
    expect(result).toMatchObject({ correct: true, change: { evidence: 'none' } });
    expect(result.change.after).toBe(result.change.before);
  });

  it('is evidence where the course says so, and no longer where it takes that back', async () => {
    await propose();
    expect((await post(teacher, '/practice-settings', { unreviewedCounts: true }, 'PUT')).status).toBe(200);
    expect((await answerOne()).result.change.evidence).toBe('unaided');
    await post(teacher, '/practice-settings', { unreviewedCounts: false }, 'PUT');
    learner = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
    expect((await answerOne()).result.change.evidence).toBe('none');
  });

  it('counts once a teacher has approved it, or has edited it', async () => {
    const id = await propose();
    expect(JSON.parse((await review('approve', [id])).text)).toEqual({ changed: 1 });
    expect((await answerOne()).result.change.evidence).toBe('unaided');
    const other = await propose();
    await app.call(
      teacher,
      `/courses/${course.courseId}/items/${other}`,
      { worked: '**Rolling elements** carry it.' },
      { method: 'PATCH' },
    );
    expect((await bank('')).find((item) => item.id === other)).toMatchObject({ review: 'approved', edited: true });
  });

  it('is not shown once its passage is gone', async () => {
    const id = await propose();
    await test().owner.query('update items set chunk_id = null where id = $1', [id]);
    expect(await practise()).toEqual([]);
    await review('approve', [id]);
    expect(await practise()).toHaveLength(1);
  });
});

describe('a review', () => {
  it('is about a model’s items, in bulk, with what is left to do as a filter', async () => {
    const ids = [await propose(), await propose(), await propose()];
    expect((await bank('&review=unreviewed')).map((item) => item.id).sort()).toEqual([...ids].sort());
    expect(JSON.parse((await review('approve', ids.slice(0, 2))).text)).toEqual({ changed: 2 });
    expect((await bank('&review=unreviewed')).map((item) => item.id)).toEqual(ids.slice(2));
    expect((await bank(''))[0]?.trust).toMatchObject({ model: 'scripted' });
  });

  it('that turns down takes it out of use, remembers it, and can be taken back', async () => {
    const fingerprint = `model:${randomUUID()}`;
    const id = await propose(fingerprint);
    const remembered = async () =>
      (await test().owner.query('select reason from item_rejections where fingerprint = $1', [fingerprint])).rows;
    await review('reject', [id]);
    expect(await practise()).toEqual([]);
    expect(await remembered()).toEqual([{ reason: 'teacher' }]);
    expect(await bank('&review=unreviewed')).toEqual([]);
    await review('reopen', [id]);
    expect(await remembered()).toEqual([]);
    expect(await bank('&review=unreviewed')).toHaveLength(1);
  });

  it('leaves other items alone, and is for the course’s teachers', async () => {
    app.state.material = [generatedItem({ conceptId, chunkId: course.chunkId }, randomUUID())];
    await asSystem((tx) => app.practice.regenerate(tx, course.courseId));
    const [made] = await bank('');
    expect(JSON.parse((await review('reject', [made?.id ?? ''])).text)).toEqual({ changed: 0 });
    const id = await propose();
    expect((await review('approve', [id], learner)).status).toBe(403);
    expect((await app.call(learner, `/courses/${course.courseId}/practice-settings`)).status).toBe(403);
  });

  it('survives a new version of the material', async () => {
    const [kept, waiting] = [await propose(), await propose()];
    await review('approve', [kept]);
    app.state.material = [];
    await asSystem((tx) => app.practice.regenerate(tx, course.courseId));
    const items = await bank('');
    expect(items.find((item) => item.id === kept)).toMatchObject({ review: 'approved', status: 'active' });
    expect(items.find((item) => item.id === waiting)).toMatchObject({ review: 'unreviewed', status: 'active' });
  });
});

describe('a learner who says that something is wrong', () => {
  const reports = async (id: string) => (await bank('')).find((item) => item.id === id)?.reports;
  const report = (presentationId: string, reason: string, as = learner) =>
    app.call(as, `/presentations/${presentationId}/reports`, { reason });

  it('is heard once, by reason and without a name, until a teacher has seen to it', async () => {
    const id = await propose();
    const [one] = await practise();
    expect((await report(one?.id ?? '', 'unclear')).status).toBe(201);
    expect((await report(one?.id ?? '', 'wrong')).status).toBe(201);
    expect(await reports(id)).toEqual({ wrong: 1 });
    learner = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
    const [other] = await practise();
    await report(other?.id ?? '', 'several');
    expect(await reports(id)).toEqual({ wrong: 1, several: 1 });
    const path = `/courses/${course.courseId}/items/${id}/reports`;
    expect((await app.call(learner, path, undefined, { method: 'DELETE' })).status).toBe(403);
    expect((await app.call(teacher, path, undefined, { method: 'DELETE' })).status).toBe(200);
    expect(await reports(id)).toEqual({});
  });

  it('is seen to by an edit and by an approval, and can only speak of what they were asked', async () => {
    const [first, second] = [await propose(), await propose()];
    for (const one of [...(await practise()), ...(await practise())]) await report(one.id, 'wrong');
    expect([await reports(first), await reports(second)]).toEqual([{ wrong: 1 }, { wrong: 1 }]);
    await review('approve', [first]);
    const change = { worked: '**Rolling elements** carry it.' };
    await app.call(teacher, `/courses/${course.courseId}/items/${second}`, change, { method: 'PATCH' });
    expect([await reports(first), await reports(second)]).toEqual([{}, {}]);
    const [one] = await practise();
    const stranger = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
    expect((await report(one?.id ?? '', 'wrong', stranger)).status).toBe(404);
  });
});
