import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { systemActor } from '@/platform/database/transaction';
import { type Api, createApi } from '@/platform/http/api';
import { createAuth } from './auth';
import { type Authenticator, createAuthenticator, createToken } from './authenticate';
import { identityPolicies } from './policy';
import { identityRoutes } from './routes';
import { createIdentity, type IdentityService } from './service';

const test = testDatabase();
const now = () => new Date('2026-01-02T03:04:05Z');
let api: Api;
let service: IdentityService;
let authenticator: Authenticator;
const reported: unknown[] = [];
let auth: ReturnType<typeof createAuth>;
const password = 'a long enough password';

beforeAll(async () => {
  await test().owner.query('delete from districts');
  const { database } = test();
  service = createIdentity({ database, now });
  auth = createAuth({ database, secret: 'x'.repeat(40), publicUrl: 'http://localhost', addressHeader: 'x-address' });
  authenticator = createAuthenticator({ database, auth, currentDistrict: service.currentDistrict, now });
  api = createApi({
    database,
    policies: identityPolicies,
    authenticate: authenticator,
    report: (error) => reported.push(error),
  });
  identityRoutes(api, service, { auth, importSample: async () => {} });
});

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  api.hono.request(`http://localhost${path}`, {
    method,
    headers: { 'content-type': 'application/json', origin: 'http://localhost', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
const owner = { districtName: 'District', name: 'Ada', email: 'Ada@Example.org', password };

describe('identity', () => {
  let ownerCookie = '';

  it('is set up once, also when two send the form at the same time', async () => {
    expect(await (await send('GET', '/installation')).json()).toEqual({ ready: false, districtName: null });
    expect((await send('POST', '/setup', { ...owner, password: 'short' })).status).toBe(400);
    const answers = await Promise.all([
      send('POST', '/setup', owner),
      send('POST', '/setup', { ...owner, email: 'b@example.org' }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const winner = answers.find((answer) => answer.status === 200);
    ownerCookie = cookieOf(winner ?? new Response());
    const me = await (await send('GET', '/me', undefined, { cookie: ownerCookie })).json();
    expect(me).toMatchObject({ role: 'admin', districtName: 'District' });
    const districts = await test().owner.query('select count(*)::int as n from districts');
    expect(districts.rows[0].n).toBe(1);
  });

  it('signs in with the right password only, and stores no password in the clear', async () => {
    const district = await service.currentDistrict();
    const handle = (given: string) =>
      auth.handle(
        district?.id ?? '',
        new Request('http://localhost/api/auth/sign-in/email', {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: 'http://localhost' },
          body: JSON.stringify({ email: 'teacher@example.org', password: given }),
        }),
      );
    expect(
      (
        await send(
          'POST',
          '/people',
          { name: 'T', email: 'teacher@example.org', password, role: 'teacher' },
          { cookie: ownerCookie },
        )
      ).status,
    ).toBe(201);
    expect((await handle('not the password')).status).toBe(401);
    expect((await handle(password)).status).toBe(200);
    const stored = await test().owner.query('select * from accounts');
    expect(JSON.stringify(stored.rows)).not.toContain(password);
  });

  it('lets a learner in by the code of a class, typed carelessly, and only there', async () => {
    const courseId = randomUUID();
    const district = await service.currentDistrict();
    const { rows } = await test().owner.query(`select id from users where email = 'teacher@example.org'`);
    await test().owner.query(
      `insert into courses (district_id, id, title, visibility, owner_id) values ($1, $2, 'Course', 'classes', $3)`,
      [district?.id, courseId, rows[0].id],
    );
    const { token } = await test().database.transaction(systemActor(district?.id ?? ''), (tx) =>
      createToken(tx, { userId: rows[0].id, name: 'test', may: 'all', expiresAt: null }),
    );
    const bearer = { authorization: `Bearer ${token}` };
    const made = await (await send('POST', '/classes', { name: '7b', courseId }, bearer)).json();
    expect(made).toMatchObject({ name: '7b', courseTitle: 'Course', learnerCount: 0, teacherNames: ['T'] });
    const typed = made.joinCode.toLowerCase().replace('-', ' ');
    const learner = { name: 'Lea', email: 'lea@example.org', password };
    expect((await send('POST', '/join', { ...learner, joinCode: 'AAAA-AAAA' })).status).toBe(404);
    const joined = await send('POST', '/join', { ...learner, joinCode: typed });
    expect(joined.status).toBe(200);
    expect((await send('POST', '/join', { ...learner, joinCode: typed })).status).toBe(409);

    const cookie = cookieOf(joined);
    expect(await (await send('GET', '/me', undefined, { cookie })).json()).toMatchObject({
      role: 'learner',
      name: 'Lea',
    });
    const seen = await (await send('GET', '/classes', undefined, { cookie })).json();
    expect(seen.items).toMatchObject([{ name: '7b', joinCode: null, teacherNames: ['T'] }]);
    expect((await send('GET', '/people', undefined, { cookie })).status).toBe(403);
    expect((await send('POST', '/classes', { name: 'x', courseId }, { cookie })).status).toBe(403);
    const members = await (await send('GET', `/classes/${made.id}/members`, undefined, bearer)).json();
    expect(members.items.map((member: { name: string }) => member.name).sort()).toEqual(['Lea', 'T']);
  });

  it('knows a token by its hash, until it expires, and nobody by a wrong one', async () => {
    const district = await service.currentDistrict();
    const { rows } = await test().owner.query(`select id from users where email = 'teacher@example.org'`);
    const make = async (expiresAt: Date | null) =>
      (
        await test().database.transaction(systemActor(district?.id ?? ''), (tx) =>
          createToken(tx, { userId: rows[0].id, name: 'test', may: 'all', expiresAt }),
        )
      ).token;
    const [valid, expired] = [await make(new Date('2027-01-01')), await make(new Date('2025-01-01'))];
    const status = async (token: string) =>
      (await send('GET', '/me', undefined, { authorization: `Bearer ${token}` })).status;
    expect(await status(valid)).toBe(200);
    expect(await status(expired)).toBe(401);
    expect(await status(`${valid}x`)).toBe(401);
    const stored = await test().owner.query('select token_hash from api_tokens');
    expect(JSON.stringify(stored.rows)).not.toContain(valid);
  });

  it('makes no class on a course that isn’t open to who asks', async () => {
    const answer = await send('POST', '/classes', { name: 'A class', courseId: randomUUID() }, { cookie: ownerCookie });
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'class_not_found']);
    expect(reported).toEqual([]);
  });

  it('pages the list of people', async () => {
    const first = await (await send('GET', '/people?limit=2', undefined, { cookie: ownerCookie })).json();
    expect(first.items).toHaveLength(2);
    const second = await (
      await send('GET', `/people?limit=2&cursor=${first.nextCursor}`, undefined, { cookie: ownerCookie })
    ).json();
    expect(second).toMatchObject({ nextCursor: null });
    expect([...first.items, ...second.items].map((person: { name: string }) => person.name)).toEqual([
      'Ada',
      'Lea',
      'T',
    ]);
    expect((await send('GET', '/people?cursor=abc', undefined, { cookie: ownerCookie })).status).toBe(400);
  });
});

describe('raw SQL as the application', () => {
  it('shows a learner nobody else, a teacher the learners of their classes, and no one a password', async () => {
    const district = (await service.currentDistrict())?.id ?? '';
    const id = async (email: string) =>
      (await test().owner.query('select id from users where email = $1', [email])).rows[0].id;
    const [lea, teacher] = [await id('lea@example.org'), await id('teacher@example.org')];
    const names = (userId: string, role: 'learner' | 'teacher') =>
      test().database.transaction({ districtId: district, userId, role }, async (tx) =>
        (await tx.execute<{ name: string }>('select name from users order by name')).rows.map((row) => row.name),
      );
    expect(await names(lea, 'learner')).toEqual(['Lea', 'T']);
    expect(await names(teacher, 'teacher')).toEqual(['Lea', 'T']);
    for (const table of ['accounts', 'sessions', 'api_tokens']) {
      const seen = await test().database.transaction({ districtId: district, userId: lea, role: 'learner' }, (tx) =>
        tx.execute(`select user_id from ${table}`),
      );
      expect(seen.rows.every((row) => row.user_id === lea && table !== 'accounts')).toBe(true);
    }
  });
});
