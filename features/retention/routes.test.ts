import { beforeAll, describe, expect, it } from 'vitest';
import { createAuditWriter } from '@/features/governance/service/audit-writer';
import { verifyAudit } from '@/features/governance/service/verify-audit';
import { addPerson, type TestDatabase, testDatabase } from '@/platform/database/testing';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { retentionPolicies } from './policy';
import { retentionRoutes } from './routes';
import { createRetention, type RetentionService } from './service';
import { purge } from './service/purge';
import { type RetentionWorld, retentionWorld } from './testing';

const opened = testDatabase();
let test: TestDatabase;
let world: RetentionWorld;
let service: RetentionService;
let deps: RetentionWorld['deps'];
let learner: string;
let call: (role: Principal['role'], method: string, path: string, body?: object) => Promise<Response>;

beforeAll(async () => {
  test = opened();
  world = await retentionWorld(test);
  learner = await addPerson(test, 'learner', 'Lea Novak');
  const audit = createAuditWriter({ database: test.database, now: () => world.clock.now, report: expect.unreachable });
  deps = { ...world.deps, audit };
  service = createRetention(deps);
  let caller: Principal | null = null;
  const api = createApi({
    ...{ database: test.database, policies: retentionPolicies, authenticate: async () => caller },
    report: (error) => {
      throw error;
    },
  });
  retentionRoutes(api, service);
  call = async (role, method, path, body) => {
    caller = {
      districtId: test.districtId,
      userId: world.admin,
      role,
      name: 'Ada',
      email: 'a@example.org',
      via: 'token',
    };
    return api.hono.request(path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  };
  await world.answer(learner, 500);
  await world.answer(learner, 3);
  await world.talk(learner, 400);
});

const json = async (response: Promise<Response>) => (await response).json();

describe('retention over the API', () => {
  it('begins with a template, whose periods can be changed and say where they come from', async () => {
    expect(await json(call('dpo', 'GET', '/retention'))).toMatchObject({ template: null, nightly: false });
    const begun = await json(call('dpo', 'POST', '/retention/template', { template: 'de-nrw' }));
    expect(begun.rules[0]).toEqual({
      kind: 'answers',
      rule: { from: 'left-calendar-year', period: { count: 5, unit: 'year' } },
      proposed: { from: 'left-calendar-year', period: { count: 5, unit: 'year' }, source: 'law' },
    });
    const conversations = { kind: 'conversations', from: 'made', period: { count: 100, unit: 'day' } };
    const answers = { kind: 'answers', from: 'made', period: { count: 100, unit: 'day' } };
    const input = { nightly: true, schoolYearEnds: '07-31', rules: [answers, conversations] };
    const changed = await json(call('dpo', 'PUT', '/retention', input));
    expect(changed.rules.filter(({ rule }: { rule: unknown }) => rule !== null)).toHaveLength(2);
    const wrong = async (rules: object[]) => (await json(call('dpo', 'PUT', '/retention', { ...input, rules }))).code;
    expect(await wrong([{ ...answers, kind: 'account' }])).toBe('start_not_for_kind');
    expect(await wrong([answers, { ...answers, kind: 'progress', period: { count: 3, unit: 'month' } }])).toBe(
      'progress_before_answers',
    );
    expect(await wrong([{ ...answers, kind: 'progress' }])).toBe('progress_before_answers');
  });

  it('looks ahead by kind and learner, changes nothing, and is a file too', async () => {
    const seen = await json(call('dpo', 'GET', '/retention/preview'));
    expect(seen.kinds).toMatchObject([
      { kind: 'answers', records: 2, learners: 1, held: 0 },
      { kind: 'conversations', records: 2, learners: 1 },
    ]);
    expect(seen.learners).toEqual([{ learnerId: learner, name: 'Lea Novak', records: 4 }]);
    const csv = await (await call('dpo', 'GET', '/retention/preview/export')).text();
    expect(csv).toContain(`conversations,chat_messages,${learner},1,0,2025-07-28T02:00:00.000Z`);
    expect(await world.count('attempts', learner)).toBe(2);
  });

  it('places holds on learners, classes and everybody, which a look ahead honours, and lifts them with a reason', async () => {
    const found = await json(call('dpo', 'GET', '/retention/holds/targets?scope=learner&q=nov'));
    expect(found.items).toEqual([{ id: learner, name: 'Lea Novak' }]);
    const hold = { scope: 'learner', targetId: learner, why: 'Case 12/26', until: null };
    const { items } = await json(call('dpo', 'POST', '/retention/holds', hold));
    expect(items).toMatchObject([{ targetName: 'Lea Novak', learners: 1, placedBy: 'Ada', inForce: true }]);
    const seen = await json(call('dpo', 'GET', '/retention/preview'));
    expect(seen.kinds).toMatchObject([
      { records: 0, held: 2 },
      { records: 0, held: 2 },
    ]);
    expect((await call('dpo', 'POST', '/retention/holds', { ...hold, targetId: null })).status).toBe(400);
    expect((await call('dpo', 'POST', '/retention/holds', { ...hold, targetId: world.admin })).status).toBe(404);
    const lift = () => call('dpo', 'POST', `/retention/holds/${items[0].id}/lift`, { why: 'Case closed' });
    expect((await json(lift())).items).toMatchObject([{ inForce: false, liftedWhy: 'Case closed', liftedBy: 'Ada' }]);
    expect((await lift()).status).toBe(409);
  });

  it('purges when an officer asks, and certifies it, in a chain that shows what was forged', async () => {
    const run = await json(call('dpo', 'POST', '/retention/runs'));
    expect(run).toMatchObject({ status: 'waiting', byNight: false });
    expect((await call('dpo', 'POST', '/retention/runs')).status).toBe(409);
    await purge(deps, test.districtId, run.id, new AbortController().signal);
    expect((await json(call('dpo', 'GET', '/retention/runs'))).items).toMatchObject([
      {
        status: 'done',
        kinds: [
          { kind: 'answers', records: 2, done: true },
          { records: 2, done: true },
        ],
      },
    ]);
    const { items } = await json(call('dpo', 'GET', '/retention/certificates'));
    const [talks, answers] = items;
    expect([talks.kind, answers.kind]).toEqual(['conversations', 'answers']);
    const detail = () => json(call('dpo', 'GET', `/retention/certificates/${answers.id}`));
    expect(await detail()).toMatchObject({ intact: true, content: { learners: [{ id: learner, records: 2 }] } });
    expect(JSON.stringify(await detail())).not.toMatch(/Novak|Why|@/);
    const pdf = await (await call('dpo', 'GET', `/retention/certificates/${answers.id}/pdf`)).text();
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(await verifyAudit(test.database, test.districtId, [])).toMatchObject({ sound: true });
    await test.owner.query(
      `update destruction_certificates set content = jsonb_set(content, '{records,0,count}', '7') where id = $1`,
      [answers.id],
    );
    expect(await detail()).toMatchObject({ intact: false });
  });

  it('is open to officers alone', async () => {
    for (const role of ['learner', 'teacher', 'guardian', 'counsellor', 'school_admin'] as const)
      for (const path of ['/retention', '/retention/preview', '/retention/holds', '/retention/certificates'])
        expect((await call(role, 'GET', path)).status).toBe(403);
  });
});
