import { fitRidgeLogistic, type RidgeRows, ridgeMargin } from '../optimise/ridge-logistic';
import { logistic } from '../tracing/logistic/sigmoid';
import { dealLearners, type LearnerRows, learnersOf } from './deal-learners';
import { type RiskFigures, riskFigures } from './figures';
import type { RiskModel } from './model';
import { chooseRidge, RIDGES } from './ridge-choice';

/** A learner at a moment: what could be seen, and what came. */
export interface RiskRow {
  learner: string;
  /** Of all rows equally many, as `featuresOf` gives them. */
  features: Float64Array;
  happened: boolean;
}

export interface FittedRisk {
  model: RiskModel;
  /** The penalty that the model was fitted with. */
  ridge: number;
  /** What each row would have been given by a model that was fitted, penalty included, on other learners alone. */
  outOfFold: Float64Array;
  /** Of {@link outOfFold}, over rows; the interval of the AUC is over learners, 95 %. */
  figures: RiskFigures;
}

/** Fewer learners, or fewer of whom it is true or untrue, and no model is fitted. */
const LEAST_LEARNERS = 40;
const LEAST_OF_EACH = 10;
const FOLDS = 5;

/**
 * A ridge-penalised logistic regression of what comes on what could be seen. Every learner counts alike, however many rows they have. The penalty is the one of
 * {@link RIDGES} with the least loss on learners held out. The figures are honest: cross-validation is nested, so neither the weights nor the penalty behind a row's
 * prediction know its learner. Deterministic for a seed, whatever the order of the rows.
 *
 * @returns null with fewer than 40 learners, or fewer than 10 with each outcome.
 */
export function fitRisk(rows: readonly RiskRow[], { seed }: { seed: number }): FittedRisk | null {
  const learners = learnersOf(rows);
  const withIt = learners.filter(({ outcomes }) => outcomes.has(true)).length;
  const without = learners.filter(({ outcomes }) => outcomes.has(false)).length;
  if (learners.length < LEAST_LEARNERS || Math.min(withIt, without) < LEAST_OF_EACH) return null;

  const data = ridgeRows(rows, learners);
  const folds = dealLearners(learners, { rows: rows.length, folds: FOLDS, seed });
  const { ridge, within } = chooseRidge(data, folds, FOLDS);
  const outOfFold = new Float64Array(rows.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const fitted = within[fold]?.weights ?? new Float64Array(data.columns + 1);
    for (let row = 0; row < rows.length; row++)
      if (folds[row] === fold) outOfFold[row] = logistic(ridgeMargin(fitted, data.values, row * data.columns));
  }
  const weights = Array.from(fitRidgeLogistic(data, ridge));
  return { model: { weights, bound: null }, ridge, outOfFold, figures: riskFigures(rows, outOfFold) };
}

function ridgeRows(rows: readonly RiskRow[], learners: readonly LearnerRows[]): RidgeRows {
  const columns = rows[0]?.features.length ?? 0;
  const values = new Float64Array(rows.length * columns);
  const weights = new Float64Array(rows.length);
  for (const [at, { features }] of rows.entries()) {
    if (features.length !== columns) throw new RangeError(`row ${at} has ${features.length} features, not ${columns}`);
    values.set(features, at * columns);
  }
  for (const { rows: own } of learners) for (const at of own) weights[at] = 1 / own.length;
  return { columns, values, weights, labels: Uint8Array.from(rows, ({ happened }) => (happened ? 1 : 0)) };
}
