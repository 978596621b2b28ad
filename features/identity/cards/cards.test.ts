import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { read } from '@/platform/documents/pdf/pdf.testing';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { createAuth } from '../auth';
import { type ImportWorld, importWorld } from '../import/testing';
import { passwordFault } from '../sign-in/password-rule';
import { limitedAuth } from '../sign-in-limit';
import { makeFirstPassword } from './first-password';
import { signInAddress } from './pdf';
import { cardPolicies } from './policy';
import { cardRoutes } from './routes';
import { createCards } from './service';
import { WORDS } from './words';

const database = testDatabase();
const clock = { now: new Date('2026-03-02T09:00:00Z') };
let world: ImportWorld;
let api: ReturnType<typeof createApi>;
let caller: Principal | null = null;
let districtId = '';
let classId = '';
const OWN = 'every quokka paints fences';

beforeAll(async () => {
  const test = database();
  world = await importWorld(test);
  districtId = test.districtId;
  const settings = { database: test.database, secret: 'of-tests-and-long-enough-for-it', addressHeader: 'x-address' };
  const now = () => clock.now;
  const auth = limitedAuth(createAuth({ ...settings, publicUrl: undefined, now }), { ...settings, now });
  api = createApi({
    ...{ database: test.database, policies: cardPolicies, authenticate: async () => caller },
    report: (error) => {
      throw error;
    },
  });
  const currentDistrict = async () => ({ id: districtId, name: 'Hill District' });
  const cards = createCards({
    database: test.database,
    publicUrl: 'https://meno.school.example',
    currentDistrict,
    now,
  });
  cardRoutes(api, cards, { auth, currentDistrict });
});

const list = [
  'role,name,email,username,school,class,course,birth date',
  'teacher,Tina Berg,tina@b.example,,North School,4b,Biology,',
  'learner,Anna Lang,,anna.lang,North School,4b,,2010-03-09',
  'learner,Bo Lang,,bo.lang,North School,4b,,2019-03-09',
].join('\n');
let importId = '';
beforeEach(async () => {
  const { owner } = database();
  await owner.query(`delete from people_imports; delete from classes; delete from sign_in_tries;
    delete from users where username is not null or email like '%b.example'`);
  const { body } = await world.bring(world.admin, list);
  importId = body.id;
  await world.call(world.admin, 'POST', `/people/imports/${importId}/confirm`);
  const { rows } = await owner.query<{ id: string }>('select id from classes');
  classId = rows[0]?.id ?? '';
});

async function post(who: { userId: string; role: Principal['role'] } | null, path: string, body: object) {
  caller = who && { ...who, districtId, name: 'x', email: 'x@b.example', via: 'token' };
  const response = await api.hono.request(path, { method: 'POST', body: JSON.stringify(body) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isPdf = response.headers.get('content-type') === 'application/pdf';
  const json = isPdf ? null : JSON.parse(new TextDecoder().decode(bytes));
  return { status: response.status, headers: response.headers, bytes, json };
}
const tina = async () => {
  const { rows } = await database().owner.query<{ id: string }>(`select id from users where email = 'tina@b.example'`);
  return { userId: rows[0]?.id ?? '', role: 'teacher' as const };
};
/** Passwords on cards, by what stands before them. */
async function passwordsOn(bytes: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const { markdown } = await read(bytes);
  return [...markdown.replaceAll('\\', '').matchAll(/\b[a-z]+-[a-z]+-[a-z]+-\d\d\b/g)].map(([password]) => password);
}
const signIn = (name: string, first: string, password: string) =>
  post(null, '/first-sign-in', { name, first, password });

describe('cards', () => {
  it('are a file with names and passwords, which the database knows as hashes alone', { timeout: 60_000 }, async () => {
    const made = await post(world.admin, '/people/cards', { importId });
    expect(made.status).toBe(200);
    expect([made.headers.get('x-meno-cards'), made.headers.get('x-meno-left')]).toEqual(['3', '0']);
    expect(made.headers.get('cache-control')).toBe('no-store');
    const { markdown } = await read(made.bytes);
    for (const words of ['Anna Lang', 'anna.lang', 'tina@b.example', 'Hill District · 4b', 'meno.school.example'])
      expect(markdown.replaceAll('\\', '')).toContain(words);
    const passwords = await passwordsOn(made.bytes);
    expect(new Set(passwords).size).toBe(3);
    const { owner } = database();
    const { rows } = await owner.query(
      'select password_hash as hash from first_passwords union select password from accounts',
    );
    expect(rows).toHaveLength(3);
    for (const password of passwords) expect(JSON.stringify(rows)).not.toContain(password);
    // Shown once: nobody waits for one any more.
    expect((await post(world.admin, '/people/cards', { importId })).json.code).toBe('cards_none');
  });

  it('let their owner in once, with a password of their own', { timeout: 60_000 }, async () => {
    const { rows } = await database().owner.query<{ id: string }>(`select id from users where username = 'anna.lang'`);
    const made = await post(await tina(), `/classes/${classId}/cards`, { personIds: [rows[0]?.id] });
    expect(made.headers.get('x-meno-cards')).toBe('1');
    const [anna = ''] = await passwordsOn(made.bytes);
    expect((await signIn('anna.lang', 'otter-plum-lion-47', OWN)).json.code).toBe('first_password_wrong');
    expect((await signIn('anna.lang', anna, anna)).json.issues[0].message).toBe('password_same');
    expect((await signIn('anna.lang', anna, 'short')).json.issues[0].message).toBe('password_too_short');
    const inside = await signIn('Anna.Lang ', anna, OWN);
    expect(inside.status).toBe(200);
    expect(inside.headers.getSetCookie().join()).toContain('meno.session_token=');
    expect((await signIn('anna.lang', anna, `${OWN} again`)).status).toBe(403);
  });

  it('stay the password of the young, and of whom their teacher lets keep it', { timeout: 60_000 }, async () => {
    await post(await tina(), `/classes/${classId}/cards`, {});
    const kept = async () =>
      (
        await database().owner.query<{ username: string }>(
          'select u.username from accounts a join users u on u.id = a.user_id',
        )
      ).rows;
    expect(await kept()).toEqual([{ username: 'bo.lang' }]);
    const { rows } = await database().owner.query<{ id: string }>('select user_id as id from first_passwords');
    const personIds = rows.map(({ id }) => id);
    await post(await tina(), `/classes/${classId}/cards`, { personIds, again: true, mayKeep: true });
    expect(await kept()).toHaveLength(2);
    expect((await database().owner.query('select 1 from first_passwords')).rows).toEqual([]);
  });

  it('no longer count when they are made again, nor after sixty days', { timeout: 60_000 }, async () => {
    const { owner } = database();
    const { rows } = await owner.query<{ id: string }>(`select id from users where username = 'anna.lang'`);
    const personIds = [rows[0]?.id ?? ''];
    const [old = ''] = await passwordsOn((await post(world.admin, '/people/cards', { personIds })).bytes);
    const again = await post(world.admin, '/people/cards', { personIds, again: true });
    expect((await signIn('anna.lang', old, OWN)).status).toBe(403);
    const [fresh = ''] = await passwordsOn(again.bytes);
    const made = clock.now;
    clock.now = new Date(made.getTime() + 61 * 24 * 3600_000);
    expect((await signIn('anna.lang', fresh, OWN)).status).toBe(403);
    clock.now = made;
    await owner.query('delete from sign_in_tries');
    expect((await signIn('anna.lang', fresh, OWN)).status).toBe(200);
  });

  it('are not guessed: a locked account waits', { timeout: 60_000 }, async () => {
    for (let i = 0; i < 5; i++) expect((await signIn('anna.lang', `otter-plum-lion-${i}${i}`, OWN)).status).toBe(403);
    expect((await signIn('anna.lang', 'otter-plum-lion-99', OWN)).status).toBe(429);
  });

  it('are made for nobody that the caller does not look after', async () => {
    const { owner } = database();
    const person = async (where: string) =>
      (await owner.query<{ id: string }>(`select id from users where ${where}`)).rows[0]?.id ?? '';
    const ofAdmin = { personIds: [world.admin.userId], again: true };
    expect((await post(world.admin, '/people/cards', ofAdmin)).json.code).toBe('cards_none');
    expect((await post(world.schoolAdmin, '/people/cards', ofAdmin)).json.code).toBe('cards_none');
    expect((await post(world.teacher, '/people/cards', ofAdmin)).status).toBe(403);
    expect((await post(world.teacher, `/classes/${classId}/cards`, {})).status).toBe(404);
    const own = { personIds: [await person(`email = 'tina@b.example'`)], again: true };
    expect((await post(await tina(), `/classes/${classId}/cards`, own)).json.code).toBe('cards_none');
    expect((await post(world.schoolAdmin, '/people/cards', { personIds: [world.teacher.userId] })).json.code).toBe(
      'cards_none',
    );
  });
});

describe('first passwords', () => {
  it('are of words that nobody mistakes for one another, and good ones by the rule', () => {
    expect(WORDS.length).toBeGreaterThan(400);
    expect(new Set(WORDS).size).toBe(WORDS.length);
    for (const word of WORDS) expect(word).toMatch(/^[a-z]{3,8}$/);
    const made = Array.from({ length: 50 }, makeFirstPassword);
    expect(new Set(made).size).toBe(50);
    for (const password of made) expect(passwordFault(password, [])).toBeNull();
  });

  it('stand in the code behind the #, where no server sees them, and only where they must be changed', () => {
    const card = { login: 'anna.lang', password: 'otter-plum-lion-47', stays: false };
    const address = new URL(signInAddress('https://meno.school.example/x', card));
    expect([address.pathname, address.search]).toEqual(['/first-sign-in', '']);
    expect(new URLSearchParams(address.hash.slice(1)).get('first')).toBe('otter-plum-lion-47');
    expect(signInAddress('https://meno.school.example', { ...card, stays: true })).not.toContain('otter');
  });
});
