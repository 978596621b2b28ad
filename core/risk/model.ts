import { logistic } from '../tracing/logistic/sigmoid';

/** A logistic regression: what a district learned from its own records, or together with others. */
export interface RiskModel {
  /** Of 1, then of each feature in order. */
  weights: readonly number[];
  /** Rows (1 and the features) are shortened to this L2 norm, as those of a federation are; null: not at all. */
  bound: number | null;
}

/**
 * Probability from which on a model points somebody out: somewhat more than one in three. On real answers hardly anybody is likelier than not to fall behind; from here
 * on about one learner of five is pointed out, of whom four in ten do (docs/evaluation.md).
 */
export const WARNED_FROM = 0.35;

/** Log-odds that each number of a row adds: of 1, then of each feature. Their sum is the log-odds of the whole. */
export function partsOf({ weights, bound }: RiskModel, features: ArrayLike<number>): Float64Array {
  const row = Float64Array.from([1, ...Array.from(features)]);
  const norm = Math.sqrt(row.reduce((sum, each) => sum + each ** 2, 0));
  const scale = bound !== null && norm > bound ? bound / norm : 1;
  return row.map((each, i) => each * scale * (weights[i] ?? 0));
}

/** Probability, 0 to 1, that it comes. */
export const probabilityOf = (model: RiskModel, features: ArrayLike<number>): number =>
  logistic(partsOf(model, features).reduce((sum, part) => sum + part, 0));
