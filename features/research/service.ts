import type { Draws } from '@/core/privacy/noise/random-bits';
import { createAggregates } from './aggregates/service';
import type { BudgetService } from './budget/service';
import { createExports, type ExportsDeps } from './exports/service';

export type ResearchService = ReturnType<typeof createResearch>;

/** What a district tells of its learners to research: records without names, figures with noise, and the budget that those spend. */
export function createResearch(deps: ExportsDeps & { budgets: BudgetService; draws(): Draws }) {
  const { budgets, draws, database, jobs, now } = deps;
  const exports = createExports(deps);
  const aggregates = createAggregates({ database, jobs, budget: budgets.port, draws, now });
  return {
    exports,
    aggregates,
    budgets,
    /** As {@link ExportsDeps.consent} says it is now. */
    consentChanged: exports.consentChanged,
    withdraw: exports.withdraw,
    async resume(districtId: string): Promise<void> {
      await exports.resume(districtId);
      await aggregates.resume(districtId);
    },
  };
}
