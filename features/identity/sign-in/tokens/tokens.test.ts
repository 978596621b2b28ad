import { beforeAll, describe, expect, it } from 'vitest';
import { addSchool, testDatabase } from '@/platform/database/testing';
import { openSignIn, PASSWORD } from '../testing';
import { type ApiToken, apiTokenSchema, madeTokenSchema, tokensSchema } from './contract';

const test = testDatabase();
let world: ReturnType<typeof openSignIn>;
let teacher: ReturnType<typeof world.browser>;
let admin: ReturnType<typeof world.browser>;
let teacherId = '';

beforeAll(async () => {
  world = openSignIn(test());
  teacherId = await world.addPerson('teacher', 'tea@larkfield.example');
  await world.addPerson('admin', 'ada@larkfield.example');
  [teacher, admin] = [world.browser(), world.browser()];
  await teacher.signIn('tea@larkfield.example');
  await admin.signIn('ada@larkfield.example');
});

const asked = { name: 'Timetable', may: 'read', days: 30, password: PASSWORD };
const own = async () => tokensSchema.parse((await teacher.get('/me/tokens')).body).items;
const made = async (given: object = {}) =>
  madeTokenSchema.parse((await teacher.post('/me/tokens', { ...asked, ...given })).body);
const by = (token: string, method: string, path: string, body?: object) =>
  world.api.hono.request(`http://localhost${path}`, {
    ...{ method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

describe('one’s own API tokens', () => {
  it('are made by who proves who they are, told once, and kept as a hash', async () => {
    const refused = await teacher.post('/me/tokens', { ...asked, password: 'not this one at all' });
    expect([refused.status, refused.body.code]).toEqual([403, 'wrong_password']);
    const { token, made: row } = await made();
    expect(row).toEqual({
      ...{ id: row.id, name: 'Timetable', may: 'read', createdAt: row.createdAt, lastUsedAt: null, over: false },
      expiresAt: '2026-04-01T09:00:00.000Z',
    });
    expect(await own()).toEqual([row]);
    const kept = await test().owner.query('select * from api_tokens');
    expect(JSON.stringify(kept.rows)).not.toContain(token.slice(5));
  });

  it('look alone, or do all that their owner may', async () => {
    const [looks, does] = [await made(), await made({ name: 'Marks', may: 'all' })];
    const status = async (token: string, method: string, path: string, body?: object) => {
      const response = await by(token, method, path, body);
      const { code } = await response.json();
      return code ? `${response.status} ${code}` : String(response.status);
    };
    const end = { here: false };
    expect(await status(looks.token, 'GET', '/me/tokens')).toBe('200');
    expect(await status(looks.token, 'POST', '/me/sessions/end', end)).toBe('403 token_only_looks');
    expect(await status(looks.token, 'DELETE', `/me/tokens/${looks.made.id}`)).toBe('403 token_only_looks');
    // Nobody begets a token by a token: it knows no password.
    expect(await status(does.token, 'POST', '/me/tokens', { ...asked, password: '' })).toBe('403 wrong_password');
    expect(await status(does.token, 'DELETE', `/me/tokens/${looks.made.id}`)).toBe('200');
    expect(await status(looks.token, 'GET', '/me/tokens')).toBe('401 not_signed_in');
  });

  it('say when they were last used, to the minute, and when they are over', async () => {
    const { token, made: row } = await made({ name: 'Clock' });
    const told = async (): Promise<ApiToken> => apiTokenSchema.parse((await own()).find(({ id }) => id === row.id));
    world.clock.now = new Date('2026-03-02T10:00:00Z');
    await by(token, 'GET', '/me/tokens');
    expect(await told()).toMatchObject({ lastUsedAt: '2026-03-02T10:00:00.000Z', over: false });
    world.clock.now = new Date('2026-04-01T10:00:01Z');
    await teacher.signIn('tea@larkfield.example');
    expect(await told()).toMatchObject({ lastUsedAt: '2026-03-02T10:00:00.000Z', over: true });
    world.clock.now = new Date('2026-03-02T10:00:02Z');
    await teacher.signIn('tea@larkfield.example');
  });

  it('are not made by who owes a second factor', async () => {
    const rules = { staffSecondFactor: true, staffIdleMinutes: 0, learnerIdleMinutes: 0, newcomers: 'nobody' };
    await admin.signIn('ada@larkfield.example');
    expect((await admin.send('PUT', '/sign-in/rules', rules)).status).toBe(200);
    await teacher.signIn('tea@larkfield.example');
    const answer = await teacher.post('/me/tokens', asked);
    expect([answer.status, answer.body.code]).toEqual([403, 'second_factor_owed']);
    await test().owner.query('delete from sign_in_rules');
    await Promise.all([teacher.signIn('tea@larkfield.example'), admin.signIn('ada@larkfield.example')]);
  });
});

describe('API tokens of others', () => {
  it('are seen and ended by administrators, and end with a second factor that is lost', async () => {
    const { token, made: row } = await made({ name: 'Lost laptop' });
    const path = `/people/${teacherId}/tokens`;
    const seen = tokensSchema.parse((await admin.get(path)).body).items;
    expect(seen.map(({ id }) => id)).toContain(row.id);
    expect(JSON.stringify(seen)).not.toContain(token);
    expect((await teacher.get(path)).status).toBe(403);
    expect((await by(token, 'GET', '/me/tokens')).status).toBe(200);
    expect((await admin.send('DELETE', `${path}/${row.id}`)).status).toBe(200);
    expect((await by(token, 'GET', '/me/tokens')).status).toBe(401);
    expect((await admin.send('DELETE', `${path}/${row.id}`)).status).toBe(404);
    await made();
    await admin.post(`/people/${teacherId}/second-factor/reset`);
    expect(tokensSchema.parse((await admin.get(path)).body).items).toEqual([]);
  });

  it('stay closed to a school’s administrator where they are of somebody above', async () => {
    const schoolAdminId = await world.addPerson('school_admin', 'sam@larkfield.example');
    const aboveId = await world.addPerson('admin', 'abe@larkfield.example');
    const learnerId = await world.addPerson('learner', 'lea@larkfield.example');
    await addSchool(test(), [schoolAdminId, aboveId, learnerId]);
    const sam = world.browser();
    await sam.signIn('sam@larkfield.example');
    const status = async (of: string) => (await sam.get(`/people/${of}/tokens`)).status;
    expect([await status(learnerId), await status(aboveId), await status(teacherId)]).toEqual([200, 403, 404]);
  });
});
