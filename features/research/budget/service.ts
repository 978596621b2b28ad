import { type Ledger, PARTS_OF_RHO, spend, standingOf } from '@/core/privacy/accounting/ledger';
import type { Tx } from '@/platform/database/transaction';
import { type Budget, type BudgetPort, type DataSet, dataSets, SHOWN_DELTA } from '../contract';
import * as store from './store';

/** Spendings that a page shows. */
const SHOWN = 10;

export type BudgetService = ReturnType<typeof createBudgets>;

/** What may still be told of learners' records in all: every release spends of it before it looks, and none gets more than is left. */
export function createBudgets({ now }: { now(): Date }) {
  const port: BudgetPort<Tx> = {
    async spend(tx, { dataSet, part = '', purpose, rho, by }) {
      await store.lockBudget(tx, dataSet, part);
      const ledger = ledgerOf(dataSet, await store.limitOf(tx, dataSet), await store.spentOf(tx, dataSet, part));
      const result = spend(ledger, purpose, rho);
      if (!result.granted)
        return { granted: false, needed: result.needed / PARTS_OF_RHO, left: Math.max(0, result.left) / PARTS_OF_RHO };
      const parts = result.ledger.spent.at(-1)?.parts ?? 0;
      await store.insertSpending(tx, { dataSet, part, purpose, parts, spentBy: by, spentAt: now() });
      return { granted: true };
    },
  };

  async function budgetOf(tx: Tx, dataSet: DataSet): Promise<Budget> {
    const limit = await store.limitOf(tx, dataSet);
    const byPart = await store.spentByPart(tx, dataSet);
    const standing = standingOf(ledgerOf(dataSet, limit, byPart[0] ?? 0), SHOWN_DELTA);
    const latest = await store.latestSpendings(tx, dataSet, SHOWN);
    // A limit that was lowered since may lie below what is spent: then nothing is left.
    return {
      ...{ dataSet, ...standing, left: Math.max(0, standing.left), limit: limit / PARTS_OF_RHO },
      parts: byPart.length,
      partsSpent: byPart.filter((spent) => spent + (latest[0]?.parts ?? 0) > limit).length,
      latest: latest.map(({ purpose, parts, at }) => ({ purpose, rho: parts / PARTS_OF_RHO, at: at.toISOString() })),
    };
  }

  const list = async (tx: Tx): Promise<{ items: Budget[] }> => {
    const items: Budget[] = [];
    for (const dataSet of dataSets) items.push(await budgetOf(tx, dataSet));
    return { items };
  };

  return {
    port,
    list,
    /** What was spent stays spent; a limit below it leaves nothing. */
    async setLimit(tx: Tx, by: string, dataSet: DataSet, limit: number): Promise<{ items: Budget[] }> {
      await store.lockBudget(tx, dataSet, '');
      await store.putLimit(tx, {
        ...{ dataSet, limitParts: Math.floor(limit * PARTS_OF_RHO), updatedBy: by, updatedAt: now() },
      });
      return list(tx);
    },
  };
}

function ledgerOf(dataSet: DataSet, limit: number, spent: number): Ledger {
  return { dataSet, limit, spent: spent > 0 ? [{ purpose: 'before', parts: spent }] : [] };
}
