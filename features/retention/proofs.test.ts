import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { retentionTemplates, scheduledKinds } from '@/core/retention/templates';
import { createGovernance } from '@/features/governance/service';
import { addPerson, testDatabase } from '@/platform/database/testing';
import type { RuleInput } from './contract';
import { createRetention } from './service';
import { purge } from './service/purge';
import { DAY, type RetentionWorld, retentionWorld } from './testing';

const opened = testDatabase();
let world: RetentionWorld;
let [learner, other, teacher]: string[] = [];

beforeAll(async () => {
  world = await retentionWorld(opened());
  [learner, other] = [await addPerson(opened(), 'learner'), await addPerson(opened(), 'learner')];
  teacher = await addPerson(opened(), 'teacher');
});

beforeEach(async () => {
  world.clock.now = new Date('2026-09-01T02:00:00Z');
  await opened().owner.query(`delete from legal_holds; delete from sessions; delete from recovery_links; delete from verifications;
    delete from sign_in_tries; delete from consent_decisions; delete from consent_seen;
    delete from retention_runs; delete from retention_touched; delete from destruction_certificates; delete from retention_settings`);
});

const rule = (kind: RuleInput['kind'], count: number, from: RuleInput['from'] = 'made'): RuleInput => ({
  ...{ kind, from, period: { count, unit: 'day' } },
});
const ago = (days: number) => new Date(world.clock.now.getTime() - days * DAY);
const put = (table: string, row: Record<string, unknown>) => {
  const all = { district_id: opened().districtId, ...row };
  const names = Object.keys(all);
  return opened().owner.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(all),
  );
};
const rows = async (table: string, what: string) =>
  (await opened().owner.query<{ v: string }>(`select ${what}::text as v from ${table} order by 1`)).rows.map(
    ({ v }) => v,
  );

const service = () => createRetention({ ...world.deps, audit: world.writer });
async function purged(...rules: RuleInput[]) {
  await world.schedule(rules);
  const found = await world.as('dpo', (tx) => service().preview(tx));
  const { id } = await service().purge(opened().districtId, world.admin);
  await purge({ ...world.deps, audit: world.writer }, opened().districtId, id, new AbortController().signal);
  const { items } = await world.as('dpo', (tx) => service().certificates.list(tx, { limit: 50 }));
  return { found: found.kinds, certificates: items };
}

async function hold(scope: 'learner' | 'district', learnerId: string | null) {
  const given = { scope, targetId: learnerId, why: 'A case', until: null };
  await world.as('admin', (tx) => world.service.holds.place(tx, given, world.admin));
}

it('templates have a period for every kind, and begin as each may', async () => {
  for (const { id, rules } of retentionTemplates) {
    expect(Object.keys(rules).sort()).toEqual([...scheduledKinds].sort());
    const begun = await world.as('admin', (tx) => world.service.begin(tx, id, world.admin));
    const { nightly, schoolYearEnds } = begun;
    const given = begun.rules.flatMap(({ kind, rule: own }) => (own ? [{ kind, ...own }] : []));
    // What a template says can be saved as it is.
    await world.as('admin', (tx) => world.service.change(tx, { nightly, schoolYearEnds, rules: given }, world.admin));
  }
});

describe('sign-ins', () => {
  const session = (userId: string | undefined, name: string, days: number, validFor = 7) =>
    put('sessions', {
      ...{ id: opened().newId(), token: name, user_id: userId, created_at: ago(days), last_used_at: ago(days) },
      expires_at: ago(days - validFor),
    });

  it('go once they have ended and their time is over, of staff too; somebody’s last one and what is valid stay', async () => {
    for (const [who, name] of [
      [teacher, 't'],
      [learner, 'l'],
    ] as const) {
      await session(who, `${name}-old`, 300);
      await session(who, `${name}-last`, 200);
    }
    await session(other, 'o-long', 300, 400);
    await session(other, 'o-new', 1);
    await put('recovery_links', {
      ...{ id: opened().newId(), user_id: learner, token_hash: 'a', issued_by: world.admin },
      ...{ created_at: ago(300), expires_at: ago(299) },
    });
    await put('verifications', {
      id: opened().newId(),
      identifier: 'x',
      value: 'y',
      created_at: ago(300),
      expires_at: ago(299),
    });
    for (const [hash, days] of [
      ['a', 300],
      ['b', 3],
    ] as const)
      await put('sign_in_tries', { of: 'account', hash, tries: 2, tried_at: ago(days), locked_until: ago(days) });
    const { found, certificates } = await purged(rule('sign-in', 180));
    expect(found).toMatchObject([{ kind: 'sign-in', records: 5, learners: 2, held: 0 }]);
    expect(await rows('sessions', 'token')).toEqual(['l-last', 'o-long', 'o-new', 't-last']);
    expect(await rows('recovery_links', 'token_hash')).toEqual([]);
    expect(await rows('sign_in_tries', 'hash')).toEqual(['b']);
    expect(certificates).toMatchObject([{ kind: 'sign-in', records: 5, learners: 2 }]);
  });

  it('stay while their person is held; what is nobody’s, while everybody is', async () => {
    await session(learner, 'old', 300);
    await session(learner, 'last', 200);
    await put('sign_in_tries', { of: 'account', hash: 'a', tries: 2, tried_at: ago(300), locked_until: ago(300) });
    await hold('learner', learner ?? '');
    const { found } = await purged(rule('sign-in', 180));
    expect(found).toMatchObject([{ records: 1, held: 1 }]);
    expect(await rows('sessions', 'token')).toEqual(['last', 'old']);
    await put('sign_in_tries', { of: 'account', hash: 'b', tries: 2, tried_at: ago(300), locked_until: ago(300) });
    await hold('district', null);
    await purged(rule('sign-in', 180));
    expect(await rows('sign_in_tries', 'hash')).toEqual(['b']);
  });

  it('can’t be counted from what a learner did, who isn’t whose they all are', async () => {
    await expect(world.schedule([rule('sign-in', 10, 'left')])).rejects.toMatchObject({ code: 'start_not_for_kind' });
    await expect(world.schedule([rule('audit', 10, 'activity')])).rejects.toMatchObject({ code: 'start_not_for_kind' });
  });
});

describe('words on consent', () => {
  const said = (note: string, days: number, rest: object = {}) =>
    put('consent_decisions', {
      ...{ id: opened().newId(), learner_id: learner, purpose: 'research', allowed: true, version: 1, note },
      ...{ decided_by: learner, decided_as: 'learner', decided_at: ago(days), ...rest },
    });
  const allows = async () =>
    world.system(async (tx) => {
      const found = await tx.execute<{ yes: boolean }>(`select meno_consents('${learner}', 'research') as yes`);
      return found.rows[0]?.yes;
    });

  it('go so long after others took their place, and what holds stays, however old', async () => {
    await said('first', 900);
    await said('second', 800, { allowed: false });
    await said('third', 100);
    await said('elsewhere', 900, { purpose: 'tutoring' });
    const { found, certificates } = await purged(rule('consent', 365));
    // The second one held until a hundred days ago.
    expect(found).toMatchObject([{ kind: 'consent', records: 1, learners: 1 }]);
    expect(await rows('consent_decisions', 'note')).toEqual(['elsewhere', 'second', 'third']);
    expect(certificates).toMatchObject([{ kind: 'consent', records: 1, learners: 1 }]);
    expect(await allows()).toBe(true);
  });

  it('leave a guardian’s yes that holds again where a learner takes their no back', async () => {
    await said('guardian', 900, { decided_as: 'guardian', decided_by: world.admin });
    await said('no', 800, { allowed: false });
    await said('taken back', 700, { allowed: null });
    expect(await allows()).toBe(true);
    await purged(rule('consent', 365));
    expect(await rows('consent_decisions', 'note')).toEqual(['guardian', 'taken back']);
    expect(await allows()).toBe(true);
  });

  it('keep which words were read as long as a decision on them is there', async () => {
    const seen = (version: number, days: number) =>
      put('consent_seen', { learner_id: learner, purpose: 'research', version, seen_at: ago(days) });
    for (const [version, days] of [
      [1, 900],
      [2, 800],
      [3, 700],
    ] as const)
      await seen(version, days);
    await said('on the first', 900);
    await purged(rule('consent', 365));
    expect(await rows('consent_seen', 'version')).toEqual(['1', '3']);
  });

  it('stay while their learner is held, and nobody deletes what holds or what others followed by hand', async () => {
    await said('first', 900);
    await said('second', 800);
    const gone = (role: 'admin' | 'system') =>
      world.as(role, async (tx) => {
        const places = `(select array_agg(ctid) from consent_decisions)`;
        return (await tx.execute(`select * from meno_forget_words('consent_decisions', ${places})`)).rowCount;
      });
    await expect(world.as('system', (tx) => tx.execute('delete from consent_decisions'))).rejects.toThrow();
    await expect(gone('admin')).rejects.toMatchObject({ cause: { code: '42501' } });
    await hold('learner', learner ?? '');
    expect(await gone('system')).toBe(0);
    const { found } = await purged(rule('consent', 30));
    expect(found).toMatchObject([{ records: 0, held: 1 }]);
    expect(await rows('consent_decisions', 'note')).toEqual(['first', 'second']);
    await opened().owner.query('delete from legal_holds');
    expect(await gone('system')).toBe(1);
    expect(await rows('consent_decisions', 'note')).toEqual(['second']);
  });
});

describe('the audit trail', () => {
  it('goes from its beginning, with a certificate; it stays proved, and so do the certificates that it spoke of', async () => {
    const { districtId, owner } = opened();
    await owner.query(
      'set session_replication_role = replica; delete from audit_records; set session_replication_role = default',
    );
    world.clock.now = new Date('2024-03-01T02:00:00Z');
    await world.talk(learner ?? '', 200);
    const [old] = (await purged(rule('conversations', 100))).certificates;
    const looked = () =>
      world.writer.now(districtId, {
        ...{ who: world.admin, role: 'admin', via: 'cookie', kind: 'read', action: 'GET /x', record: 'answers' },
        ...{ recordId: null, subjects: [learner ?? ''], scope: null, why: null, from: null, outcome: 'done' },
      });
    for (let day = 0; day < 30; day++) {
      world.clock.now = new Date(Date.parse('2024-04-01T02:00:00Z') + day * DAY);
      await looked();
    }
    world.clock.now = new Date('2026-09-01T02:00:00Z');
    await looked();
    await world.as('admin', (tx) => world.service.believeClock(tx, world.admin));
    const { found, certificates } = await purged(rule('audit', 365));
    expect(found).toMatchObject([{ kind: 'audit', records: 31, learners: 0, held: 0 }]);
    expect(certificates[0]).toMatchObject({ kind: 'audit', records: 31, learners: 0 });
    const { content, intact } = await world.as('dpo', (tx) =>
      service().certificates.detail(tx, certificates[0]?.id ?? ''),
    );
    expect(content).toMatchObject({ records: [{ table: 'audit_records', count: 31 }], learners: [] });
    expect(intact).toBe(true);
    const before = await world.as('dpo', (tx) => service().certificates.detail(tx, old?.id ?? ''));
    expect(before.intact).toBe(true);
    expect(await createGovernance(opened()).verify(districtId, [])).toMatchObject({ sound: true });
    expect(await opened().owner.query('select 1 from audit_records')).toMatchObject({ rowCount: 3 });
  });
});
