import { inverseOf } from '@/core/difficulty/cholesky';
import { logistic } from '@/core/tracing/logistic/sigmoid';
import { clipToNorm } from '../updates/clip';

/** One learner for the risk model: features scaled by ranges agreed beforehand, and whether what the model warns of came. */
export interface RiskCase {
  features: ArrayLike<number>;
  happened: boolean;
}

/** The features behind a leading 1, together no longer than the bound: then no learner's part of any round is longer either. */
export function rowOf(features: ArrayLike<number>, bound: number): Float64Array {
  return clipToNorm([1, ...Array.from(features)], bound);
}

/** Once: products of features, upper triangle by rows, then 1. L2 norm at most √(bound⁴ + 1). */
export function curvatureOf({ features }: RiskCase, bound: number): Float64Array {
  const row = rowOf(features, bound);
  const vector: number[] = [];
  for (let i = 0; i < row.length; i++) for (let j = i; j < row.length; j++) vector.push((row[i] ?? 0) * (row[j] ?? 0));
  return Float64Array.of(...vector, 1);
}

/** Each round: slope of the log-likelihood, then 1. L2 norm at most √(bound² + 1), whatever the weights. */
export function slopeOf({ features, happened }: RiskCase, weights: ArrayLike<number>, bound: number): Float64Array {
  const row = rowOf(features, bound);
  const residual = (happened ? 1 : 0) - logistic(row.reduce((sum, each, i) => sum + each * (weights[i] ?? 0), 0));
  return Float64Array.of(...row.map((each) => residual * each), 1);
}

export const boundOfCurvature = (bound: number) => Math.sqrt(bound ** 4 + 1);
export const boundOfSlope = (bound: number) => Math.sqrt(bound ** 2 + 1);

/** What the coordinator goes by in every round: inverse of the curvature's bound, and the penalty of the weights. */
export interface RiskStep {
  inverse: Float64Array;
  ridge: number;
  size: number;
}

/**
 * The step for all rounds from the summed curvature: the log-likelihood of a logistic regression bends by at most ¼·mean(xxᵀ) (D. Böhning and B. G.
 * Lindsay, Annals of the Institute of Statistical Mathematics 40, 1988), so steps by its inverse never overshoot, need no rate to be
 * chosen, and look at the data's curvature once only.
 *
 * Directions in which noise says more of the curvature than learners do would be leaped along; so as much is added to the matrix as noise of that size bends it at
 * most (2σ√size, the edge of Wigner's semicircle). It shortens steps and doesn't pull weights towards 0.
 *
 * @param ridge precision of the weights' prior for one learner, above 0; raised until noise no longer makes the matrix indefinite.
 * @param noise variance of the noise in each number of the sum.
 * @returns null where noise left no learners.
 */
export function stepFrom(sum: ArrayLike<number>, size: number, ridge: number, noise = 0): RiskStep | null {
  const learners = sum[sum.length - 1] ?? 0;
  if (!(learners >= 1)) return null;
  const bent = (2 * Math.sqrt(noise * size)) / learners / 4;
  for (let penalty = ridge; penalty < 1e6; penalty *= 2) {
    const matrix = new Float64Array(size * size);
    let at = 0;
    for (let i = 0; i < size; i++) {
      for (let j = i; j < size; j++) {
        const value = (sum[at++] ?? 0) / learners / 4 + (i === j ? penalty + bent : 0);
        matrix[i * size + j] = value;
        matrix[j * size + i] = value;
      }
    }
    const inverse = inverseOf(matrix, size);
    if (!inverse) continue;
    const full = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        const value = inverse[i * size + j] ?? 0;
        full[i * size + j] = value;
        full[j * size + i] = value;
      }
    }
    return { inverse: full, ridge: penalty, size };
  }
  return null;
}

/** The weights after a round with these summed slopes; a round in which noise left no learners changes nothing. */
export function weightsAfterRound(
  weights: Float64Array,
  sum: ArrayLike<number>,
  { inverse, ridge, size }: RiskStep,
): Float64Array {
  const learners = sum[size] ?? 0;
  if (!(learners >= 1)) return weights.slice();
  const slope = weights.map((each, i) => (sum[i] ?? 0) / learners - ridge * each);
  return weights.map((each, i) => {
    let move = 0;
    for (let j = 0; j < size; j++) move += (inverse[i * size + j] ?? 0) * (slope[j] ?? 0);
    return each + move;
  });
}

/** Probability that it comes, 0 to 1. */
export function riskOf(features: ArrayLike<number>, weights: ArrayLike<number>, bound: number): number {
  return logistic(rowOf(features, bound).reduce((sum, each, i) => sum + each * (weights[i] ?? 0), 0));
}
