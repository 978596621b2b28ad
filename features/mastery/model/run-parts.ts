import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import type { Database, Tx } from '@/platform/database/transaction';
import type { ModelRun } from './contract';
import type { FitModelInput, FittedModel } from './fit-model';
import { modelInForce } from './store-in-force';
import * as models from './store-models';

export interface RunDeps {
  database: Database;
  /** The fit, away from the thread that answers requests. */
  fit(input: FitModelInput): Promise<FittedModel | null>;
  now(): Date;
}

/** What a fit reports as done: totals read, answers read, model fitted, version kept. */
export const REFIT_STEPS = 4;

export type Outcome = { outcome: NonNullable<ModelRun['outcome']>; version?: number };

/** Says how far a run is; false: it was asked to stop. */
export type GoOn = (done: number, total: number) => Promise<boolean>;

/** The model in force, as a fit needs it. */
export async function inForceNow(tx: Tx): Promise<FitModelInput['inForce']> {
  const active = await modelInForce(tx);
  if (!active) return { version: 0, population: { ...DEFAULT_PARAMETERS }, concepts: {} };
  const rows = await models.parametersOfVersion(tx, active.version);
  const concepts = Object.fromEntries(
    rows.map(({ conceptId, pInit, pLearn, pSlip, pGuess }) => [conceptId, { pInit, pLearn, pSlip, pGuess }]),
  );
  return { version: active.version, population: active.population, concepts };
}
