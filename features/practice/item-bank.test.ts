import { beforeAll, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { systemActor } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { bankItemSchema, presentationSchema } from './contract';
import { generatedItem, practiceApp, principalOf } from './testing';

const test = testDatabase();
let app: ReturnType<typeof practiceApp>;
let teacher: Principal;
let learner: Principal;
let courseId: string;
let concepts: string[];

beforeAll(async () => {
  app = practiceApp(test());
  teacher = principalOf(test(), await addPerson(test(), 'teacher'), 'teacher');
  learner = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
  const course = await addCourse(test(), { ownerId: teacher.userId });
  courseId = course.courseId;
  app.chunkSources.set(course.chunkId, course.sourceId);
  concepts = [await addConcept(test(), courseId, 'Second', 1), await addConcept(test(), courseId, 'First', 0)];
  const on = { conceptId: concepts[0] ?? '', chunkId: course.chunkId };
  app.state.material = [
    generatedItem(on, 'one'),
    generatedItem({ ...on, conceptId: concepts[1] ?? '' }, 'two'),
    generatedItem(on, 'three', {
      body: { kind: 'cloze', prompt: 'Which word is missing?', text: 'A 100% "sealed" ____ needs no grease.' },
      key: { kind: 'cloze', answers: ['bearing'] },
      explanations: {},
    }),
  ];
  await test().database.transaction(systemActor(test().districtId), (tx) => app.practice.regenerate(tx, courseId));
});

async function list(query = '') {
  const { status, text } = await app.call(teacher, `/courses/${courseId}/items${query}`);
  expect(status).toBe(200);
  const page = JSON.parse(text);
  return { items: bankItemSchema.array().parse(page.items), nextCursor: page.nextCursor };
}
const codeOf = ({ status, text }: { status: number; text: string }) => [status, JSON.parse(text).code];
const patch = (id: string, body: object, as = teacher) =>
  app.call(as, `/courses/${courseId}/items/${id}`, body, { method: 'PATCH' });

describe('the item bank', () => {
  it('lists every item with its answer and source, in teaching order, in pages', async () => {
    const { items } = await list();
    expect(items.map((item) => item.conceptName)).toEqual(['First', 'Second', 'Second']);
    expect(items[0]).toMatchObject({
      sourceTitle: 'Bearings',
      attemptCount: 0,
      correctRate: null,
      origin: 'generated',
    });
    expect(items[0]?.key).toEqual({ kind: 'choice', optionId: 'a' });
    const first = await list('?limit=2');
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.nextCursor).toBeNull();
  });

  it('finds by concept, kind and words, which are taken as they are written', async () => {
    expect((await list(`?conceptId=${concepts[1]}`)).items).toHaveLength(1);
    expect((await list('?kind=cloze')).items).toHaveLength(1);
    const found = async (q: string) => (await list(`?q=${encodeURIComponent(q)}`)).items.length;
    expect(await found('100% "SEALED"')).toBe(1);
    expect(await found('100%x')).toBe(0);
    expect(await found('carry the load')).toBe(3);
    expect(await found('%')).toBe(1);
  });

  it('counts attempts of learners of any class', async () => {
    const { text } = await app.call(learner, `/courses/${courseId}/presentations`, {
      conceptId: concepts[1],
      count: 1,
    });
    const [presentation] = presentationSchema.array().parse(JSON.parse(text).items);
    for (const optionId of ['b', 'a'])
      await app.call(learner, `/presentations/${presentation?.id}/attempts`, {
        response: { kind: 'choice', optionId },
      });
    const [item] = (await list(`?conceptId=${concepts[1]}`)).items;
    expect(item).toMatchObject({ attemptCount: 2, correctRate: 0.5 });
  });

  it('is for those who may change the course', async () => {
    const other = principalOf(test(), await addPerson(test(), 'teacher'), 'teacher');
    for (const as of [learner, other])
      expect(codeOf(await app.call(as, `/courses/${courseId}/items`))).toEqual([403, 'forbidden']);
  });
});

describe('a teacher’s item', () => {
  const own = () => ({
    conceptId: concepts[0],
    body: { kind: 'numeric', prompt: 'How many balls?', unit: null },
    key: { kind: 'numeric', value: 8, tolerance: 0 },
    hints: ['Count them.', 'Fewer than ten.', 'There are 8.'],
    worked: 'There are 8.',
  });
  const create = (body: object) => app.call(teacher, `/courses/${courseId}/items`, body);

  it('is added, found and can be retired and taken back', async () => {
    const { status, text } = await create(own());
    expect(status).toBe(201);
    const item = bankItemSchema.parse(JSON.parse(text));
    expect(item).toMatchObject({ origin: 'teacher', edited: false, chunkId: null, status: 'active', explanations: {} });
    for (const wanted of ['retired', 'active'] as const) {
      const changed = bankItemSchema.parse(JSON.parse((await patch(item.id, { status: wanted })).text));
      expect(changed).toEqual({ ...item, status: wanted });
      expect((await list('?status=retired')).items).toHaveLength(wanted === 'retired' ? 1 : 0);
    }
  });

  it('that is unsound is refused with every reason in words, and so is an unsound change', async () => {
    const unsound = { ...own(), hints: ['', 'Fewer than ten.', 'There are 8.'], worked: ' ' };
    const refused = await create(unsound);
    expect(codeOf(refused)).toEqual([400, 'item_unsound']);
    const problem = JSON.parse(refused.text);
    expect(problem.faults.map((fault: { code: string }) => fault.code).sort()).toEqual(['hintEmpty', 'workedEmpty']);
    expect(problem.detail).toContain('A hint is empty.');
    const [item] = (await list('?kind=cloze')).items;
    expect(codeOf(await patch(item?.id ?? '', { key: { kind: 'choice', optionId: 'a' } }))).toEqual([
      400,
      'item_unsound',
    ]);
    expect((await list('?kind=cloze')).items).toEqual([item]);
  });

  it('needs a concept of the course', async () => {
    const other = await addCourse(test(), { ownerId: teacher.userId });
    const elsewhere = await addConcept(test(), other.courseId, 'Elsewhere');
    expect(codeOf(await create({ ...own(), conceptId: elsewhere }))).toEqual([404, 'concept_not_found']);
    const [item] = (await list('?kind=cloze')).items;
    const stolen = await app.call(teacher, `/courses/${other.courseId}/items/${item?.id}`);
    expect(codeOf(stolen)).toEqual([404, 'item_not_found']);
  });

  it('changed by its words is edited, and is checked as a whole', async () => {
    const [item] = (await list('?kind=cloze')).items;
    const changed = bankItemSchema.parse(JSON.parse((await patch(item?.id ?? '', { worked: 'A **bearing**.' })).text));
    expect(changed).toMatchObject({ id: item?.id, edited: true, worked: 'A **bearing**.', key: item?.key });
  });
});
