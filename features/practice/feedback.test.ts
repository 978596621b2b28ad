import { beforeAll, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { systemActor } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { attemptResultSchema, type GeneratedItem, presentationSchema } from './contract';
import { generatedItem, practiceApp, principalOf } from './testing';

const test = testDatabase();
let app: ReturnType<typeof practiceApp>;
let learner: Principal;
let course: { courseId: string; chunkId: string; sourceId: string };

beforeAll(async () => {
  app = practiceApp(test());
  course = await addCourse(test(), { ownerId: await addPerson(test(), 'teacher') });
  app.chunkSources.set(course.chunkId, course.sourceId);
  learner = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
  await define('Cage', 'Cage: The part that keeps **rolling elements** apart.', ['separator']);
  await define('Seal', 'A seal keeps grease in and dirt out.');
});

async function define(name: string, meaning: string, aliases: string[] = []) {
  const id = await addConcept(test(), course.courseId, name);
  await test().owner.query('update concepts set definition_text = $1, aliases = $2 where id = $3', [
    meaning,
    aliases,
    id,
  ]);
}

async function answer(rest: Partial<GeneratedItem>, response: object) {
  const conceptId = await addConcept(test(), course.courseId, `Rolling element ${Math.random()}`);
  app.state.material = [generatedItem({ conceptId, chunkId: course.chunkId }, conceptId, rest)];
  const { districtId, database } = test();
  await database.transaction(systemActor(districtId), (tx) => app.practice.regenerate(tx, course.courseId));
  const put = await app.call(learner, `/courses/${course.courseId}/presentations`, { conceptId, count: 1 });
  const [one] = presentationSchema.array().parse(JSON.parse(put.text).items);
  const { status, text } = await app.call(learner, `/presentations/${one?.id}/attempts`, { response });
  expect(status, text).toBe(201);
  return attemptResultSchema.parse(JSON.parse(text));
}
const gap = (answers: string[], rivals: string[] = []): Partial<GeneratedItem> => ({
  body: { kind: 'cloze', prompt: 'Which word?', text: 'The ____ carries the load.' },
  key: { kind: 'cloze', answers, rivals },
  hints: ['Think.', 'Think of what moves.', 'It rolls.'],
  explanations: {},
});

it('tells another term of the course what it really means, by any of its names', async () => {
  const named = await answer(gap(['roller'], ['cage']), { kind: 'cloze', text: 'cages' });
  expect(named.feedback).toContain('<em>Cage</em> is the word for something else');
  expect(named.feedback).toContain('The part that keeps rolling elements apart.');
  const other = await answer(gap(['roller']), { kind: 'cloze', text: 'Separator' });
  expect(other.feedback).toContain('<em>Cage</em> is the word for something else');
});

it('keeps quiet about a meaning that holds the answer', async () => {
  const { feedback } = await answer(gap(['rolling element'], ['cage']), { kind: 'cloze', text: 'cage' });
  expect(feedback).toContain('another term of this course');
  expect(feedback).not.toContain('rolling elements');
});

it('an option of a teacher’s that nobody explained is explained by its definition', async () => {
  const options = ['Roller', 'Seal', 'Shaft'].map((text, i) => ({ id: String(i), text }));
  const item = {
    body: { kind: 'choice' as const, prompt: 'What carries the load?', options },
    key: { kind: 'choice' as const, optionId: '0' },
    hints: ['Think.', 'Think of what moves.', 'It rolls.'] as [string, string, string],
    explanations: {},
  };
  expect((await answer(item, { kind: 'choice', optionId: '1' })).feedback).toContain('keeps grease in and dirt out');
  expect((await answer(item, { kind: 'choice', optionId: '2' })).feedback).toContain('Read the other options');
});

it('says where to look, by a heading that does not tell the answer', async () => {
  const { chunkId, sourceId } = course;
  const at = { chunkId, sourceId, heading: null, place: null };
  expect((await answer(gap(['roller']), { kind: 'cloze', text: 'x' })).look).toEqual({
    ...at,
    sourceTitle: 'Bearings',
  });
  expect((await answer(gap(['bearing']), { kind: 'cloze', text: 'x' })).look).toEqual({ ...at, sourceTitle: null });
  expect((await answer(gap(['roller']), { kind: 'cloze', text: 'roller' })).look).toBeNull();
});
