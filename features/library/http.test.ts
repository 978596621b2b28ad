import { mkdir } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Api, createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { chunkSchema, courseSchema, ingestionSchema, searchHitSchema, sourceViewSchema } from './contract';
import { libraryPolicies } from './policy';
import { libraryRoutes } from './routes';
import { testLibrary } from './testing';

const lib = testLibrary();
let api: Api;
const reported: unknown[] = [];

beforeAll(() => {
  const people = { teacher: lib().teacher, learner: lib().learner };
  const authenticate = async (request: Request): Promise<Principal | null> => {
    const who = request.headers.get('x-who');
    if (who !== 'teacher' && who !== 'learner') return null;
    const { districtId, userId } = people[who];
    return { districtId, userId, role: who, name: who, email: `${who}@example.org`, via: 'token' };
  };
  const report = (error: unknown) => void reported.push(error);
  api = createApi({ database: lib().test.database, policies: libraryPolicies, authenticate, report });
  libraryRoutes(api, lib().library);
});

interface Options {
  who?: 'teacher' | 'learner' | 'nobody';
  json?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
}

async function call(method: string, path: string, { who = 'teacher', json, form, headers = {} }: Options = {}) {
  const body = form ?? (json === undefined ? undefined : JSON.stringify(json));
  const response = await api.hono.request(path, { method, headers: { 'x-who': who, ...headers }, body });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
}

function formOf(files: Record<string, string | Uint8Array<ArrayBuffer>>, withPaths = true): FormData {
  const form = new FormData();
  for (const [path, content] of Object.entries(files)) {
    form.append('files', new File([content], path.slice(path.lastIndexOf('/') + 1)));
    if (withPaths) form.append('paths', path);
  }
  return form;
}

async function newCourse(title = 'HTTP'): Promise<string> {
  return courseSchema.parse((await call('POST', '/courses', { json: { title } })).body).id;
}

async function uploaded(files: Record<string, string | Uint8Array<ArrayBuffer>>) {
  const courseId = await newCourse();
  const sent = await call('POST', `/courses/${courseId}/sources`, { form: formOf(files) });
  expect([sent.status, sent.body.status]).toEqual([202, 'queued']);
  await lib().jobs.run();
  const { body } = await call('GET', `/courses/${courseId}/ingestions/${sent.body.id}`);
  return { courseId, ingestion: ingestionSchema.parse(body) };
}

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe('what a course follows', () => {
  it('is seen and changed by its editors alone', async () => {
    const courseId = await newCourse();
    const path = `/courses/${courseId}/watches`;
    const none = await call('GET', path);
    expect([none.status, none.body.items, none.body.allowed.everyMinutes]).toEqual([200, [], 5]);
    expect((await call('GET', path, { who: 'learner' })).status).toBe(403);
    expect((await call('POST', path, { who: 'learner', json: { kind: 'folder', location: '/etc' } })).status).toBe(403);
    const refused = await call('POST', path, { json: { kind: 'folder', location: '/etc' } });
    expect([refused.status, refused.body.code]).toEqual([400, 'place_not_allowed']);
    expect(refused.body.detail).toContain('MENO_WATCH_FOLDERS');
    const branch = await call('POST', path, {
      json: { kind: 'git', location: 'https://x.example', branch: '--upload-pack=x' },
    });
    expect(branch.status).toBe(400);
    const shared = `${lib().folder}/shared`;
    await mkdir(shared, { recursive: true });
    const made = await call('POST', path, { json: { kind: 'folder', location: shared, removeGone: true } });
    expect([made.status, made.body.checkedAt]).toEqual([201, null]);
    await lib().jobs.run();
    const { body } = await call('GET', path);
    expect(body.items).toMatchObject([{ id: made.body.id, removeGone: true, fileCount: 0, failure: null }]);
    const one = `${path}/${made.body.id}`;
    expect((await call('PATCH', one, { json: { removeGone: false } })).body.removeGone).toBe(false);
    expect((await call('POST', `${one}/check`)).status).toBe(202);
    expect((await call('DELETE', one, { who: 'learner' })).status).toBe(403);
    expect([(await call('DELETE', one)).status, (await call('DELETE', one)).status]).toEqual([204, 404]);
  });
});

describe('the original of a source', () => {
  it('comes as it was uploaded to whoever sees the course, saved, never run', async () => {
    const text = '# <script>alert(1)</script>\n\nText.\n';
    const { courseId, ingestion } = await uploaded({ 'week 1/Übung "1".md': text });
    const path = `/courses/${courseId}/sources/${ingestion.files[0]?.sourceId}/original`;
    const got = await call('GET', path, { who: 'learner' });
    expect([got.status, got.text]).toEqual([200, text]);
    expect(got.headers.get('content-type')).toBe('application/octet-stream');
    expect(got.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(got.headers.get('content-disposition')).toBe(
      `attachment; filename="_bung _1_.md"; filename*=UTF-8''%C3%9Cbung%20%221%22.md`,
    );
    const etag = got.headers.get('etag') ?? '';
    expect((await call('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await call('GET', path, { who: 'nobody' })).status).toBe(401);
    const { body } = await call('PATCH', `/courses/${courseId}`, { json: { visibility: 'classes' } });
    expect(body.visibility).toBe('classes');
    expect((await call('GET', path, { who: 'learner' })).status).toBe(404);
  });
});

describe('courses', () => {
  it('are made, listed in pages, changed and deleted', async () => {
    const first = await newCourse('One');
    await newCourse('Two');
    const page = await call('GET', '/courses?limit=1');
    expect(page.body.items.map((course: { title: string }) => course.title)).toEqual(['Two']);
    const next = await call('GET', `/courses?limit=1&cursor=${page.body.nextCursor}`);
    expect(next.body.items[0].id).toBe(first);
    const changed = await call('PATCH', `/courses/${first}`, { json: { description: 'New words' } });
    expect(courseSchema.parse(changed.body)).toMatchObject({ title: 'One', description: 'New words', language: 'und' });
    await call('PATCH', `/courses/${first}`, { json: { visibility: 'classes', language: 'fr' } });
    const renamed = await call('PATCH', `/courses/${first}`, { json: { title: 'Uno' } });
    expect(courseSchema.parse(renamed.body)).toMatchObject({
      ...{ title: 'Uno', description: 'New words', language: 'fr', visibility: 'classes' },
    });
    expect((await call('DELETE', `/courses/${first}`)).status).toBe(204);
    expect((await call('GET', `/courses/${first}`)).body.code).toBe('course_not_found');
  });

  it('answer bad input and the wrong people with a problem', async () => {
    const id = await newCourse();
    const cases: [string, string, Options, number][] = [
      ['POST', '/courses', { json: { title: ' ' } }, 400],
      ['POST', '/courses', { json: { title: 'x', language: '../../x' } }, 400],
      ['POST', '/courses', { json: { title: 'x' }, who: 'learner' }, 403],
      ['POST', '/courses/sample', { who: 'learner' }, 403],
      ['GET', '/courses', { who: 'nobody' }, 401],
      ['GET', '/courses?cursor=x', {}, 400],
      ['GET', '/courses/x', {}, 400],
      ['PATCH', `/courses/${id}`, { json: { title: 'Mine' }, who: 'learner' }, 403],
      ['DELETE', `/courses/${id}`, { who: 'learner' }, 403],
      ['POST', `/courses/${id}/sources`, { form: formOf({ 'a.md': 'x' }), who: 'learner' }, 403],
      ['GET', `/courses/${id}/ingestions`, { who: 'learner' }, 403],
      ['GET', `/courses/${id}/chunks/${id}`, {}, 404],
      ['GET', `/courses/${id}/sources/${id}`, {}, 404],
      ['DELETE', `/courses/${id}/sources/${id}`, {}, 404],
      ['POST', `/courses/${id}/ingestions/${id}/retry`, {}, 404],
      ['GET', `/search?q=a&courseId=${lib().teacher.userId}`, {}, 404],
    ];
    for (const [method, path, options, status] of cases)
      expect([method, path, (await call(method, path, options)).status]).toEqual([method, path, status]);
    expect(reported).toEqual([]);
  });

  it('come as a sample', async () => {
    const taken = await call('POST', '/courses/sample', { headers: { 'idempotency-key': 'once' } });
    expect(taken.status).toBe(202);
    await lib().jobs.run();
    const again = await call('POST', '/courses/sample', { headers: { 'idempotency-key': 'once' } });
    expect(again.body.courseId).toBe(taken.body.courseId);
    const course = await call('GET', `/courses/${taken.body.courseId}`);
    expect(course.body).toMatchObject({ title: 'Sample', sourceCount: 1 });
  });
});

describe('upload', () => {
  it('takes documents and images, reads them and shows them as a page', async () => {
    const { courseId, ingestion } = await uploaded({
      'guide/a.md':
        '# Alpha\n\n![Plot](../img/plot%20one.png) and [beta](b.md#part) and [gone](c.md).\n\n<script>alert(1)</script>',
      'guide/b.md': '# Beta\n\n## Part\n\nMore about beta.\n',
      'img/plot one.png': png,
      'img/drawing.svg': svg,
    });
    expect(ingestion.files.map((file) => file.status)).toEqual(['ready', 'ready', 'ready', 'ready']);
    const list = await call('GET', `/courses/${courseId}/sources?limit=500`, { who: 'learner' });
    const [alpha, beta] = list.body.items;
    const view = sourceViewSchema.parse((await call('GET', `/courses/${courseId}/sources/${alpha.id}`)).body);
    expect(view.html).toContain(`src="/api/v1/courses/${courseId}/assets/img/plot%20one.png"`);
    expect(view.html).toContain(`href="/courses/${courseId}/sources/${beta.id}#part"`);
    expect(view.html).not.toMatch(/<script|c\.md/);
    expect(view.html).toContain(`data-start="${view.chunks[0]?.start}"`);
    const chunk = await call('GET', `/courses/${courseId}/chunks/${view.chunks[0]?.id}`, { who: 'learner' });
    expect(chunkSchema.parse(chunk.body).text).toContain('beta');
  });

  it('serves images inert, with their type and a validator', async () => {
    const { courseId } = await uploaded({ 'a.md': '# A\n\nText.', 'img/ü.svg': svg });
    const path = `/courses/${courseId}/assets/img/%C3%BC.svg`;
    const { status, headers, text } = await call('GET', path, { who: 'learner' });
    expect([status, text]).toEqual([200, svg]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    });
    const known = { 'if-none-match': `W/${headers.get('etag')}` };
    expect((await call('GET', path, { headers: known })).status).toBe(304);
    expect((await call('GET', `/courses/${courseId}/assets/img/..%2Fa.md`)).status).toBe(404);
    expect((await call('GET', path, { who: 'nobody' })).status).toBe(401);
  });

  it('takes file names where there are no paths, and paths sent before or after the files', async () => {
    const courseId = await newCourse();
    const form = new FormData();
    form.append('paths', 'x/first.md');
    form.append('paths', 'x/second.md');
    form.append('files', new File(['# A\n\nA.'], 'blob'));
    form.append('files', new File(['# B\n\nB.'], 'blob'));
    const early = await call('POST', `/courses/${courseId}/sources`, { form });
    expect(early.body.files.map((file: { path: string }) => file.path)).toEqual(['x/first.md', 'x/second.md']);
    const late = new FormData();
    late.append('files', new File(['# D\n\nD.'], 'blob'));
    late.append('files', new File(['# E\n\nE.'], 'blob'));
    late.append('paths', 'd.md');
    late.append('paths', 'e.md');
    const after = await call('POST', `/courses/${courseId}/sources`, { form: late });
    expect(after.body.files.map((file: { path: string }) => file.path)).toEqual(['d.md', 'e.md']);
    const named = await call('POST', `/courses/${courseId}/sources`, { form: formOf({ 'c.md': '# C\n\nC.' }, false) });
    expect(named.body.files[0].path).toBe('c.md');
    await lib().jobs.run();
  });

  it('counts a repeated request with the same idempotency key once, and refuses another with it', async () => {
    const courseId = await newCourse();
    const send = (text: string) =>
      call('POST', `/courses/${courseId}/sources`, {
        form: formOf({ 'a.md': text }),
        headers: { 'idempotency-key': 'upload-1' },
      });
    const first = await send('# A\n\nA.');
    const again = await send('# A\n\nA.');
    expect(again.body.id).toBe(first.body.id);
    expect((await send('# A\n\nOther.')).status).toBe(422);
    await lib().jobs.run();
    expect((await call('GET', `/courses/${courseId}/ingestions`)).body.items).toHaveLength(1);
  });

  it('refuses as a whole what is no upload or passes a limit', async () => {
    const courseId = await newCourse();
    const to = `/courses/${courseId}/sources`;
    const code = async (options: Options) => (await call('POST', to, options)).body.code;
    expect(await code({ json: { files: [] } })).toBe('no_files');
    expect(await code({ form: new FormData() })).toBe('no_files');
    const lacking = formOf({ 'a.md': 'x', 'b.md': 'y' }, false);
    lacking.append('paths', 'a.md');
    expect(await code({ form: lacking })).toBe('bad_path');
    const many = Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`${at}.md`, 'x']));
    expect(await code({ form: formOf(many) })).toBe('too_many_files');
    const large = Object.fromEntries(Array.from({ length: 18 }, (_, at) => [`${at}.md`, 'x'.repeat(190_000)]));
    expect(await code({ form: formOf(large) })).toBe('upload_too_large');
    const lying = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '999999999' };
    expect(await code({ headers: lying })).toBe('upload_too_large');
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x'])
      expect(['invalid_input', 'no_files']).toContain(await code({ json: 'x', headers: { 'content-type': type } }));
    expect((await call('GET', `/courses/${courseId}/ingestions`)).body.items).toEqual([]);
    expect(reported).toEqual([]);
  });

  it('stops and retries by HTTP', async () => {
    const courseId = await newCourse();
    const sent = await call('POST', `/courses/${courseId}/sources`, { form: formOf({ 'a.md': '# A\n\nA.' }) });
    const base = `/courses/${courseId}/ingestions/${sent.body.id}`;
    const stopped = await call('POST', `${base}/cancel`);
    expect([stopped.status, stopped.body.status, stopped.body.files[0].status]).toEqual([
      200,
      'cancelled',
      'cancelled',
    ]);
    expect((await call('POST', `${base}/cancel`)).body.code).toBe('ingestion_finished');
    expect((await call('POST', `${base}/retry`)).body.code).toBe('ingestion_running');
    await lib().jobs.run();
    const retried = await call('POST', `${base}/retry`);
    expect([retried.status, retried.body.status]).toEqual([202, 'queued']);
    await lib().jobs.run();
    expect((await call('GET', base)).body).toMatchObject({ status: 'done', filesDone: 1 });
    const { items } = (await call('GET', `/courses/${courseId}/sources`)).body;
    expect((await call('DELETE', `/courses/${courseId}/sources/${items[0].id}`)).status).toBe(204);
    await lib().jobs.run();
    expect((await call('GET', `/courses/${courseId}/sources`)).body.items).toEqual([]);
  });
});

describe('search', () => {
  it('answers with hits whose marks fit their excerpt, and takes any query', async () => {
    await uploaded({ 'a.md': '# Wombats\n\n## Burrows\n\nA wombat digs burrows. Wombats sleep in them.\n' });
    const { body } = await call('GET', '/search?q=Wombat%20burrow', { who: 'learner' });
    const hit = searchHitSchema.parse(body.items[0]);
    expect(hit.headingPath).toEqual(['Wombats', 'Burrows']);
    expect(hit.matches.map(({ start, end }) => hit.excerpt.slice(start, end))).toEqual([
      'wombat',
      'burrows',
      'Wombats',
    ]);
    for (const query of ['', '"', '%27%20OR%201=1', 'a'.repeat(10_000), '(AND', '*'])
      expect([query.slice(0, 20), (await call('GET', `/search?q=${query}`)).status]).toEqual([query.slice(0, 20), 200]);
    expect((await call('GET', '/search?q=a&limit=0')).status).toBe(400);
    expect(reported).toEqual([]);
  });
});
