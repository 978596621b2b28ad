import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApi } from '@/platform/http/api';
import { STREAM_END, STREAM_PROBLEM } from '@/platform/http/event-stream-names';
import { scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import { type Lesson, lessonSchema } from './contract';
import { lessonsPolicies } from './policy';
import { lessonsRoutes } from './routes';
import { type TestLessons, testLessons } from './testing';

const opened = testLessons();
let t: TestLessons;
let conceptId = '';
beforeAll(async () => {
  t = await opened();
  conceptId = await t.conceptId('While loop');
});
beforeEach(async () => {
  for (const table of ['lessons', 'shown_material', 'idempotency_keys', 'reading_preferences'])
    await t.at.test.owner.query(`delete from ${table}`);
});

const sentences = [
  'A while loop is a statement that repeats its body as long as its condition is true [c1]. The condition is tested before each round [c1]. When the condition is false, the loop ends and the program goes on below it [c1].',
  'The body must change something that the condition reads [c1]. Otherwise the condition stays true and the loop never ends [c1]. Such a loop is called an endless loop [c1].',
  'A guard lets people in as long as there are seats [c1]. Each guest takes one seat, and at last the guard closes the door [c1].',
];
const kinds = ['definition', 'caution', 'recap'] as const;
const model = () =>
  scriptedServing((job) =>
    job.prompt.name === 'lesson-plan'
      ? { value: { sections: kinds.map((kind) => ({ kind, title: `The ${kind}`, passages: ['c1'], pieces: [] })) } }
      : job.prompt.name === 'lesson-text'
        ? { text: sentences.map((text, i) => `## ${i + 1}. The ${kinds[i]}\n\n${text}`).join('\n\n') }
        : { failure: 'bad_answer' },
  );

function app(serving = model()) {
  const { districtId } = t.at.test;
  const api = createApi({
    database: t.at.test.database,
    policies: lessonsPolicies,
    authenticate: async () => ({
      ...{ districtId, userId: t.at.learner.userId, role: 'learner', name: 'L', email: 'l@example.org', via: 'token' },
    }),
    report: (error) => t.reported.push(error),
  });
  lessonsRoutes(api, t.lessons(serving));
  return async (path: string, body: object, headers: Record<string, string> = {}, method = 'POST') => {
    const response = await api.hono.request(path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
  };
}

const lessonsPath = () => `/courses/${t.courseId}/lessons`;
const dataOf = (text: string) => [...text.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1] ?? 'null'));

describe('POST lessons', () => {
  it('gives the whole lesson at once, and the same again under the same key', async () => {
    const ask = app();
    const headers = { 'idempotency-key': randomUUID() };
    const first = await ask(lessonsPath(), { conceptId }, headers);
    expect(first.status).toBe(201);
    const lesson: Lesson = lessonSchema.parse(JSON.parse(first.text));
    expect(lesson.writer).toBe('model');
    expect(JSON.parse((await ask(lessonsPath(), { conceptId }, headers)).text)).toEqual(JSON.parse(first.text));
    const other = await ask(lessonsPath(), { conceptId, writer: 'composer' }, headers);
    expect(other.status).toBe(422);
  });

  it('streams it as it is made, and says that it has ended', async () => {
    const streamed = await app()(lessonsPath(), { conceptId }, { accept: 'text/event-stream' });
    expect(streamed.type).toContain('text/event-stream');
    const types = dataOf(streamed.text).map((data) => data.type);
    expect(types).toEqual(['planning', 'writing', 'section', 'section', 'section', 'lesson', undefined]);
    expect(streamed.text).toContain(`event: ${STREAM_END}`);
  });

  it('is made without the model for who says so', async () => {
    const serving = model();
    const answer = await app(serving)(lessonsPath(), { conceptId, writer: 'composer' });
    expect(JSON.parse(answer.text)).toMatchObject({ writer: 'composer', note: null });
    expect(serving.jobs).toEqual([]);
  });

  it('answers with a problem for what there is not, in either form', async () => {
    const ask = app();
    const nowhere = `/courses/${randomUUID()}/lessons`;
    expect((await ask(nowhere, { conceptId })).status).toBe(404);
    expect((await ask(nowhere, { conceptId }, { accept: 'text/event-stream' })).status).toBe(404);
    expect((await ask(lessonsPath(), { conceptId: 'x' })).status).toBe(400);
    const plain = await ask(lessonsPath(), { conceptId: randomUUID() });
    expect(JSON.parse(plain.text)).toMatchObject({ status: 404, code: 'concept_not_found' });
    const streamed = await ask(lessonsPath(), { conceptId: randomUUID() }, { accept: 'text/event-stream' });
    expect(streamed.text).toContain(`event: ${STREAM_PROBLEM}`);
    expect(dataOf(streamed.text).at(-1)).toMatchObject({ code: 'concept_not_found' });
  });
});

describe('what a learner asks of lessons', () => {
  it('is kept, and changes what the model is asked for', async () => {
    const serving = model();
    const ask = app(serving);
    expect((await ask('/me/reading', { words: 'simple', length: 'shorter' }, {}, 'PUT')).status).toBe(200);
    expect((await ask('/me/reading', { words: 'hard', length: 'shorter' }, {}, 'PUT')).status).toBe(400);
    await ask(lessonsPath(), { conceptId });
    const prompt = serving.jobs[0]?.request.messages.map(({ content }) => content).join('\n');
    expect(prompt).toContain('117 to 293 words in all. Sentences of about 12 words, none over 19.');
  });
});
