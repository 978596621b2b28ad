import type { FittedBktParameters } from '@/core/tracing/bkt-parameters';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { ModelEvaluation } from './contract';
import type { FitModelInput, FittedModel } from './fit-model';
import { readAnswers } from './read-answers';
import { inForceNow } from './run-parts';
import * as models from './store-models';

/** What came of a fit that began from the parameters of others. */
export interface PriorTrial {
  /** Kept, and not in force. */
  version: number;
  /** On the district's own learners that the fit has not seen, beside the model in force. */
  evaluation: ModelEvaluation;
  /** Whether it may come into force. */
  better: boolean;
}

/**
 * Fits the learner model to a district's own answers, each concept drawn towards parameters that others found instead of towards the district's own mean, and
 * judges it as every fit is. Puts nothing into force.
 *
 * @returns null where there are too few answers for a fit.
 */
export async function tryPrior(
  {
    database,
    now,
    ...deps
  }: { database: Database; fit(input: FitModelInput): Promise<FittedModel | null>; now(): Date },
  districtId: string,
  prior: FittedBktParameters,
): Promise<PriorTrial | null> {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(systemActor(districtId), work);
  const { last } = await asSystem(models.evidenceTotals);
  const answers = await readAnswers(database, districtId);
  const fitted = await deps.fit({ answers, inForce: await asSystem(inForceNow), prior });
  if (!fitted) return null;
  const version = await asSystem((tx) => models.insertModel(tx, fitted, last, now()));
  return { version, evaluation: fitted.evaluation, better: fitted.better };
}
