import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { createAuth } from '../auth';
import { type Caller, type ImportWorld, importWorld } from '../import/testing';
import { invitationPolicies } from './policy';
import { invitationRoutes } from './routes';
import { createInvitations } from './service';

const database = testDatabase();
const clock = { now: new Date('2026-03-02T09:00:00Z') };
const PASSWORD = 'every quokka paints fences';
let world: ImportWorld;
let api: ReturnType<typeof createApi>;
let caller: Principal | null = null;
let districtId = '';
let classId = '';
beforeAll(async () => {
  const test = database();
  world = await importWorld(test);
  districtId = test.districtId;
  const now = () => clock.now;
  const currentDistrict = async () => ({ id: districtId, name: 'Hill District' });
  api = createApi({
    ...{ database: test.database, policies: invitationPolicies, authenticate: async () => caller },
    report: (error) => {
      throw error;
    },
  });
  const settings = { secret: 'of-tests-and-long-enough-for-it', addressHeader: 'x-address', publicUrl: undefined };
  const auth = createAuth({ database: test.database, ...settings, now });
  const service = createInvitations({ database: test.database, currentDistrict, now });
  invitationRoutes(api, service, { auth, currentDistrict });
  classId = test.newId();
  await test.owner.query(
    `insert into classes (district_id, id, course_id, name, join_code, created_by, school_id)
     select $1, $2, id, '7a', 'ABCD-EFGH', $3, $4 from courses limit 1`,
    [districtId, classId, world.teacher.userId, world.north],
  );
  await test.owner.query(
    `insert into class_members (district_id, class_id, user_id, role) values ($1, $2, $3, 'teacher')`,
    [districtId, classId, world.teacher.userId],
  );
});
beforeEach(async () => {
  clock.now = new Date('2026-03-02T09:00:00Z');
  await database().owner.query('delete from invitations');
});

async function call(who: Caller | null, method: string, path: string, body?: object) {
  caller = who && { ...who, districtId, name: 'x', email: 'x@b.example', via: 'token' };
  const response = await api.hono.request(path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? null : JSON.parse(text),
    cookies: response.headers.getSetCookie(),
  };
}
const tokenOf = ({ body }: { body: { path: string } }) => body.path.split('#')[1] ?? '';
const accept = (token: string, rest: object = {}) =>
  call(null, 'POST', '/invitations/accept', {
    token,
    name: 'Nina New',
    login: 'nina@b.example',
    password: PASSWORD,
    ...rest,
  });
const placed = async (where: string) =>
  (
    await database().owner.query(
      `select u.role, u.username, (select name from schools s join school_members m on m.school_id = s.id where m.user_id = u.id) as school,
        (select m.role from class_members m where m.user_id = u.id) as "inClass" from users u where ${where}`,
    )
  ).rows;

describe('an invitation', () => {
  it('lets one person make an account, in its role and place, and then nobody', { timeout: 60_000 }, async () => {
    const input = { role: 'teacher', schoolId: world.north, classId, note: 'For Nina' };
    const made = await call(world.admin, 'POST', '/invitations', input);
    expect(made.status).toBe(201);
    expect(made.body.invitation).toMatchObject({
      state: 'open',
      schoolName: 'North School',
      className: '7a',
      byName: 'Ada',
    });
    const token = tokenOf(made);
    const { rows } = await database().owner.query('select to_jsonb(i)::text as row from invitations i');
    expect(JSON.stringify(rows)).not.toContain(token);
    const opened = await call(null, 'POST', '/invitations/open', { token });
    expect(opened.body).toEqual({
      ...{ districtName: 'Hill District', role: 'teacher', schoolName: 'North School', className: '7a' },
      expiresAt: '2026-03-09T09:00:00.000Z',
    });
    expect((await accept(token, { login: 'nina' })).body.code).toBe('email_needed');
    expect((await accept(token, { password: 'password12' })).body.issues[0].path).toBe('password');
    const inside = await accept(token);
    expect(inside.status).toBe(200);
    expect(inside.cookies.join()).toContain('meno.session_token=');
    expect(await placed(`email = 'nina@b.example'`)).toEqual([
      { role: 'teacher', username: null, school: 'North School', inClass: 'teacher' },
    ]);
    expect((await accept(token, { login: 'other@b.example' })).body.code).toBe('invitation_gone');
    const [listed] = (await call(world.admin, 'GET', '/invitations')).body.items;
    expect(listed).toMatchObject({ state: 'used', uses: 1, usedBy: [{ name: 'Nina New' }] });
  });

  it('may let several in, at the same moment too, and no more than it says', { timeout: 60_000 }, async () => {
    const token = tokenOf(await call(world.teacher, 'POST', `/classes/${classId}/invitations`, { uses: 2 }));
    const all = await Promise.all(
      ['one', 'two', 'three'].map((name) => accept(token, { name, login: `pupil.${name}` })),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 404]);
    expect(await placed(`username like 'pupil.%'`)).toEqual(
      Array.from({ length: 2 }, () => ({
        ...{ role: 'learner', username: expect.any(String), school: 'North School', inClass: 'learner' },
      })),
    );
  });

  it('counts no longer once it is over, taken back, or whoever made it may not sign in', {
    timeout: 60_000,
  }, async () => {
    const make = async () => {
      const made = await call(world.admin, 'POST', '/invitations', { role: 'learner', days: 1 });
      return { token: tokenOf(made), id: made.body.invitation.id };
    };
    const opens = async (token: string) => (await call(null, 'POST', '/invitations/open', { token })).status;
    const { token, id } = await make();
    expect(await opens(token)).toBe(200);
    clock.now = new Date('2026-03-03T09:00:01Z');
    expect(await opens(token)).toBe(404);
    clock.now = new Date('2026-03-02T09:00:00Z');
    expect((await call(world.admin, 'POST', `/invitations/${id}/revoke`)).body.state).toBe('revoked');
    expect(await opens(token)).toBe(404);
    const other = await make();
    await database().owner.query('update users set deactivated_at = now() where id = $1', [world.admin.userId]);
    expect(await opens(other.token)).toBe(404);
    await database().owner.query('update users set deactivated_at = null where id = $1', [world.admin.userId]);
    expect(await opens('x'.repeat(43))).toBe(404);
  });

  it('leaves it unused when the name is taken', { timeout: 60_000 }, async () => {
    const token = tokenOf(await call(world.admin, 'POST', '/invitations', { role: 'learner' }));
    expect((await accept(token, { login: `${world.admin.userId}@example.org` })).body.code).toBe('email_taken');
    expect((await accept(token, { login: 'a b' })).body.code).toBe('login_unusable');
    expect((await call(null, 'POST', '/invitations/open', { token })).status).toBe(200);
  });

  it('takes somebody who has an account into its class', async () => {
    const token = tokenOf(await call(world.teacher, 'POST', `/classes/${classId}/invitations`, {}));
    expect((await call(world.schoolAdmin, 'POST', '/invitations/join', { token })).status).toBe(204);
    const { rows } = await database().owner.query('select role from class_members where user_id = $1', [
      world.schoolAdmin.userId,
    ]);
    expect(rows).toEqual([{ role: 'learner' }]);
    const forTeachers = tokenOf(await call(world.admin, 'POST', '/invitations', { role: 'teacher' }));
    expect((await call(world.teacher, 'POST', '/invitations/join', { token: forTeachers })).body.code).toBe(
      'invitation_refused',
    );
  });

  it('is made by nobody for more than they look after', async () => {
    const codeOf = async (who: Caller | null, body: object) =>
      (await call(who, 'POST', '/invitations', body)).body.code;
    expect(await codeOf(null, { role: 'learner' })).toBe('not_signed_in');
    expect(await codeOf(world.teacher, { role: 'learner' })).toBe('forbidden');
    for (const role of ['admin', 'dpo', 'school_admin'])
      expect(await codeOf(world.schoolAdmin, { role })).toBe('invitation_refused');
    expect(await codeOf(world.schoolAdmin, { role: 'teacher', schoolId: world.south })).toBe('school_not_found');
    expect(await codeOf(world.admin, { role: 'guardian', classId })).toBe('invitation_refused');
    const other = await call(world.admin, 'POST', '/invitations', { role: 'learner' });
    const { id } = other.body.invitation;
    expect((await call(world.teacher, 'POST', `/classes/${classId}/invitations/${id}/revoke`)).status).toBe(404);
    expect((await call(world.schoolAdmin, 'POST', `/invitations/${id}/revoke`)).status).toBe(404);
    expect((await call(world.schoolAdmin, 'GET', '/invitations')).body.items).toEqual([]);
  });
});

describe('the code of a class', () => {
  it('is switched off and on, and ends', async () => {
    const change = (body: object) => call(world.teacher, 'PUT', `/classes/${classId}/join-code`, body);
    expect((await change({ off: true })).body).toEqual({ code: 'ABCD-EFGH', endsAt: null, off: true });
    expect((await change({ endsAt: '2026-04-01T00:00:00.000Z', off: false })).body).toEqual({
      ...{ code: 'ABCD-EFGH', endsAt: '2026-04-01T00:00:00.000Z', off: false },
    });
    expect((await change({ endsAt: null })).body.endsAt).toBeNull();
  });
});
