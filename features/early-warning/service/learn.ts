import { auc } from '@/core/evaluation/auc';
import { featuresOf } from '@/core/risk/facts';
import { riskFigures } from '@/core/risk/figures';
import type { FittedRisk, RiskRow } from '@/core/risk/fit';
import { probabilityOf, type RiskModel } from '@/core/risk/model';
import { rulesScore } from '@/core/risk/rules';
import type { Tx } from '@/platform/database/transaction';
import type { RiskEvaluation } from '../contract';
import { settledCases } from '../store-cases';
import * as models from '../store-models';

const DAY_MS = 24 * 3600 * 1000;
/** Cases of the last so many days are learned from; older ones are of other times. */
const LEARNED_DAYS = 365;
/** A district's own model is fitted anew after so many days. */
const RENEWED_DAYS = 7;
/** Versions that are kept beside the one in force. */
const KEPT = 10;

/** What came of learning. */
export type Learned = 'too-few' | 'not-better' | 'kept' | 'in-force';

/** A district's own cases that are over, with how the rules would order them. */
export interface Lessons {
  rows: RiskRow[];
  rules: number[];
}

/** What is learned from: each learner's together, the newest first. */
export async function casesToLearnFrom(tx: Tx, now: Date): Promise<Lessons> {
  const settled = await settledCases(tx, new Date(now.getTime() - LEARNED_DAYS * DAY_MS));
  return {
    rows: settled.map(({ learnerId, facts, happened }) => ({
      ...{ learner: learnerId, features: featuresOf(facts), happened: happened === true },
    })),
    rules: settled.map(({ facts }) => rulesScore(facts)),
  };
}

/** How a model that nobody here fitted does on a district's own cases, beside the rules; null where it can't be told. */
export function tryOn(model: RiskModel, { rows, rules }: Lessons): RiskEvaluation | null {
  const labels = rows.map(({ happened }) => (happened ? 1 : 0));
  if (new Set(labels).size < 2) return null;
  const scores = rows.map(({ features }) => probabilityOf(model, features));
  return { ...riskFigures(rows, scores), rulesAuc: auc(labels, rules) };
}

const better = (evaluation: RiskEvaluation) => evaluation.low > 0.5 && evaluation.auc > evaluation.rulesAuc;

/**
 * Keeps what was fitted to the district's own cases, and puts it into force where it orders learners whom it hasn't seen better than the rules do, surely better
 * than chance, and no worse than a model that districts made together and that is in force.
 *
 * @param anew somebody who had been learned from is gone: what was fitted before goes, whatever comes of it.
 */
export async function keepFitted(
  tx: Tx,
  { fitted, lessons, anew }: { fitted: FittedRisk | null; lessons: Lessons; anew: boolean },
  now: Date,
): Promise<Learned> {
  const { rows, rules } = lessons;
  const inForce = await models.modelInForce(tx);
  const newest = await models.newestModel(tx);
  if (anew && inForce?.origin === 'own') await models.activate(tx, null);
  if (anew) await models.forgetOwn(tx, newest?.version ?? 0);
  if (!fitted) return 'too-few';
  const labels = rows.map(({ happened }) => (happened ? 1 : 0));
  const evaluation: RiskEvaluation = { ...fitted.figures, rulesAuc: auc(labels, rules) };
  const version = await models.insertModel(tx, (newest?.version ?? 0) + 1, {
    ...{ origin: 'own', weights: [...fitted.model.weights], bound: fitted.model.bound, evaluation, createdAt: now },
    ...{ learnerCount: new Set(rows.map(({ learner }) => learner)).size, caseCount: rows.length },
  });
  await models.forgetOwn(tx, version - KEPT);
  if (!better(evaluation)) {
    // What was in force was fitted to fewer cases, and won't do better on these.
    if (inForce?.origin === 'own') await models.activate(tx, null);
    return 'not-better';
  }
  if (inForce?.origin === 'federation' && (tryOn(inForce, lessons)?.auc ?? 0) > evaluation.auc) return 'kept';
  await models.activate(tx, version);
  return 'in-force';
}

/**
 * Keeps a model that districts made together. It comes into force unless the district's own cases speak against it: they say that the rules, or the district's
 * own model, order its learners better.
 */
export async function adopt(
  tx: Tx,
  model: { weights: readonly number[]; bound: number },
  now: Date,
): Promise<{ version: number; inForce: boolean; evaluation: RiskEvaluation | null }> {
  const lessons = await casesToLearnFrom(tx, now);
  const evaluation = tryOn(model, lessons);
  const inForce = await models.modelInForce(tx);
  const version = await models.insertModel(tx, ((await models.newestModel(tx))?.version ?? 0) + 1, {
    ...{ origin: 'federation', weights: [...model.weights], bound: model.bound, evaluation, createdAt: now },
    ...{ learnerCount: new Set(lessons.rows.map(({ learner }) => learner)).size, caseCount: lessons.rows.length },
  });
  const own = inForce?.origin === 'own' ? (inForce.evaluation?.auc ?? 0) : 0;
  const wins = evaluation === null ? own === 0 : better(evaluation) && evaluation.auc > own;
  if (wins) await models.activate(tx, version);
  return { version, inForce: wins, evaluation };
}

/** Whether the district's own model is old enough to be fitted anew. */
export async function isDue(tx: Tx, now: Date): Promise<boolean> {
  const newest = await models.newestModel(tx, 'own');
  return !newest || now.getTime() - newest.createdAt.getTime() >= RENEWED_DAYS * DAY_MS;
}
