import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDemo } from '@/demo/testing';
import { describeError } from '@/platform/telemetry/describe-error';
import { requestOf } from './example';
import { createIds } from './ids';
import type { Operation } from './operations';
import { openWorld, type World } from './world';

const opened = testDemo();
let world: World;
let known: Map<string, unknown>;
beforeAll(async () => {
  world = await openWorld(opened());
  const idOf = createIds(world.demo.test, world.tables);
  known = new Map();
  for (const { path, parameters } of world.operations)
    for (const { name } of parameters)
      if (name.endsWith('Id') && !known.has(name)) known.set(name, (await idOf(path, name, world.own)) ?? undefined);
}, 180_000);
afterAll(() => world?.close());

/** Ways out of a query, each of which changes what comes back, takes long, or fails with words of the database where it gets through. */
const SQL = [
  "' or '1'='1",
  "'; select pg_sleep(5); --",
  "' union select password from accounts --",
  "%' or true --",
  '" or ""="',
  "\\'; drop table users; --",
  "1); reset role; set meno.district = '00000000-0000-0000-0000-000000000000'; --",
  '{{7*7}}',
  "' || (select string_agg(email, ',') from users) || '",
];
const PATHS = [
  '../../../../etc/passwd',
  '..%2f..%2fsecrets.json',
  '....//secrets.json',
  '/etc/passwd',
  'file:///etc/passwd',
  '%00.md',
  '..\\..\\secrets.json',
];
const HOSTS = [
  'http://127.0.0.1:5432/',
  'http://169.254.169.254/latest/meta-data',
  'http://[::1]/',
  'gopher://localhost:25/',
  'file:///etc/passwd',
  'https://stranger.example/x.git',
];
/** What would give an answer away as one of the inside. */
const INSIDE =
  /pg_|syntax error at|relation "|SQLSTATE|at \w+ \(.*:\d+:\d+\)|node_modules|root:x:0|\/work\/|\/tmp\/meno/;

const texts = ({ parameters }: Operation) =>
  parameters.filter(
    ({ name, schema }) => !name.endsWith('Id') && [schema.type].flat().includes('string') && !schema.enum,
  );

async function send(operation: Operation, name: string, attack: string) {
  return world.call(
    'admin',
    requestOf(operation, (each) => (each === name ? attack : known.get(each))),
  );
}

describe('words that mean something to what is behind', () => {
  it('are words, in every parameter of every route that reads', async () => {
    const found: string[] = [];
    let asked = 0;
    for (const operation of world.operations.filter(({ method }) => method === 'GET'))
      for (const { name } of texts(operation))
        for (const attack of [...SQL, ...PATHS, ...HOSTS]) {
          const answer = await send(operation, name, attack);
          asked++;
          // A word that was refused may be told back in the reason; nothing else of the inside may.
          const told = answer.text.replaceAll(attack, '').replaceAll(JSON.stringify(attack).slice(1, -1), '');
          if (answer.status >= 500 || INSIDE.test(told))
            found.push(`${operation.route} ${name}=${attack}: ${answer.status} ${told.slice(0, 200)}`);
          if (/@(example\.org|school\.example)/.test(told) && answer.status >= 400)
            found.push(`${operation.route}: tells of people`);
        }
    expect(found).toEqual([]);
    expect(asked).toBeGreaterThan(500);
  }, 240_000);

  it('in ids are no ids', async () => {
    for (const operation of world.operations) {
      const [parameter] = operation.parameters.filter(({ in: place, name }) => place === 'path' && name.endsWith('Id'));
      if (!parameter) continue;
      const request = requestOf(operation, (name) => known.get(name));
      const url = request.url.replace(String(known.get(parameter.name)), encodeURIComponent("' or 1=1 --"));
      const answer = await world.call('admin', { ...request, url });
      expect([operation.route, answer.status < 500, answer.status === 200]).toEqual([operation.route, true, false]);
    }
  }, 120_000);

  it('in headers change nothing: a second answer, another host, another address', async () => {
    const me = { method: 'GET', url: '/me', body: null };
    for (const header of [
      'x-forwarded-host',
      'forwarded',
      'x-original-url',
      'x-rewrite-url',
      'x-http-method-override',
      'x-meno-role',
      'x-district',
    ]) {
      const answer = await world.call('learner token', me, { [header]: '/api/v1/people' });
      expect([header, answer.status, answer.text.includes('"role":"learner"')]).toEqual([header, 200, true]);
    }
    for (const method of ['TRACE', 'TRACK', 'CONNECT'])
      await expect(
        world.call('learner token', { ...me, method }).then(
          ({ status }) => status,
          () => 405,
        ),
      ).resolves.toBeGreaterThanOrEqual(400);
  });
});

describe('places that Meno is asked to fetch from', () => {
  it('are refused unless the administrator allowed them', async () => {
    const watch = world.operations.find(({ route }) => route === 'POST /courses/{courseId}/watches');
    expect(watch).toBeDefined();
    for (const place of [...HOSTS, ...PATHS]) {
      const url = `/courses/${world.own.courseId}/watches`;
      for (const body of [
        { kind: 'git', url: place },
        { kind: 'folder', path: place },
        { kind: 'git', place },
        { kind: 'folder', place },
      ]) {
        const answer = await world.call('teacher token', { method: 'POST', url, body: JSON.stringify(body) });
        expect([place, answer.status >= 400 && answer.status < 500]).toEqual([place, true]);
      }
    }
  });
});

describe('words of people', () => {
  it('stand neither in the log nor in answers when something fails inside', async () => {
    const marker = 'MARKER-7f3a-of-a-person';
    const { owner } = world.demo.test;
    // A constraint that no code expects, so that the failure is a real one of the database, with the row in its words.
    await owner.query(`alter table classes add constraint refuses_marker check (name not like '%MARKER-7f3a%')`);
    const before = world.reported.length;
    try {
      const body = JSON.stringify({ name: marker, courseId: world.own.courseId });
      const answer = await world.call('admin', { method: 'POST', url: '/classes', body });
      expect(answer.status).toBe(500);
      expect(answer.text).not.toContain(marker);
      expect(answer.text).not.toContain('refuses_marker');
      const logged = world.reported.slice(before);
      expect(logged.length).toBeGreaterThan(0);
      for (const error of logged) expect(JSON.stringify(describeError(error))).not.toContain(marker);
    } finally {
      world.reported.length = before;
      await owner.query('alter table classes drop constraint refuses_marker');
    }
  });
});
