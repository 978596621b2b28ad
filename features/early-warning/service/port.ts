import type { Tx } from '@/platform/database/transaction';
import type { OwnRiskCase, RiskPort } from '../contract';
import * as cases from '../store-cases';
import { adopt, casesToLearnFrom } from './learn';

/** What federation and audits ask of early warning; as the system. @param now the present, for how far back cases count. */
export function createRiskPort({ now }: { now(): Date }): RiskPort<Tx> {
  return {
    async ownCases(tx) {
      // The newest of each comes first.
      const newest = new Map<string, OwnRiskCase>();
      for (const { learner, ...row } of (await casesToLearnFrom(tx, now())).rows)
        if (!newest.has(learner)) newest.set(learner, { learnerId: learner, ...row });
      return [...newest.values()];
    },
    settledWithin: async (tx, within) =>
      (await cases.settledWithin(tx, within)).map(({ warned, happened, ...row }) => ({
        ...{ ...row, warned: warned === true, happened: happened === true },
      })),
    adopt,
  };
}
