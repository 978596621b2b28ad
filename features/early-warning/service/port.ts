import { featuresOf } from '@/core/risk/facts';
import type { Tx } from '@/platform/database/transaction';
import type { RiskPort } from '../contract';
import * as cases from '../store-cases';
import { adopt } from './learn';

const DAY_MS = 24 * 3600 * 1000;
/** Cases of other years say little of this one. */
const COUNTED_DAYS = 365;

/** What federation and audits ask of early warning; as the system. @param now the present, for how far back cases count. */
export function createRiskPort({ now }: { now(): Date }): RiskPort<Tx> {
  return {
    async ownCases(tx) {
      const settled = await cases.settledCases(tx, new Date(now().getTime() - COUNTED_DAYS * DAY_MS));
      // The newest of each comes first.
      const newest = new Map<string, (typeof settled)[number]>();
      for (const row of settled) if (!newest.has(row.learnerId)) newest.set(row.learnerId, row);
      return [...newest.values()].map(({ learnerId, facts, happened }) => ({
        ...{ learnerId, features: featuresOf(facts), happened: happened === true },
      }));
    },
    settledWithin: async (tx, within) =>
      (await cases.settledWithin(tx, within)).map(({ warned, happened, ...row }) => ({
        ...{ ...row, warned: warned === true, happened: happened === true },
      })),
    adopt,
  };
}
