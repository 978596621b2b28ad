import { beforeAll, describe, expect, it } from 'vitest';
import { type Api, createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { inspectedPassageSchema } from '../inspect/contract';
import { importReportSchema, retrievalQuestionSchema, scoreReportSchema } from '../measure/contract';
import { explainedSchema } from '../measure/explained';
import { libraryPolicies } from '../policy';
import { courseIndexSchema } from '../reindex/contract';
import { libraryRoutes } from '../routes';
import { staffSearchSchema } from '../search/contract';
import { testLibrary } from '../testing';

const lib = testLibrary();
let api: Api;
let [courseId, sourceId, chunkId] = ['', '', ''];

const TEXT = '# Seals\n\nA seal keeps oil in a gearbox.\n\nA worn seal drips. It is changed with the shaft at rest.\n';

beforeAll(async () => {
  const people = { teacher: lib().teacher, learner: lib().learner };
  const authenticate = async (request: Request): Promise<Principal | null> => {
    const who = request.headers.get('x-who');
    if (who !== 'teacher' && who !== 'learner') return null;
    const { districtId, userId } = people[who];
    return { districtId, userId, role: who, name: who, email: `${who}@example.org`, via: 'token' };
  };
  api = createApi({ database: lib().test.database, policies: libraryPolicies, authenticate, report: () => {} });
  libraryRoutes(api, lib().library);
  courseId = await lib().newCourse('Seals');
  await lib().ingest(courseId, { 'seals.md': TEXT, 'oil.md': '# Oil\n\nOil flows and cools.\n' });
  const chunks = await lib().asTeacher((tx) => lib().library.port.courseChunks(tx, courseId));
  const seal = chunks.find(({ sourcePath }) => sourcePath === 'seals.md');
  [sourceId, chunkId] = [seal?.sourceId ?? '', seal?.id ?? ''];
});

async function call(method: string, path: string, json?: unknown, who = 'teacher', headers = {}) {
  const body = json === undefined ? undefined : JSON.stringify(json);
  const response = await api.hono.request(path, { method, headers: { 'x-who': who, ...headers }, body });
  const text = await response.text();
  const isJson = /^application\/(?:problem\+)?json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, text, body: isJson ? JSON.parse(text) : null, headers: response.headers };
}

const base = () => `/courses/${courseId}`;

describe('passages over HTTP', () => {
  it('are listed, decided of, split and joined', async () => {
    const listed = await call('GET', `${base()}/sources/${sourceId}/passages`);
    expect(inspectedPassageSchema.array().parse(listed.body.items)).toHaveLength(1);
    const pinned = await call('PATCH', `${base()}/chunks/${chunkId}`, { pinned: true });
    expect(inspectedPassageSchema.parse(pinned.body)).toMatchObject({ pinned: true, hidden: false });
    const key = { 'idempotency-key': 'split-once' };
    const split = await call('POST', `${base()}/chunks/${chunkId}/split`, { at: [1] }, 'teacher', key);
    expect([split.status, split.body.chunkIds.length]).toEqual([200, 2]);
    const again = await call('POST', `${base()}/chunks/${chunkId}/split`, { at: [1] }, 'teacher', key);
    expect(again.body).toEqual(split.body);
    const joined = await call('POST', `${base()}/chunks/${split.body.chunkIds[0]}/join`);
    expect([joined.status, joined.body.chunkIds.length]).toEqual([200, 1]);
    chunkId = joined.body.chunkIds[0];
  });

  it('say what can’t be done', async () => {
    expect((await call('POST', `${base()}/chunks/${chunkId}/split`, { at: [9] })).body.code).toBe('not_splittable');
    expect((await call('POST', `${base()}/chunks/${chunkId}/join`)).body.code).toBe('not_split');
    expect((await call('POST', `${base()}/chunks/${chunkId}/split`, { at: [] })).status).toBe(400);
    expect((await call('GET', `${base()}/sources/${crypto.randomUUID()}/passages`)).status).toBe(404);
  });
});

describe('search quality over HTTP', () => {
  it('shows what a question retrieves', async () => {
    const { status, body } = await call('GET', `${base()}/retrieval?q=${encodeURIComponent('Why does a seal drip?')}`);
    const explained = explainedSchema.parse(body);
    expect([status, explained.hits[0]?.outcome, explained.hits[0]?.ref]).toEqual([200, 'shown', 'c1']);
    expect(explained.hits[0]?.matched).toEqual(['seal', 'drip']);
    expect((await call('GET', `${base()}/retrieval?q=`)).status).toBe(400);
  });

  it('keeps questions: added, asked again with another passage, changed, taken out and in by files, removed', async () => {
    const added = await call('POST', `${base()}/retrieval/questions`, {
      question: 'Why does it drip?',
      chunkIds: [chunkId],
    });
    expect(added.status).toBe(201);
    const question = retrievalQuestionSchema.parse(added.body);
    expect(question.expected[0]).toMatchObject({ chunkId, sourcePath: 'seals.md' });
    const twice = await call('POST', `${base()}/retrieval/questions`, {
      question: 'why  does it DRIP?',
      chunkIds: [chunkId],
    });
    expect(retrievalQuestionSchema.parse(twice.body)).toMatchObject({ id: question.id, expected: [{ chunkId }] });
    for (const format of ['jsonl', 'csv']) {
      const file = await call('GET', `${base()}/retrieval/questions/file?format=${format}`);
      expect(file.headers.get('content-disposition')).toContain(`questions.${format}`);
      const taken = await call('POST', `${base()}/retrieval/questions/import`, { text: file.text });
      expect(importReportSchema.parse(taken.body)).toEqual({ added: 0, updated: 1, refused: [] });
    }
    const csv =
      'question,source,heading,quote\nWhat cools?,oil.md,,Oil flows and\nWhat else?,gone.md,,no such words here at all\n';
    const imported = await call('POST', `${base()}/retrieval/questions/import`, { text: csv });
    expect(imported.body).toMatchObject({ added: 1, updated: 0, refused: [{ line: 3, reason: 'passage_unknown' }] });
    const put = await call('PUT', `${base()}/retrieval/questions/${question.id}`, {
      question: 'What drips?',
      chunkIds: [chunkId],
    });
    expect(put.body.question).toBe('What drips?');
    const path = `${base()}/retrieval/questions/${question.id}`;
    const graded = await call('PUT', path, { question: 'What drips?', chunkIds: [chunkId], grades: { [chunkId]: 2 } });
    expect(graded.body.expected).toMatchObject([{ chunkId, grade: 2 }]);
    const renamed = await call('PUT', path, { question: 'What drips now?', chunkIds: [chunkId] });
    expect(renamed.body).toMatchObject({ question: 'What drips now?', expected: [{ chunkId, grade: 2 }] });
    expect((await call('PUT', path, { question: 'x', chunkIds: [chunkId], grades: { [chunkId]: 9 } })).status).toBe(
      400,
    );
    const missing = { question: 'x', chunkIds: [crypto.randomUUID()] };
    expect((await call('POST', `${base()}/retrieval/questions`, missing)).body.code).toBe('chunk_not_found');
    await lib().jobs.run();
    const report = scoreReportSchema.parse((await call('GET', `${base()}/retrieval/scores`)).body);
    expect([report.results.length, report.outdated]).toEqual([2, false]);
    expect((await call('DELETE', `${base()}/retrieval/questions/${question.id}`)).status).toBe(204);
    expect((await call('DELETE', `${base()}/retrieval/questions/${question.id}`)).body.code).toBe('question_not_found');
  });

  it('says by which vectors the course is searched', async () => {
    const index = courseIndexSchema.parse((await call('GET', `${base()}/index`)).body);
    expect(index).toMatchObject({ configured: null, kept: false, build: null, inUse: { embedder: 'builtin' } });
    expect((await call('POST', `${base()}/index`, { act: 'use' })).body.code).toBe('index_not_waiting');
    expect((await call('POST', `${base()}/index`, { act: 'keep' })).body).toMatchObject({ kept: true, build: null });
    expect((await call('POST', `${base()}/index`, { act: 'follow' })).body).toMatchObject({ kept: false });
  });

  it('searches all for those who teach', async () => {
    const found = staffSearchSchema.parse((await call('GET', '/search/all?q=seal')).body);
    expect(found.items[0]?.chunkId).toBe(chunkId);
    expect((await call('GET', '/search/all?level=odd')).status).toBe(400);
  });

  it('is closed to learners', async () => {
    const closed = [
      await call('GET', `${base()}/sources/${sourceId}/passages`, undefined, 'learner'),
      await call('PATCH', `${base()}/chunks/${chunkId}`, { hidden: true }, 'learner'),
      await call('POST', `${base()}/chunks/${chunkId}/split`, { at: [1] }, 'learner'),
      await call('GET', `${base()}/retrieval?q=a`, undefined, 'learner'),
      await call('GET', `${base()}/retrieval/questions`, undefined, 'learner'),
      await call('GET', `${base()}/retrieval/questions/file`, undefined, 'learner'),
      await call('POST', `${base()}/retrieval/questions/import`, { text: '{}' }, 'learner'),
      await call('GET', `${base()}/index`, undefined, 'learner'),
      await call('POST', `${base()}/index`, { act: 'keep' }, 'learner'),
      await call('GET', '/search/all?q=seal', undefined, 'learner'),
    ];
    expect(closed.map(({ status }) => status)).toEqual(closed.map(() => 403));
  });
});
