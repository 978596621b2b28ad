import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChainHead } from '@/core/audit-chain/chain';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { systemActor, type Tx } from '@/platform/database/transaction';
import type { AuditEntry } from '@/platform/http/audit';
import type { TrailRule } from './contract';
import { createGovernance } from './service';
import { createAuditWriter } from './service/audit-writer';
import { createTrailCut } from './service/cut-audit';
import { verifyAudit } from './service/verify-audit';

const test = testDatabase();
const DAY = 86_400_000;
let now = new Date('2026-01-01T08:00:00Z');
let [ann, ben]: string[] = [];

const entry = (rest: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ who: null, role: 'system', via: 'job', kind: 'read', action: 'job: x', record: 'answers' },
  ...{ recordId: null, subjects: [], scope: null, why: null, from: null, outcome: 'done', ...rest },
});
const writer = () =>
  createAuditWriter({ database: test().database, now: () => now, report: (error) => Promise.reject(error) });
const trail = () => createTrailCut({ audit: writer(), now: () => now });
const system = <T>(work: (tx: Tx) => Promise<T>) => test().database.transaction(systemActor(test().districtId), work);
const cut = (rule: TrailRule, limit = 100) => system((tx) => trail().cut(tx, test().districtId, rule, limit));
const olderThan = (day: number, of: TrailRule['of'] = 'record'): TrailRule => ({
  ...{ of, before: new Date(Date.parse('2026-01-01T00:00:00Z') + day * DAY).toISOString() },
});
const verdict = (anchors: ChainHead[] = []) => verifyAudit(test().database, test().districtId, anchors);
const left = async () =>
  (await test().owner.query<{ n: number }>('select sequence::int as n from audit_records order by 1')).rows.map(
    ({ n }) => n,
  );
/** As somebody who may do anything to the database, its triggers too. */
const tamper = (...statements: string[]) =>
  test().owner.query(
    ['set session_replication_role = replica', ...statements, 'set session_replication_role = default'].join('; '),
  );

beforeAll(async () => {
  [ann, ben] = [await addPerson(test(), 'learner'), await addPerson(test(), 'learner')];
});

/** One record a day, of Ann on odd days and of Ben on even ones. */
beforeEach(async () => {
  await tamper('delete from audit_records', 'delete from audit_cuts', 'delete from legal_holds');
  await test().owner.query('update users set deactivated_at = null');
  for (let day = 0; day < 10; day++) {
    now = new Date(Date.parse('2026-01-01T08:00:00Z') + day * DAY);
    await writer().now(test().districtId, entry({ subjects: [(day % 2 ? ann : ben) ?? ''] }));
  }
  now = new Date('2026-03-01T00:00:00Z');
});

describe('the beginning of the trail', () => {
  it('goes once its time is over, in its order and in steps, and the rest is proved from there on', async () => {
    expect(await system((tx) => trail().countOver(tx, olderThan(4)))).toMatchObject({ count: 4, held: 0 });
    expect(await cut(olderThan(4), 3)).toMatchObject({ gone: { count: 3 }, broken: false });
    expect(await cut(olderThan(4), 3)).toMatchObject({ gone: { count: 1 } });
    expect(await cut(olderThan(4), 3)).toEqual({ gone: null, broken: false });
    // Each cut says so at the end.
    expect(await left()).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await verdict()).toMatchObject({ sound: true, head: { place: 12 } });
    expect(await createGovernance(test()).cut(test().districtId)).toEqual({ place: 4, at: now.toISOString() });
  });

  it('holds against ends that were kept before, those of what is gone left aside', async () => {
    const whole = await verdict();
    if (!whole.sound) throw new Error('not sound as it was made');
    const { head } = whole;
    const early = { ...head, place: 2, hash: 'whatever it was' };
    await cut(olderThan(4));
    expect(await verdict([early, head])).toMatchObject({ sound: true });
    await tamper('delete from audit_records where sequence > 8');
    expect(await verdict([head])).toMatchObject({ sound: false, fault: 'cut-off', place: 9 });
  });

  it('never goes to its end, nor beyond what is young, however the periods are', async () => {
    await cut(olderThan(10_000));
    expect((await left()).at(-1)).toBe(11);
    expect(await verdict()).toMatchObject({ sound: true });
    expect(await cut(olderThan(-5))).toEqual({ gone: null, broken: false });
  });

  it('stays as long as the account of a learner whom it is about is open, where the rule goes by that', async () => {
    expect(await cut(olderThan(30, 'left'))).toEqual({ gone: null, broken: false });
    await test().owner.query(`update users set deactivated_at = '2026-01-20' where id = $1`, [ben]);
    // Ann's first record is the second one.
    expect(await cut(olderThan(30, 'left'))).toMatchObject({ gone: { count: 1 } });
    await test().owner.query(`update users set deactivated_at = '2026-01-20' where id = $1`, [ann]);
    expect(await cut(olderThan(15, 'left'))).toEqual({ gone: null, broken: false });
    expect(await cut(olderThan(30, 'left'))).toMatchObject({ gone: { count: 9 } });
  });

  it('stays up to whoever is held, and the database refuses the rest', async () => {
    const hold = test().newId();
    await test().owner.query(
      `insert into legal_holds (district_id, id, scope, target_id, why, placed_by) values ($1, $2, 'learner', $3, 'A case', $3)`,
      [test().districtId, hold, ann],
    );
    await test().owner.query('insert into legal_hold_learners (district_id, hold_id, learner_id) values ($1, $2, $3)', [
      ...[test().districtId, hold, ann],
    ]);
    expect(await system((tx) => trail().countOver(tx, olderThan(5)))).toMatchObject({ count: 1, held: 4 });
    expect(await cut(olderThan(5))).toMatchObject({ gone: { count: 1 } });
    expect(await left()).toContain(2);
    const forced = (upto: number) =>
      test().database.transaction(systemActor(test().districtId), (tx) =>
        tx.execute(
          `select meno_cut_audit(${upto}, (select hash from audit_records where sequence = ${upto}), now(), now(), '{}', now(), 'x')`,
        ),
      );
    await expect(forced(3)).rejects.toMatchObject({ cause: { code: 'MH001' } });
  });

  it('is let go by nobody else, and nothing from within', async () => {
    const asAdmin = (text: string) =>
      test().database.transaction({ districtId: test().districtId, userId: ann ?? '', role: 'admin' }, (tx) =>
        tx.execute(text),
      );
    await expect(asAdmin(`select meno_cut_audit(3, 'x', now(), now(), '{}', now(), 'x')`)).rejects.toMatchObject({
      cause: { code: '42501' },
    });
    await cut(olderThan(4));
    await expect(test().owner.query('delete from audit_records where sequence = 7')).rejects.toThrow('never changed');
    await expect(asAdmin(`update audit_cuts set place = 9`)).resolves.toMatchObject({ rowCount: 0 });
  });
});

describe('what somebody with all rights does to a trail that was cut is found', () => {
  beforeEach(async () => {
    await cut(olderThan(4));
    expect(await verdict()).toMatchObject({ sound: true });
  });

  it.each([
    ['more of the beginning taken', 'delete from audit_records where sequence < 7', 'missing', 5],
    [
      'and the cut moved there',
      `update audit_cuts set place = 6, hash = (select hash from audit_records where sequence = 6); delete from audit_records where sequence < 7`,
      'unproven',
      6,
    ],
    ['its seal replaced by plain words', `update audit_cuts set seal = 'place 4'`, 'unproven', 4],
    ['a proof put in', `update audit_cuts set proofs = '{"a": "sha256 b"}'`, 'unproven', 4],
    ['the cut forgotten', 'delete from audit_cuts', 'missing', 1],
    ['a record after it changed', `update audit_records set why = 'x' where sequence = 8`, 'changed', 8],
  ] as const)('%s', async (_, statements, fault, place) => {
    await tamper(statements);
    expect(await verdict()).toMatchObject({ sound: false, fault, place });
  });

  it('the record taken that says so', async () => {
    await tamper('delete from audit_records where sequence = 11');
    expect(await verdict()).toMatchObject({ sound: false, fault: 'unproven', place: 4 });
  });

  it('and a beginning that is broken already is not thrown away', async () => {
    await tamper(`update audit_records set why = 'x' where sequence = 6`);
    expect(await cut(olderThan(9))).toEqual({ gone: null, broken: true });
    expect(await left()).toContain(5);
  });
});
