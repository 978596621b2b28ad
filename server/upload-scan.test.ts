import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testDemo } from '@/demo/testing';
import { type Api, createApi } from '@/platform/http/api';
import { isOpenTo, ruleOf } from '@/platform/http/policy';
import { policyTable } from './policy-table';
import { addAllRoutes, type RecordedRoute, recordRoutes } from './recorded-routes.testing';
import { fileGateOf, fileRoutes } from './upload-scan';

/** A text field that may hold more than this is a file by another name. */
const LONGEST_WORDS = 100_000;
/** Exercises: many short texts, whose sum has a bound. */
const BOUNDED_AS_A_WHOLE = ['POST /courses/{courseId}/items', 'PATCH /courses/{courseId}/items/{itemId}'];
const HARM = 'id,name\n1,HARM-OF-THE-TEST\n';

const folder = mkdtempSync(path.join(os.tmpdir(), 'meno-scanner-'));
const [scanner, seen] = [path.join(folder, 'scanner'), path.join(folder, 'seen')];
// Finds what holds the word, stumbles over another, and notes what it looked at.
writeFileSync(
  scanner,
  `#!/bin/sh\necho "$1" >> '${seen}'\ngrep -q HARM-OF-THE-TEST "$1" && exit 1\ngrep -q STUMBLE "$1" && exit 2\nexit 0\n`,
);
chmodSync(scanner, 0o755);

const demo = testDemo({ MENO_UPLOAD_SCAN: scanner });
let specs = new Map<string, RecordedRoute>();
let api: Api;
let courseId = '';
const routesThatTakeFiles = () => [...specs].filter(([, { takes }]) => takes !== undefined);

beforeAll(async () => {
  specs = recordRoutes(demo());
  const { test, foundation, reported } = demo();
  const userId = test.newId();
  await test.owner.query(
    `insert into users (district_id, id, name, email, role) values ($1, $2, 'A', 'a@example.org', 'admin')`,
    [test.districtId, userId],
  );
  courseId = test.newId();
  await test.owner.query(
    `insert into courses (district_id, id, title, owner_id, visibility) values ($1, $2, 'Biology', $3, 'district')`,
    [test.districtId, courseId, userId],
  );
  const admin = { districtId: test.districtId, userId, role: 'admin', name: 'A', email: '', via: 'token' } as const;
  const report = (error: unknown) => void reported.push(error);
  api = createApi({
    ...{ database: test.database, policies: policyTable, authenticate: async () => admin, report },
    files: fileGateOf(foundation.config, report),
  });
  addAllRoutes(api, demo());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const addressOf = (route: string) => (route.split(' ')[1] ?? '').replace('{courseId}', courseId);
const isAdmins = (route: string) => isOpenTo(ruleOf(policyTable[route] ?? 'admin').may, 'admin');
const formOf = (field: string, content: string) => {
  const form = new FormData();
  form.set(field, new File([content], 'list.md'));
  return form;
};

/** Sends a file in as a route takes them. */
async function send(route: string, content: string) {
  const takes = specs.get(route)?.takes;
  const init =
    takes === 'text'
      ? { body: JSON.stringify({ text: content, trial: true }), headers: { 'content-type': 'application/json' } }
      : { body: formOf(takes === 'stored' ? 'files' : 'file', content) };
  const response = await api.hono.request(addressOf(route), { method: route.split(' ')[0] ?? '', ...init });
  return { status: response.status, text: await response.text() };
}

describe('files that come in', () => {
  it('have their word on the scanner, and none of them is a field of text', () => {
    expect(specs.size).toBeGreaterThan(200);
    expect(Object.fromEntries(routesThatTakeFiles().map(([route, { takes }]) => [route, takes]))).toEqual(fileRoutes);
    const long = [...specs]
      .filter(([route, { body }]) => longestText(body) > LONGEST_WORDS && !BOUNDED_AS_A_WHOLE.includes(route))
      .map(([route]) => route);
    expect(long.sort()).toEqual(
      routesThatTakeFiles()
        .filter(([, { takes }]) => takes === 'text')
        .map(([route]) => route)
        .sort(),
    );
  });

  it('stop the start where nothing says that they are looked at, and where it is said of a route that takes none', () => {
    const { database } = demo().test;
    const made = (routes: Record<string, 'form'>) =>
      createApi({
        ...{ database, policies: { 'POST /new': 'member' }, authenticate: async () => null, report: () => {} },
        files: { routes, look: null },
      });
    const spec = { method: 'post', path: '/new', tag: 't', summary: 's' } as const;
    const answer = async () => new Response();
    expect(() => made({}).raw({ ...spec, takes: 'form' }, answer)).toThrow('nothing says that a scanner looks at them');
    expect(() => made({ 'POST /new': 'form' }).raw(spec, answer)).toThrow('doesn’t');
    expect(() => made({ 'POST /new': 'form' }).raw({ ...spec, takes: 'form' }, answer)).not.toThrow();
  });

  it('are refused by every route that takes any, where the scanner finds something or could not look', async () => {
    expect(routesThatTakeFiles().length).toBeGreaterThan(4);
    for (const [route, { takes }] of routesThatTakeFiles())
      for (const [content, code] of [
        [HARM, 'harmful'],
        [HARM.replace('HARM-OF-THE-TEST', 'STUMBLE'), 'unscanned'],
      ] as const) {
        const { status, text } = await send(route, content);
        if (takes === 'stored') {
          // Each file of an upload is refused by itself.
          const { id } = z.object({ id: z.uuid() }).parse(JSON.parse(text));
          const ingestion = await api.hono.request(`/courses/${courseId}/ingestions/${id}`);
          expect([route, await ingestion.text()]).toEqual([route, expect.stringContaining(`"code":"${code}"`)]);
        } else
          expect([route, status, JSON.parse(text)]).toEqual([
            ...[route, 422, expect.objectContaining({ code: `${code}_file` })],
          ]);
      }
  });

  it('come in where nothing was found, and lie nowhere else afterwards', async () => {
    for (const [route, { takes }] of routesThatTakeFiles()) {
      const { status, text } = await send(route, `id,name\n${randomUUID()},Ada\n`);
      expect([route, text]).toEqual([route, expect.not.stringContaining('_file"')]);
      expect(status, `${route} ${takes}: ${text}`).not.toBe(500);
    }
    const looked = (await readFile(seen, 'utf8')).trim().split('\n');
    expect(looked.length).toBeGreaterThanOrEqual(3 * routesThatTakeFiles().length);
    const { MENO_DATA } = demo().foundation.config;
    expect(looked.filter((file) => !file.startsWith(`${MENO_DATA}/`))).toEqual([]);
    expect(looked.filter((file) => file.includes('/.meno-check-') && existsSync(file))).toEqual([]);
    expect((await readdir(MENO_DATA)).filter((name) => name.startsWith('.meno-check-'))).toEqual([]);
  });

  it('are taken by no other route, in whatever way they are sent', async () => {
    const taking = routesThatTakeFiles().filter(([, { takes }]) => takes !== 'text');
    const others = [...specs].filter(
      ([route]) => !route.startsWith('GET ') && isAdmins(route) && !taking.some(([each]) => each === route),
    );
    expect(others.length).toBeGreaterThan(100);
    for (const [route] of others) {
      const [method = '', address = ''] = route.split(' ');
      const url = address.replace(/\{\w+\}/g, () => randomUUID());
      for (const sent of [
        { body: formOf('file', HARM) },
        { body: HARM, headers: { 'content-type': 'application/octet-stream' } },
        { body: HARM, headers: { 'content-type': 'image/png' } },
        { body: 'file=HARM', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      ]) {
        const response = await api.hono.request(url, { method, ...sent });
        expect([route, response.status]).toEqual([route, 415]);
      }
    }
  });
});

/** Letters that the longest text field of a body may have; endless where a field has no bound. */
function longestText(body: z.ZodType | undefined): number {
  if (!body) return 0;
  const schema = z.toJSONSchema(body, { unrepresentable: 'any', io: 'input', reused: 'inline' });
  const lengths: number[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const isText = Reflect.get(value, 'type') === 'string';
    const bounded = ['enum', 'const', 'format', 'pattern'].some((name) => name in value);
    const most: unknown = Reflect.get(value, 'maxLength');
    if (isText && (!bounded || most !== undefined)) lengths.push(typeof most === 'number' ? most : Infinity);
    for (const part of Object.values(value)) look(part);
  };
  look(schema);
  return Math.max(0, ...lengths);
}
