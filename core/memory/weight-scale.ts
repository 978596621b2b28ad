import { DEFAULT_WEIGHTS, LEAST_FIRST_STABILITY_DAYS, WEIGHT_BOUNDS, WEIGHTS } from './parameters';

/**
 * The scale on which weights are fitted. w0 to w3, the first stabilities in days after Again, Hard, Good and Easy, span
 * three powers of ten and mean something only in this order; so the fit moves ln w0 and the logarithms of the ratios
 * w1/w0, w2/w1 and w3/w2, which it keeps at 0 or more. The other weights are fitted as they are.
 */
export function toScale(weights: ArrayLike<number>): Float64Array {
  const point = Float64Array.from({ length: WEIGHTS }, (_, j) => weights[j] ?? 0);
  for (let j = 3; j >= 0; j--) {
    const log = Math.log(Math.max(weights[j] ?? 0, LEAST_FIRST_STABILITY_DAYS));
    point[j] = j === 0 ? log : log - Math.log(Math.max(weights[j - 1] ?? 0, LEAST_FIRST_STABILITY_DAYS));
  }
  return clampToScale(point);
}

export function fromScale(point: Float64Array): Float64Array {
  const weights = point.slice();
  let log = 0;
  for (let j = 0; j < 4; j++) {
    log += point[j] ?? 0;
    weights[j] = Math.min(MOST_FIRST_STABILITY, Math.exp(log));
  }
  return weights;
}

/** The nearest point within the bounds; in place. */
export function clampToScale(point: Float64Array): Float64Array {
  for (let j = 0; j < WEIGHTS; j++) {
    point[j] = Math.min(HIGHEST[j] ?? 0, Math.max(LOWEST[j] ?? 0, point[j] ?? 0));
  }
  return point;
}

/** Slopes of the weights by the fitted numbers, ∂w[i]/∂point[j] at [i × 21 + j]. */
export function scaleSlopes(point: Float64Array): Float64Array {
  const weights = fromScale(point);
  const slopes = new Float64Array(WEIGHTS * WEIGHTS);
  for (let i = 0; i < WEIGHTS; i++) {
    if (i >= 4) slopes[i * WEIGHTS + i] = 1;
    else if ((weights[i] ?? 0) < MOST_FIRST_STABILITY) slopes.fill(weights[i] ?? 0, i * WEIGHTS, i * WEIGHTS + i + 1);
  }
  return slopes;
}

const [, MOST_FIRST_STABILITY] = WEIGHT_BOUNDS[0] ?? [0, 0];
const WIDEST_RATIO = Math.log(MOST_FIRST_STABILITY / LEAST_FIRST_STABILITY_DAYS);

export const LOWEST = Float64Array.from(WEIGHT_BOUNDS, ([low], j) =>
  j === 0 ? Math.log(LEAST_FIRST_STABILITY_DAYS) : j < 4 ? 0 : low,
);
export const HIGHEST = Float64Array.from(WEIGHT_BOUNDS, ([, high], j) =>
  j === 0 ? Math.log(MOST_FIRST_STABILITY) : j < 4 ? WIDEST_RATIO : high,
);

/** Where the prior has its centre: the defaults. */
export const PRIOR_MEAN: Float64Array = toScale(DEFAULT_WEIGHTS);

/**
 * How far districts are taken to lie from the defaults, as standard deviations of a normal prior on the fitted scale. The
 * order of size is that of the spread between learners that the authors of FSRS use for the same purpose in `fsrs-rs`
 * (PARAMS_STDDEV in training.rs), rounded; there the first stabilities are spread on a plain scale, here on a logarithm.
 */
export const PRIOR_DEVIATION = Float64Array.of(
  ...[1, 0.7, 0.7, 0.7],
  ...[0.6, 0.3, 0.6, 0.1],
  ...[0.4, 0.2, 0.35],
  ...[0.3, 0.1, 0.15, 0.6],
  ...[0.25, 1],
  ...[0.3, 0.3, 0.15],
  0.25,
);
