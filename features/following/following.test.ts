import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { consentPolicies } from '@/features/consent/policy';
import { consentRoutes } from '@/features/consent/routes';
import { createConsent } from '@/features/consent/service';
import type { Role } from '@/platform/database/roles';
import { addGuardian, addPerson, addSchool, type TestDatabase, testDatabase } from '@/platform/database/testing';
import { addClass, addConcept, addCourse } from '@/platform/database/testing-course';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { followedDetailSchema, followedLearnerSchema } from './contract';
import { followingPolicies } from './policy';
import { followingRoutes } from './routes';
import { createFollowing } from './service';

const opened = testDatabase();
let test: TestDatabase;
const people = new Map<string, { id: string; role: Role }>();
let courseId = '';
let call: (who: string, method: string, path: string, body?: object) => Promise<{ status: number; body: unknown }>;
const idOf = (name: string) => people.get(name)?.id ?? '';
const consent = createConsent({ now: () => new Date('2026-03-02T09:00:00Z') });

const CAST: [string, Role][] = [
  ...(['learner', 'teacher', 'counsellor', 'guardian', 'school_admin', 'admin', 'dpo'] as const).map(
    (role): [string, Role] => [role, role],
  ),
  ...([
    ['sister', 'learner'],
    ['stranger', 'learner'],
    ['counsellor2', 'counsellor'],
    ['guardian2', 'guardian'],
  ] satisfies [string, Role][]),
];

async function know(learner: string, conceptId: string, pKnown: number, day: string): Promise<void> {
  await test.owner.query(
    `insert into mastery (district_id, learner_id, concept_id, course_id, p_known, evidence_count, attempt_count, last_evidence_at)
     values ($1, $2, $3, $4, $5, 3, 3, $6)`,
    [test.districtId, idOf(learner), conceptId, courseId, pKnown, `${day}T08:00:00Z`],
  );
}

beforeAll(async () => {
  test = opened();
  const { database, districtId } = test;
  for (const [name, role] of CAST) people.set(name, { id: await addPerson(test, role, name), role });
  await addSchool(test, ['learner', 'sister', 'counsellor', 'school_admin', 'teacher'].map(idOf));
  await addSchool(test, ['stranger', 'counsellor2'].map(idOf));
  for (const learner of ['learner', 'sister'])
    await addGuardian(test, { guardianId: idOf('guardian'), learnerId: idOf(learner) });
  await addGuardian(test, { guardianId: idOf('guardian2'), learnerId: idOf('learner'), confirmed: false });
  ({ courseId } = await addCourse(test, { ownerId: idOf('teacher'), visibility: 'classes' }));
  const [adding, counting, halves] = [
    await addConcept(test, courseId, 'Adding', 1),
    await addConcept(test, courseId, 'Counting', 0),
    await addConcept(test, courseId, 'Halves', 2),
  ];
  await addClass(test, courseId, {
    teachers: [idOf('teacher')],
    learners: ['learner', 'sister', 'stranger'].map(idOf),
  });
  await know('learner', counting, 0.9, '2026-02-20');
  await know('learner', adding, 0.4, '2026-02-27');
  await know('stranger', counting, 0.9, '2026-02-20');
  await test.owner.query(
    `insert into learning_plans (district_id, id, learner_id, course_id, concept_id, answers, steps, created_at)
     values ($1, $2, $3, $4, $5, 15, '[]', '2026-02-28T08:00:00Z')`,
    [districtId, test.newId(), idOf('learner'), courseId, adding],
  );
  await test.owner.query('update concepts set hidden = true where id = $1', [halves]);
  let caller: Principal | null = null;
  const api = createApi({
    ...{ database, policies: { ...followingPolicies, ...consentPolicies }, authenticate: async () => caller },
    report: (error) => {
      throw error;
    },
  });
  followingRoutes(api, createFollowing());
  consentRoutes(api, consent);
  call = async (who, method, path, body) => {
    const { id: userId = '', role = 'learner' as const } = people.get(who) ?? {};
    caller = { districtId, userId, role, name: who, email: who, via: 'token' };
    const response = await api.hono.request(path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
});

const followed = async (who: string) =>
  z.object({ items: z.array(followedLearnerSchema) }).parse((await call(who, 'GET', '/followed-learners')).body).items;

describe('a guardian and a counsellor', () => {
  it('see how far their wards and the learners of their schools are, and nobody else', async () => {
    const bearings = { title: 'Bearings', conceptCount: 2, knownCount: 1, startedCount: 1, planCount: 1 };
    for (const who of ['guardian', 'counsellor']) {
      const list = await followed(who);
      expect(list.map(({ name }) => name)).toEqual(['learner', 'sister']);
      expect(list[0]?.courses).toMatchObject([{ ...bearings, lastEvidenceAt: '2026-02-27T08:00:00.000Z' }]);
      expect(list[1]?.courses).toMatchObject([{ knownCount: 0, startedCount: 0, lastEvidenceAt: null }]);
    }
    expect((await followed('counsellor2')).map(({ name }) => name)).toEqual(['stranger']);
    expect(await followed('guardian2')).toEqual([]);
    for (const who of ['learner', 'teacher', 'school_admin', 'admin', 'dpo'])
      expect((await call(who, 'GET', '/followed-learners')).status).toBe(403);
    expect((await call('counsellor', 'GET', '/followed-learners?q=SIS')).body).toMatchObject({
      items: [{ name: 'sister' }],
    });
  });

  it('see what one of them knows, is at, and doesn’t get on with', async () => {
    const path = `/followed-learners/${idOf('learner')}`;
    for (const who of ['guardian', 'counsellor']) {
      const { courses } = followedDetailSchema.parse((await call(who, 'GET', path)).body);
      expect(courses).toMatchObject([
        { known: [{ name: 'Counting' }], started: [{ name: 'Adding' }], plans: [{ name: 'Adding' }] },
      ]);
    }
    for (const who of ['guardian2', 'counsellor2']) expect((await call(who, 'GET', path)).status).toBe(404);
    const stranger = `/followed-learners/${idOf('stranger')}`;
    for (const who of ['guardian', 'counsellor']) expect((await call(who, 'GET', stranger)).status).toBe(404);
  });

  it('reach nothing that a learner answered or wrote, and change no estimate, whatever they ask the database', async () => {
    const learnerId = idOf('learner');
    for (const who of ['guardian', 'counsellor']) {
      const actor = { districtId: test.districtId, userId: idOf(who), role: people.get(who)?.role ?? 'learner' };
      const count = (statement: string) =>
        test.database.transaction(actor, async (tx) => (await tx.execute(statement)).rowCount);
      expect(await count(`select 1 from mastery where learner_id = '${learnerId}'`)).toBe(2);
      expect(await count(`update mastery set p_known = 1 where learner_id = '${learnerId}'`)).toBe(0);
      expect(await count(`delete from learning_plans where learner_id = '${learnerId}'`)).toBe(0);
      await test.owner.query(
        `insert into events (district_id, learner_id, course_id, kind, payload) values ($1, $2, $3, 'x', '{}')`,
        [test.districtId, learnerId, courseId],
      );
      for (const table of ['events', 'attempts', 'lessons', 'explanations', 'presentations', 'chat_threads'])
        expect(await count(`select 1 from ${table} where learner_id = '${learnerId}'`)).toBe(0);
    }
  });
});

describe('a guardian decides', () => {
  const path = (learner: string, purpose = '') => `/followed-learners/${idOf(learner)}/choices${purpose}`;
  const said = (who: string, learner: string, allowed: boolean) =>
    call(who, 'PUT', path(learner, '/research'), { allowed, version: version() });
  let current = 1;
  const version = () => current;

  it('for a ward under age, with their name in the record; a counsellor doesn’t', async () => {
    const before = await call('guardian', 'GET', path('learner'));
    const { items } = z
      .object({ items: z.array(z.object({ purpose: z.string(), text: z.object({ version: z.number() }) })) })
      .parse(before.body);
    current = items.find(({ purpose }) => purpose === 'research')?.text.version ?? 1;
    expect(before.body).toMatchObject({ name: 'learner', ofAge: false });
    expect((await said('guardian', 'learner', true)).status).toBe(200);
    expect((await said('guardian', 'learner', true)).status).toBe(200);
    const { rows } = await test.owner.query('select allowed, decided_by, decided_as from consent_decisions');
    expect(rows).toEqual([{ allowed: true, decided_by: idOf('guardian'), decided_as: 'guardian' }]);
    expect((await said('counsellor', 'learner', false)).status).toBe(403);
    expect((await said('guardian2', 'learner', false)).status).toBe(404);
    expect((await said('guardian', 'stranger', false)).status).toBe(404);
    expect((await call('dpo', 'GET', `/consent/learners/${idOf('learner')}`)).body).toMatchObject({ name: 'learner' });
    expect((await call('dpo', 'PUT', '/consent/settings', {})).status).toBe(403);
  });

  it('no longer once the ward is old enough to say so', async () => {
    await test.owner.query(
      `insert into consent_people (district_id, learner_id, birth_date, updated_by) values ($1, $2, current_date - interval '17 years', $2)`,
      [test.districtId, idOf('learner')],
    );
    expect(await said('guardian', 'learner', false)).toMatchObject({ status: 409, body: { code: 'learner_decides' } });
    expect((await call('guardian', 'GET', path('learner'))).body).toMatchObject({ ofAge: true });
  });
});
