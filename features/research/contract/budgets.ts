import { z } from 'zod';

/**
 * What is told of many learners at once, each with a budget of its own that runs out. `answers`: figures for research; `federation`: models improved
 * together with other districts; `alike`: what helped those who started alike, a budget for each concept.
 */
export const dataSets = ['answers', 'federation', 'alike'] as const;
export const dataSetSchema = z.enum(dataSets);
export type DataSet = z.infer<typeof dataSetSchema>;

/**
 * ρ that may be spent in all until a district says otherwise. `alike`: thirteen releases of ε = 1 for each concept, about a year of them.
 */
export const DEFAULT_LIMITS: Record<DataSet, number> = { answers: 1, federation: 2, alike: 6.5 };

/** δ at which a loss is shown as ε: less than one in a million learners. */
export const SHOWN_DELTA = 1e-6;

/** Where the budget of a data set stands; that of `alike` is that of the concept that has spent most. */
export const budgetSchema = z.object({
  dataSet: dataSetSchema,
  /** ρ of zero-concentrated differential privacy. */
  limit: z.number(),
  spent: z.number(),
  left: z.number(),
  /** What was spent, and the whole, as ε at δ of one in a million. */
  epsilonSpent: z.number(),
  epsilonAtMost: z.number(),
  /** Things with a budget of their own (concepts of `alike`), and how many of them have nothing left for one more. */
  parts: z.number().int(),
  partsSpent: z.number().int(),
  /** The latest spendings, newest first. */
  latest: z.array(z.object({ purpose: z.string(), rho: z.number(), at: z.iso.datetime() })),
});
export type Budget = z.infer<typeof budgetSchema>;
export const budgetsSchema = z.object({ items: z.array(budgetSchema) });

export const setBudgetSchema = z.object({ limit: z.number().min(0).max(100) });

/** What is about to be told, and what that loses. */
export interface Spending {
  dataSet: DataSet;
  /** What has a budget of its own within the data set, by id; left out: the data set is one. */
  part?: string;
  /** In a word, for the list: it must not tell of anybody. */
  purpose: string;
  rho: number;
  /** Whoever asked for it; null: the system. */
  by: string | null;
}

export type SpendingResult = { granted: true } | { granted: false; needed: number; left: number };

/** Asked before data are looked at, in the transaction that tells or that stores the question. */
export interface BudgetPort<Tx> {
  /** Spends, or says what is left where it would run out: then nothing may be looked at. */
  spend(tx: Tx, spending: Spending): Promise<SpendingResult>;
}
