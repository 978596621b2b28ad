import { beforeEach, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { type ActorRole, systemActor, type Tx } from '@/platform/database/transaction';
import { DEFAULT_LIMITS } from '../contract';
import { createBudgets } from './service';

const database = testDatabase();
const service = createBudgets({ now: () => new Date('2026-03-02T09:00:00Z') });
const asSystem = <T>(work: (tx: Tx) => Promise<T>) =>
  database().database.transaction(systemActor(database().districtId), work);
const spend = (rho: number, part?: string) =>
  asSystem((tx) =>
    service.port.spend(tx, { dataSet: part ? 'alike' : 'answers', part, purpose: 'test', rho, by: null }),
  );
const answers = async () => (await asSystem(service.list)).items.find(({ dataSet }) => dataSet === 'answers');

beforeEach(async () => {
  await database().owner.query('delete from privacy_spendings; delete from privacy_budgets');
});

describe('a budget', () => {
  it('runs out, refuses what is more than is left, and takes what still fits', async () => {
    expect(await answers()).toMatchObject({ limit: DEFAULT_LIMITS.answers, spent: 0, latest: [] });
    expect(await spend(0.75)).toEqual({ granted: true });
    expect(await spend(0.26)).toEqual({ granted: false, needed: 0.26, left: 0.25 });
    expect(await spend(0.25)).toEqual({ granted: true });
    expect(await spend(0)).toMatchObject({ granted: false });
    const standing = await answers();
    expect(standing).toMatchObject({ spent: 1, left: 0 });
    expect(standing?.epsilonSpent).toBe(standing?.epsilonAtMost);
    expect(standing?.latest.map(({ rho }) => rho)).toEqual([0.25, 0.75]);
  });

  it('is never overspent by several at once', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => spend(0.3)));
    expect(results.filter(({ granted }) => granted)).toHaveLength(3);
  });

  it('is one for each part of a data set that has parts', async () => {
    expect(await spend(6.5, 'a')).toEqual({ granted: true });
    expect(await spend(0.5, 'a')).toMatchObject({ granted: false });
    expect(await spend(0.5, 'b')).toEqual({ granted: true });
    const alike = (await asSystem(service.list)).items.find(({ dataSet }) => dataSet === 'alike');
    expect(alike).toMatchObject({ parts: 2, partsSpent: 1, spent: 6.5, left: 0 });
  });

  it('can be set anew; what was spent stays spent', async () => {
    const by = await addPerson(database(), 'admin');
    await spend(0.75);
    await asSystem((tx) => service.setLimit(tx, by, 'answers', 0.5));
    expect(await answers()).toMatchObject({ limit: 0.5, spent: 0.75, left: 0 });
    expect(await spend(0.01)).toMatchObject({ granted: false, left: 0 });
    await asSystem((tx) => service.setLimit(tx, by, 'answers', 0.8));
    expect(await spend(0.05)).toEqual({ granted: true });
  });

  it('is nobody’s to take back, and is hidden from those who don’t keep it', async () => {
    await spend(0.5);
    const touched = await asSystem((tx) => tx.execute('delete from privacy_spendings'));
    expect(touched.rowCount).toBe(0);
    expect((await asSystem((tx) => tx.execute('update privacy_spendings set parts = 1'))).rowCount).toBe(0);
    const seenBy = (role: ActorRole) =>
      database().database.transaction({ districtId: database().districtId, userId: database().newId(), role }, (tx) =>
        tx.execute('select 1 from privacy_spendings'),
      );
    for (const role of ['learner', 'teacher'] as const) expect((await seenBy(role)).rows).toEqual([]);
    for (const role of ['admin', 'dpo'] as const) expect((await seenBy(role)).rows).toHaveLength(1);
  });
});
