import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { roles as allRoles, type Role } from '@/platform/database/roles';
import { addPerson, addSchool, type TestDatabase, testDatabase } from '@/platform/database/testing';
import { addCourse } from '@/platform/database/testing-course';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { createToken } from '../authenticate';
import { classSchema, createClassSchema } from '../contract';
import { identityPolicies } from '../policy';
import { createIdentity } from '../service';
import { peopleRoutes } from './routes';
import { classRoutes, schoolRoutes } from './routes-schools';

const opened = testDatabase();
let test: TestDatabase;
const people = new Map<string, { id: string; role: Role }>();
let [north, south, courseId, classId] = ['', '', '', ''];
type Answer = { status: number; body: unknown };
let call: (who: string, method: string, path: string, body?: object) => Promise<Answer>;

/** A name for each, by role: a `2` is of the other school. */
const CAST: [string, Role][] = [
  ...allRoles.map((role): [string, Role] => [role, role]),
  ...(['learner', 'teacher', 'school_admin', 'guardian'] as const).map((role): [string, Role] => [`${role}2`, role]),
];
const idOf = (name: string) => people.get(name)?.id ?? '';
const account = (name: string) => `${idOf(name)}@example.org`;
const items = (answer: Answer) =>
  z.object({ items: z.array(z.looseObject({ name: z.string() })) }).parse(answer.body).items;
const names = (answer: Answer) => items(answer).map(({ name }) => name);
const made = (answer: Answer) => z.looseObject({ id: z.uuid() }).parse(answer.body).id;

beforeAll(async () => {
  test = opened();
  const { database, districtId } = test;
  for (const [name, role] of CAST) people.set(name, { id: await addPerson(test, role, name), role });
  north = await addSchool(test, ['learner', 'teacher', 'counsellor', 'school_admin'].map(idOf), 'North');
  south = await addSchool(test, ['learner2', 'teacher2', 'school_admin2'].map(idOf), 'South');
  ({ courseId } = await addCourse(test, { ownerId: idOf('teacher') }));
  let caller: Principal | null = null;
  const api = createApi({
    ...{ database, policies: identityPolicies, authenticate: async () => caller },
    report: (error) => {
      throw error;
    },
  });
  const service = createIdentity({ database, now: () => new Date('2026-03-02T09:00:00Z') });
  peopleRoutes(api, service);
  schoolRoutes(api, service);
  classRoutes(api, service);
  api.route(
    {
      ...{ method: 'post', path: '/classes', tag: 'People', summary: 'Make a class on a course' },
      ...{ body: createClassSchema, response: classSchema },
    },
    ({ tx, principal, body }) => service.createClass(tx, principal, body),
  );
  call = async (who, method, path, body) => {
    const { id: userId = '', role = 'learner' as const } = people.get(who) ?? {};
    caller = { districtId, userId, role, name: who, email: who, via: 'token' };
    const response = await api.hono.request(path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
});

describe('people', () => {
  it('are listed for whoever looks after them, by words, role, school and whether they may sign in', async () => {
    expect(names(await call('admin', 'GET', '/people'))).toHaveLength(CAST.length);
    expect(names(await call('admin', 'GET', `/people?schoolId=${south}`))).toEqual([
      ...['learner2', 'school_admin2', 'teacher2'],
    ]);
    expect(names(await call('admin', 'GET', '/people?role=dpo'))).toEqual(['dpo']);
    expect(names(await call('admin', 'GET', '/people?q=EACHER'))).toEqual(['teacher', 'teacher2']);
    expect(names(await call('school_admin', 'GET', '/people'))).toEqual([
      ...['counsellor', 'learner', 'school_admin', 'teacher'],
    ]);
    expect((await call('counsellor', 'GET', '/people')).status).toBe(403);
  });

  it('are taken into schools and given roles by the district; a school gives its own people the roles of a school', async () => {
    const learner2 = `/people/${idOf('learner2')}`;
    expect((await call('school_admin', 'PATCH', learner2, { name: 'Mine' })).status).toBe(404);
    const moved = await call('admin', 'PATCH', learner2, { schoolIds: [north, south] });
    expect(moved.body).toMatchObject({ schools: [{ name: 'North' }, { name: 'South' }] });
    const left = await call('school_admin', 'PATCH', learner2, { schoolIds: [] });
    expect(left).toMatchObject({ status: 200, body: { schools: [{ name: 'South' }] } });
    const teacher = `/people/${idOf('teacher')}`;
    for (const role of ['admin', 'school_admin', 'dpo'])
      expect((await call('school_admin', 'PATCH', teacher, { role })).status).toBe(403);
    expect((await call('school_admin', 'PATCH', teacher, { schoolIds: [north, south] })).status).toBe(403);
    expect((await call('school_admin', 'PATCH', `/people/${idOf('school_admin')}`, { name: 'Me' })).status).toBe(403);
    expect((await call('admin', 'PATCH', `/people/${idOf('admin')}`, { role: 'learner' })).status).toBe(403);
  });

  it('are signed out everywhere by another role, and kept out while they are switched off', async () => {
    const person = await addPerson(test, 'teacher', 'Leaver');
    const tokens = async () =>
      (
        await test.owner.query(
          'select 1 from api_tokens where user_id = $1 union all select 1 from sessions where user_id = $1',
          [person],
        )
      ).rows.length;
    const token = () =>
      test.database.transaction({ districtId: test.districtId, userId: null, role: 'system' }, (tx) =>
        createToken(tx, { userId: person, name: 'test', may: 'all', expiresAt: null }),
      );
    const session = (word: string) =>
      test.owner.query(
        `insert into sessions (district_id, id, user_id, token, expires_at) values ($1, $2, $3, $4, now() + interval '1 day')`,
        [test.districtId, test.newId(), person, word],
      );
    await token();
    await session('one');
    expect((await call('admin', 'PATCH', `/people/${person}`, { name: 'Leaver B.' })).status).toBe(200);
    expect(await tokens()).toBe(2);
    expect((await call('admin', 'PATCH', `/people/${person}`, { role: 'counsellor' })).status).toBe(200);
    expect(await tokens()).toBe(0);
    await token();
    await session('two');
    const off = await call('admin', 'POST', `/people/${person}/deactivate`);
    expect(off.body).toMatchObject({ deactivatedAt: '2026-03-02T09:00:00.000Z', role: 'counsellor' });
    expect(await tokens()).toBe(0);
    expect(names(await call('admin', 'GET', '/people?state=off'))).toEqual(['Leaver B.']);
    expect((await call('admin', 'POST', `/people/${person}/reactivate`)).body).toMatchObject({ deactivatedAt: null });
    expect((await call('admin', 'POST', `/people/${idOf('admin')}/deactivate`)).status).toBe(403);
  });
});

describe('guardians', () => {
  it('are linked by the learner’s school, also those of another’s, and see nothing before it is confirmed', async () => {
    const path = `/people/${idOf('learner')}/guardians`;
    expect((await call('school_admin2', 'POST', path, { account: account('guardian'), confirmed: true })).status).toBe(
      404,
    );
    expect((await call('teacher', 'GET', path)).status).toBe(403);
    const no = await call('school_admin', 'POST', path, { account: account('teacher'), confirmed: true });
    expect(no).toMatchObject({ status: 404, body: { code: 'guardian_not_found' } });
    const linked = await call('school_admin', 'POST', path, { account: account('guardian'), confirmed: false });
    expect(linked).toMatchObject({ status: 201, body: { items: [{ name: 'guardian', confirmedAt: null }] } });
    const wards = async () =>
      test.database.transaction(
        { districtId: test.districtId, userId: idOf('guardian'), role: 'guardian' },
        async (tx) => (await tx.execute("select name from users where role = 'learner'")).rows,
      );
    expect(await wards()).toEqual([]);
    await call('school_admin', 'PUT', `${path}/${idOf('guardian')}`, { confirmed: true });
    expect(await wards()).toEqual([{ name: 'learner' }]);
    await test.owner.query(
      `insert into consent_people (district_id, learner_id, birth_date, updated_by) values ($1, $2, current_date - interval '18 years', $2)`,
      [test.districtId, idOf('learner')],
    );
    expect(await wards()).toEqual([]);
    await test.owner.query('delete from consent_people');
    expect(names(await call('school_admin', 'GET', '/people?role=guardian'))).toEqual(['guardian']);
    expect((await call('school_admin', 'DELETE', `${path}/${idOf('guardian')}`)).status).toBe(204);
    expect(await wards()).toEqual([]);
  });
});

describe('schools and terms', () => {
  it('are the district’s to make; its terms a school’s own', async () => {
    expect((await call('school_admin', 'POST', '/schools', { name: 'East' })).status).toBe(403);
    const east = made(await call('admin', 'POST', '/schools', { name: 'East' }));
    expect((await call('admin', 'POST', '/schools', { name: 'East' })).body).toMatchObject({
      code: 'school_name_taken',
    });
    expect((await call('admin', 'PATCH', `/schools/${east}`, { name: 'North' })).status).toBe(409);
    expect((await call('admin', 'PATCH', `/schools/${east}`, { closed: true })).body).toMatchObject({ closed: true });
    expect(names(await call('admin', 'GET', '/schools'))).toEqual(['East', 'North', 'South']);
    expect(names(await call('teacher', 'GET', '/schools'))).toEqual(['North']);
    const term = { name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-20' };
    expect((await call('school_admin', 'POST', `/schools/${south}/terms`, term)).status).toBe(404);
    const early = { ...term, endsOn: '2026-08-01' };
    expect((await call('school_admin', 'POST', `/schools/${north}/terms`, early)).body).toMatchObject({
      code: 'term_ends_early',
    });
    expect((await call('school_admin', 'POST', `/schools/${north}/terms`, term)).body).toMatchObject({ terms: [term] });
  });
});

describe('a class', () => {
  const members = (answer: Answer) =>
    z
      .object({ members: z.array(z.object({ name: z.string() })) })
      .parse(answer.body)
      .members.map(({ name }) => name);

  it('is made in a school of one’s own, and its people belong to the school', async () => {
    const input = { name: '7b', courseId };
    expect((await call('teacher', 'POST', '/classes', { ...input, schoolId: south })).body).toMatchObject({
      code: 'school_not_open',
    });
    classId = made(await call('teacher', 'POST', '/classes', { ...input, schoolId: north }));
    expect(await call('school_admin', 'POST', '/classes', input)).toMatchObject({ body: { schoolName: 'North' } });
    expect((await call('school_admin2', 'GET', `/classes/${classId}`)).status).toBe(404);
    expect((await call('teacher2', 'GET', `/classes/${classId}`)).status).toBe(404);
    expect(members(await call('school_admin', 'GET', `/classes/${classId}`))).toEqual(['teacher']);
    expect((await call('school_admin', 'GET', '/schools')).body).toMatchObject({
      items: [{ name: 'North', classCount: 2 }],
    });
  });

  it('takes in people of its school by what they sign in with, and lets them go', async () => {
    const path = `/classes/${classId}/members`;
    const put = (who: string, name: string, role = 'learner') =>
      call(who, 'POST', path, { account: account(name), role });
    expect((await put('teacher', 'learner2')).body).toMatchObject({ code: 'person_not_found' });
    expect((await put('teacher', 'learner', 'teacher')).body).toMatchObject({ code: 'person_not_found' });
    expect(members(await put('teacher', 'learner'))).toEqual(['learner', 'teacher']);
    expect(members(await put('admin', 'learner2'))).toEqual(['learner', 'learner2', 'teacher']);
    expect(names(await call('school_admin', 'GET', '/people?role=learner'))).toEqual(['learner', 'learner2']);
    const gone = await call('school_admin', 'DELETE', `${path}/${idOf('learner2')}`);
    expect(members(gone)).toEqual(['learner', 'teacher']);
    expect((await call('teacher', 'DELETE', `${path}/${idOf('learner2')}`)).status).toBe(404);
  });

  it('gets another code, a term of its school, and another school where both are one’s own', async () => {
    const before = z.object({ joinCode: z.string() }).parse((await call('teacher', 'GET', `/classes/${classId}`)).body);
    const after = await call('teacher', 'POST', `/classes/${classId}/join-code`);
    expect(z.object({ joinCode: z.string() }).parse(after.body).joinCode).not.toBe(before.joinCode);
    const { terms } = z
      .object({ items: z.tuple([z.object({ terms: z.tuple([z.object({ id: z.uuid() })]) })]) })
      .parse((await call('teacher', 'GET', '/schools')).body).items[0];
    const change = (who: string, input: object) => call(who, 'PATCH', `/classes/${classId}`, input);
    expect(await change('teacher', { termId: terms[0].id })).toMatchObject({ body: { termName: 'Autumn' } });
    expect((await change('school_admin', { schoolId: south })).body).toMatchObject({ code: 'school_not_open' });
    expect(await change('admin', { schoolId: south })).toMatchObject({ body: { schoolName: 'South', termName: null } });
    expect((await call('school_admin', 'GET', `/classes/${classId}`)).status).toBe(404);
    expect(await change('teacher', { name: '8b', schoolId: null })).toMatchObject({
      body: { name: '8b', schoolId: null },
    });
  });
});
