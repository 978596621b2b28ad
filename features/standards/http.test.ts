import { beforeAll, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { type Api, createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import {
  changedTagsSchema,
  courseFrameworkSchema,
  coverageSchema,
  importResultSchema,
  labelSchema,
  standardDetailSchema,
  tagChangeSchema,
  tagSchema,
  treeStandardSchema,
  undoneTagsSchema,
} from './contract';
import { standardsPolicies } from './policy';
import { standardsRoutes } from './routes';
import { standardsCourse, TABLE } from './testing';

const test = testDatabase();
let api: Api;
let courseId: string;
let base: string;

beforeAll(async () => {
  const { districtId, database } = test();
  const course = await standardsCourse(test());
  const ids = { teacher: course.teacher, learner: await addPerson(test(), 'learner') };
  const authenticate = async (request: Request): Promise<Principal | null> => {
    const who = request.headers.get('x-who');
    if (who !== 'teacher' && who !== 'learner') return null;
    return { districtId, userId: ids[who], role: who, name: who, email: `${who}@example.org`, via: 'token' };
  };
  api = createApi({
    database,
    policies: standardsPolicies,
    authenticate,
    report: (error) => {
      throw error;
    },
  });
  standardsRoutes(api, course.service);
  courseId = course.courseId;
  base = `/courses/${courseId}`;
});

async function call(
  method: string,
  path: string,
  { who = 'teacher', json, file }: { who?: string; json?: unknown; file?: Blob } = {},
) {
  const form = new FormData();
  if (file) form.append('file', new File([file], 'state_standards.csv'));
  const body = file ? form : json === undefined ? undefined : JSON.stringify(json);
  const response = await api.hono.request(path, { method, headers: { 'x-who': who }, body });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, text, body: isJson ? JSON.parse(text) : null };
}

const bringIn = async () => {
  const sent = await call('POST', '/frameworks', { file: new Blob([TABLE]) });
  return importResultSchema.parse(sent.body).framework?.id ?? '';
};

describe('standards over HTTP', () => {
  it('take a file in, try it first, and name it by the file', async () => {
    const trial = importResultSchema.parse(
      (await call('POST', '/frameworks?trial=true', { file: new Blob([TABLE]) })).body,
    );
    expect(trial).toMatchObject({ trial: true, framework: null, title: 'state standards' });
    expect(await bringIn()).not.toBe('');
  });

  it.each([
    ['no file', undefined, 400, 'not_a_framework'],
    ['no framework', new Blob(['a,b\n1,2\n']), 400, 'not_a_framework'],
    ['too large', new Blob([new Uint8Array(64_100_000)]), 413, 'file_too_large'],
  ])('refuse %s', async (_, file, status, code) => {
    const { status: given, body } = await call('POST', '/frameworks', { file });
    expect([given, body.code]).toEqual([status, code]);
  });

  it('are browsed, chosen, proposed, decided, covered and saved as a table, each answer as its contract says', async () => {
    const id = await bringIn();
    const top = (await call('GET', `/frameworks/${id}/standards`)).body.items.map((one: unknown) =>
      treeStandardSchema.parse(one),
    );
    expect(top.map(({ statement }: { statement: string }) => statement)).toEqual(['Fractions', 'Measurement']);
    standardDetailSchema.parse((await call('GET', `/standards/${top[0].id}`)).body);
    expect((await call('GET', `/standards?q=area&frameworkId=${id}`)).body.items).toHaveLength(1);
    for (const [levels, found] of [
      ['04', 1],
      ['no-such-level', 0],
    ])
      expect((await call('GET', `/standards?q=area&frameworkId=${id}&levels=${levels}`)).body.items).toHaveLength(
        Number(found),
      );
    courseFrameworkSchema.parse((await call('PUT', `${base}/frameworks/${id}`, { json: {} })).body);
    const proposed = (await call('GET', `${base}/standard-tags?frameworkId=${id}&state=proposed&limit=2`)).body;
    expect(proposed.nextCursor).not.toBeNull();
    const keys = proposed.items.map((tag: unknown) => tagSchema.parse(tag).key);
    const decided = (await call('POST', `${base}/standard-tags/decisions`, { json: { keys, verdict: 'accept' } })).body;
    expect(changedTagsSchema.parse(decided).changed).toBe(2);
    expect(
      coverageSchema.parse((await call('GET', `${base}/frameworks/${id}/coverage?levels=03`)).body).rows,
    ).toHaveLength(2);
    expect((await call('GET', `${base}/frameworks/${id}/table`)).text).toContain('4.MD.2,');
    expect((await call('DELETE', `${base}/standard-tags/${encodeURIComponent(keys[0])}`)).status).toBe(204);
    expect((await call('DELETE', `${base}/standard-tags/nonsense`)).body.code).toBe('tag_not_found');
    const labels = (await call('GET', `${base}/labels?targetKind=chunk`)).body.items.map((one: unknown) =>
      labelSchema.parse(one),
    );
    const target = labels[0].target;
    expect((await call('PUT', `${base}/labels`, { json: { target, kind: 'data' } })).body).toMatchObject({
      kind: 'data',
      kindBy: 'teacher',
    });
    const change = { targets: [target], addStandards: [top[0].id], difficulty: 0.9 };
    const made = changedTagsSchema.parse((await call('POST', `${base}/tag-changes`, { json: change })).body);
    expect(made.changed).toBe(2);
    expect((await call('POST', `${base}/tag-changes`, { json: { targets: [] } })).status).toBe(400);
    const [latest] = (await call('GET', `${base}/tag-changes?limit=1`)).body.items;
    expect(tagChangeSchema.parse(latest).id).toBe(made.changeId);
    const undone = await call('POST', `${base}/tag-changes/${made.changeId}/undo`);
    expect(undoneTagsSchema.parse(undone.body)).toMatchObject({ changed: 2, kept: 0 });
    expect((await call('DELETE', `${base}/frameworks/${id}`)).status).toBe(204);
    expect((await call('GET', `${base}/frameworks/${id}/coverage`)).body.code).toBe('course_not_linked');
  });

  it('are closed to learners, and frameworks are removed by administrators alone', async () => {
    for (const path of [
      '/frameworks',
      `${base}/frameworks`,
      `${base}/standard-tags`,
      `${base}/tag-changes`,
      `${base}/labels?targetKind=chunk`,
    ])
      expect((await call('GET', path, { who: 'learner' })).status).toBe(403);
    expect((await call('POST', '/frameworks', { who: 'learner', file: new Blob([TABLE]) })).status).toBe(403);
    expect((await call('DELETE', `/frameworks/${await bringIn()}`)).status).toBe(403);
  });
});
