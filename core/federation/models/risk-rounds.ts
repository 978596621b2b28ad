import { inverseOf } from '@/core/difficulty/cholesky';
import { logistic } from '@/core/tracing/logistic/sigmoid';
import { clipToNorm } from '../updates/clip';

/** One learner for the risk model: features from −½ to ½, by ranges agreed beforehand, and whether what the model warns of came. */
export interface RiskCase {
  features: ArrayLike<number>;
  happened: boolean;
}

/** What rows begin with, and how large a feature is at most: a longer beginning would need more noise, and says no more. */
const MOST = 0.5;

/** The features behind a leading ½, together no longer than the bound: then no learner's part of any round is longer than it says. */
export function rowOf(features: ArrayLike<number>, bound: number): Float64Array {
  return clipToNorm([MOST, ...Array.from(features, (each) => Math.min(MOST, Math.max(-MOST, each)))], bound);
}

/** Numbers of a curvature of rows of this size. */
export const numbersOfCurvature = (size: number): number => (size * (size + 1)) / 2;

/** Once: products of a row's numbers, upper triangle by rows. */
export function curvatureOf({ features }: RiskCase, bound: number): Float64Array {
  const row = rowOf(features, bound);
  const vector: number[] = [];
  for (let i = 0; i < row.length; i++) for (let j = i; j < row.length; j++) vector.push((row[i] ?? 0) * (row[j] ?? 0));
  return Float64Array.from(vector);
}

/** Each round: slope of the log-likelihood. */
export function slopeOf({ features, happened }: RiskCase, weights: ArrayLike<number>, bound: number): Float64Array {
  const row = rowOf(features, bound);
  const residual = (happened ? 1 : 0) - logistic(row.reduce((sum, each, i) => sum + each * (weights[i] ?? 0), 0));
  return row.map((each) => residual * each);
}

/** L2 norm of a curvature at most: the triangle's is √((‖x‖⁴ + Σxᵢ⁴)/2), and no xᵢ is larger than ½. */
export const boundOfCurvature = (bound: number): number => Math.sqrt((bound ** 4 + (MOST * bound) ** 2) / 2);
/** L2 norm of a slope at most, whatever the weights: a residual is never larger than 1. */
export const boundOfSlope = (bound: number): number => bound;

/** What the coordinator goes by in every round: inverse of the curvature's bound, with the penalty of the weights in it. */
export interface RiskStep {
  /** Full symmetric matrix. */
  inverse: Float64Array;
  ridge: number;
  size: number;
}

/** Of fewer learners than so many standard deviations of the noise in their number, what is found would be noise: it was worse than nothing. */
const SURE = 10;

/**
 * The step for all rounds from the summed curvature: the log-likelihood of a logistic regression bends by at most ¼·Σxxᵀ (D. Böhning and B. G.
 * Lindsay, Annals of the Institute of Statistical Mathematics 40, 1988), so steps by its inverse never overshoot, need no rate to be
 * chosen, and look at the data's curvature once only.
 *
 * Directions in which noise says more of the curvature than learners do would be leaped along; so as much is added to the matrix as noise of that size bends it at
 * most (2σ√size, the edge of Wigner's semicircle). It shortens steps and doesn't pull weights anywhere.
 *
 * @param ridge precision of the weights' prior, that of the first aside; above 0.
 * @param noise variance of the noise in each number of the sum.
 * @returns null where noise left too few learners.
 */
export function stepFrom(sum: ArrayLike<number>, size: number, ridge: number, noise = 0): RiskStep | null {
  const learners = (sum[0] ?? 0) / MOST ** 2;
  if (!(learners >= Math.max(1, (SURE * Math.sqrt(noise)) / MOST ** 2))) return null;
  // Noise that makes the matrix indefinite all the same is taken to be larger.
  for (let bent = 1e-6 + (2 * Math.sqrt(noise * size)) / 4; bent < 1e9; bent *= 2) {
    const matrix = new Float64Array(size * size);
    let at = 0;
    for (let i = 0; i < size; i++) {
      for (let j = i; j < size; j++) {
        const value = (sum[at++] ?? 0) / 4 + (i === j ? bent + (i === 0 ? 0 : ridge) : 0);
        matrix[i * size + j] = value;
        matrix[j * size + i] = value;
      }
    }
    const inverse = inverseOf(matrix, size);
    if (!inverse) continue;
    return { inverse: Float64Array.from(inverse), ridge, size };
  }
  return null;
}

/**
 * The weights after a round with these summed slopes.
 *
 * @param drawnTo what all weights but the first are drawn to: what is thought of each before any data.
 */
export function weightsAfterRound(
  weights: ArrayLike<number>,
  sum: ArrayLike<number>,
  { inverse, ridge, size }: RiskStep,
  drawnTo = 0,
): Float64Array {
  const slope = Array.from(weights, (each, i) => (sum[i] ?? 0) - (i === 0 ? 0 : ridge * (each - drawnTo)));
  return Float64Array.from(weights, (each, i) => {
    let move = 0;
    for (let j = 0; j < size; j++) move += (inverse[i * size + j] ?? 0) * (slope[j] ?? 0);
    return each + move;
  });
}

/**
 * What comes of all rounds: the mean of the weights after each of the last half of them. They have moved all the way by then, and each round has noise of its
 * own.
 */
export function settledWeights(rounds: readonly ArrayLike<number>[]): Float64Array {
  const last = rounds.slice(-Math.max(1, Math.floor(rounds.length / 2)));
  return Float64Array.from(last[0] ?? [], (_, i) => last.reduce((sum, each) => sum + (each[i] ?? 0), 0) / last.length);
}

/** Probability that it comes, 0 to 1. */
export function riskOf(features: ArrayLike<number>, weights: ArrayLike<number>, bound: number): number {
  return logistic(rowOf(features, bound).reduce((sum, each, i) => sum + each * (weights[i] ?? 0), 0));
}
