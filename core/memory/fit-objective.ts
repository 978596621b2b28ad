import { fitPass } from './fit-pass';
import type { Histories } from './histories';
import { WEIGHTS } from './parameters';
import { fromScale, PRIOR_DEVIATION, PRIOR_MEAN, scaleSlopes } from './weight-scale';

/** What the fit makes least, at one point of the fitted scale. */
export interface Objective {
  point: Float64Array;
  /** Nats over all reviews, plus the prior's. */
  value: number;
  gradient: Float64Array;
  /** Fisher information plus the prior's precision, 21 × 21. */
  curvature: Float64Array;
}

/**
 * Loss of all reviews plus ½·Σ((point − default)/deviation)²: the posterior of a normal prior. The prior weighs what a few
 * dozen reviews weigh, however many there are, so it fades as a district's data grow.
 */
export function objectiveAt(histories: Histories, point: Float64Array): Objective {
  const pass = fitPass(histories, fromScale(point));
  const slopes = scaleSlopes(point);
  const gradient = multiply(pass.gradient, slopes, 1);
  const curvature = multiply(transposed(slopes), multiply(pass.information, slopes, WEIGHTS), WEIGHTS);
  let value = pass.loss;
  for (let j = 0; j < WEIGHTS; j++) {
    const precision = 1 / (PRIOR_DEVIATION[j] ?? 1) ** 2;
    const off = (point[j] ?? 0) - (PRIOR_MEAN[j] ?? 0);
    value += (precision * off * off) / 2;
    gradient[j] = (gradient[j] ?? 0) + precision * off;
    curvature[j * WEIGHTS + j] = (curvature[j * WEIGHTS + j] ?? 0) + precision;
  }
  return { point, value, gradient, curvature };
}

/** A matrix of `rows` × 21 times one of 21 × 21. */
function multiply(left: Float64Array, right: Float64Array, rows: number): Float64Array {
  const product = new Float64Array(rows * WEIGHTS);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < WEIGHTS; k++) {
      const factor = left[i * WEIGHTS + k] ?? 0;
      if (factor === 0) continue;
      for (let j = 0; j < WEIGHTS; j++) {
        product[i * WEIGHTS + j] = (product[i * WEIGHTS + j] ?? 0) + factor * (right[k * WEIGHTS + j] ?? 0);
      }
    }
  }
  return product;
}

function transposed(matrix: Float64Array): Float64Array {
  return matrix.map((_, at) => matrix[(at % WEIGHTS) * WEIGHTS + Math.floor(at / WEIGHTS)] ?? 0);
}
