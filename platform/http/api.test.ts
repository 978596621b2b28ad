import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { type Api, createApi } from './api';
import type { Principal } from './principal';

const test = testDatabase();
let api: Api;
let teacher: Principal;
let learner: Principal;
let courseId: string;
let calls = 0;
const logged: unknown[] = [];

beforeAll(async () => {
  const principal = async (role: 'teacher' | 'learner'): Promise<Principal> => ({
    districtId: test().districtId,
    userId: await addPerson(test(), role),
    role,
    name: role,
    email: '',
    via: 'token',
  });
  [teacher, learner] = [await principal('teacher'), await principal('learner')];
  courseId = randomUUID();
  await test().owner.query(
    `insert into courses (district_id, id, title, visibility, owner_id) values ($1, $2, 'T', 'classes', $3)`,
    [test().districtId, courseId, teacher.userId],
  );
  api = createApi({
    database: test().database,
    policies: {
      'POST /things': 'member',
      'GET /courses/{courseId}': 'course.see',
      'PATCH /courses/{courseId}': 'course.edit',
      'GET /broken': 'public',
      'GET /pages': 'member',
      'POST /courses/{courseId}/told': 'course.see',
    },
    authenticate: async (request) => ({ teacher, learner })[request.headers.get('x-as') ?? ''] ?? null,
    report: (error) => logged.push(error),
  });
  const body = z.object({ n: z.number().int() });
  api.route(
    {
      method: 'post',
      path: '/things',
      tag: 't',
      summary: 's',
      body,
      response: z.object({ n: z.number(), call: z.number() }),
      status: 201,
    },
    async (call) => {
      calls += 1;
      if (call.body.n < 0) throw new Error('secret inside');
      return { n: call.body.n, call: calls };
    },
  );
  const query = z.object({ after: z.coerce.number() });
  api.route(
    { method: 'get', path: '/pages', tag: 't', summary: 's', query, response: z.object({}) },
    async ({ tx, query: { after } }) => {
      await tx.execute(sql`select 1 where ${after}::int > 0`);
      return {};
    },
  );
  const params = z.object({ courseId: z.uuid() });
  api.route(
    { method: 'get', path: '/courses/{courseId}', tag: 't', summary: 's', params, response: z.object({}) },
    async () => ({}),
  );
  api.route(
    { method: 'patch', path: '/courses/{courseId}', tag: 't', summary: 's', params, response: z.object({}) },
    async () => ({}),
  );
  tellRoute();
});

function tellRoute() {
  const params = z.object({ courseId: z.uuid() });
  const body = z.object({ upTo: z.number().int() });
  api.raw({ method: 'post', path: '/courses/{courseId}/told', tag: 't', summary: 's', params, body }, async (call) => {
    const { upTo } = await call.body();
    await call.transaction(async () => {});
    return call.events(async function* () {
      for (let n = 1; n <= upTo; n += 1) yield { type: 'number', n };
    });
  });
}

const send = (as: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  api.hono.request(path, {
    method,
    headers: { 'x-as': as, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

describe('createApi', () => {
  it('answers bad input with problem details that name the field', async () => {
    const response = await send('learner', 'POST', '/things', { n: 'x' });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'invalid_input', status: 400, issues: [{ path: 'n' }] });
    expect((await send('learner', 'POST', '/things', '{"n":')).status).toBe(400);
  });

  it('refuses numbers that no column can hold, also where a schema lets them through', async () => {
    const ask = (after: string) => api.hono.request(`/pages?after=${after}`, { headers: { 'x-as': 'teacher' } });
    expect((await ask('7')).status).toBe(200);
    const answer = await ask('2147483648');
    expect([answer.status, (await answer.json()).code]).toEqual([400, 'invalid_input']);
    logged.length = 0;
  });

  it('refuses text that no column can hold', async () => {
    const answer = await api.hono.request('/pages?after=%00', { headers: { 'x-as': 'teacher' } });
    expect(answer.status).toBe(400);
  });

  it('stops reading a body that is larger than any words, and takes no files', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(100_000).fill(0x20));
        sent += 100_000;
      },
    });
    const init = { method: 'POST', headers: { 'x-as': 'learner' }, body: endless, duplex: 'half' as const };
    const answer = await api.hono.request('/things', init);
    expect([answer.status, (await answer.json()).code]).toEqual([413, 'too_large']);
    expect(sent).toBeLessThan(5_000_000);
    for (const type of ['multipart/form-data; boundary=x', 'Application/Octet-Stream', 'text/csv', 'image/png'])
      expect([type, (await send('learner', 'POST', '/things', '{"n":1}', { 'content-type': type })).status]).toEqual([
        ...[type, type === 'text/csv' ? 201 : 415],
      ]);
    expect((await send('learner', 'POST', '/things', '{"n":1}', { 'content-type': 'application/json' })).status).toBe(
      201,
    );
  });

  it('refuses whoever is not signed in, and says nothing of the inside of an unexpected error', async () => {
    expect((await send('', 'POST', '/things', { n: 1 })).status).toBe(401);
    const response = await send('learner', 'POST', '/things', { n: -1 });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret inside');
    expect(logged).toHaveLength(1);
  });

  it('gives the same key the same answer, once, also when sent at the same time', async () => {
    const key = { 'idempotency-key': 'k-1' };
    const before = calls;
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => (await send('learner', 'POST', '/things', { n: 7 }, key)).json()),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(calls - before).toBe(1);
    expect((await send('learner', 'POST', '/things', { n: 8 }, key)).status).toBe(422);
    expect(await (await send('teacher', 'POST', '/things', { n: 8 }, key)).json()).toMatchObject({ n: 8 });
  });

  it('does the work again when the first try with a key failed', async () => {
    const key = { 'idempotency-key': 'k-2' };
    expect((await send('learner', 'POST', '/things', { n: -1 }, key)).status).toBe(500);
    expect((await send('learner', 'POST', '/things', { n: 3 }, key)).status).toBe(201);
  });

  it('hides a course that is not open to the caller, and lets only its editors change it', async () => {
    expect((await send('learner', 'GET', `/courses/${courseId}`)).status).toBe(404);
    expect((await send('teacher', 'GET', `/courses/${courseId}`)).status).toBe(200);
    expect((await send('teacher', 'PATCH', `/courses/${courseId}`)).status).toBe(200);
    await test().owner.query(`update courses set visibility = 'district'`);
    expect((await send('learner', 'GET', `/courses/${courseId}`)).status).toBe(200);
    expect((await send('learner', 'PATCH', `/courses/${courseId}`)).status).toBe(403);
    expect((await send('learner', 'GET', '/courses/nonsense')).status).toBe(400);
    expect((await send('learner', 'GET', '/nowhere')).status).toBe(404);
  });

  it('streams events after the policy of the course and the body were checked', async () => {
    const hidden = await send('learner', 'POST', `/courses/${randomUUID()}/told`, { upTo: 2 });
    expect(hidden.status).toBe(404);
    expect((await send('teacher', 'POST', `/courses/${courseId}/told`, { upTo: 'x' })).status).toBe(400);
    const told = await send('teacher', 'POST', `/courses/${courseId}/told`, { upTo: 2 });
    expect(told.headers.get('content-type')).toContain('text/event-stream');
    expect(await told.text()).toContain('data: {"type":"number","n":2}\n\nevent: stream-end');
  });

  it('stops the start when a route has no policy', () => {
    expect(() => api.route({ method: 'get', path: '/unknown', tag: 't', summary: 's' }, async () => {})).toThrow(
      'has no policy',
    );
  });
});
