import { inverseOf } from '../difficulty/cholesky';
import { logistic, lossAt } from '../tracing/logistic/sigmoid';

/** Rows of a logistic regression. */
export interface RidgeRows {
  /** Numbers of a row. */
  columns: number;
  /** Row after row. */
  values: ArrayLike<number>;
  /** 0 or 1, of each row. */
  labels: ArrayLike<number>;
  /** How much each row counts, ≥ 0. */
  weights: ArrayLike<number>;
  /** Known part of each row's log-odds; none when left out. */
  offsets?: ArrayLike<number>;
}

export interface RidgeOptions {
  /** Rows to fit on; all when left out. */
  rows?: Int32Array;
  /** Where to begin, for example the fit of another penalty. */
  start?: Float64Array;
}

const MOST_STEPS = 100;
/** A step that promises to lower what is made least by no more than this share of it is the last. */
const TOLERANCE = 1e-10;

/**
 * Ridge-penalised logistic regression: the least of Σ weight · loss + ½ · ridge · Σ wⱼ², the intercept not penalised (S. le Cessie and J. C. van Houwelingen, "Ridge
 * estimators in logistic regression", Applied Statistics 41, 1992; scikit-learn's `C` is 1/ridge). By Newton's method, with steps halved while they don't lower it: it is
 * convex, so there is one optimum; with a penalty it is finite also where the labels can be told apart without a mistake.
 *
 * @param ridge 0 or more.
 * @returns the intercept, then the weight of each column.
 * @throws RangeError where the ridge is below 0, or one of the two labels has no weight: the intercept would have no end.
 */
export function fitRidgeLogistic(data: RidgeRows, ridge: number, options: RidgeOptions = {}): Float64Array {
  if (!(ridge >= 0)) throw new RangeError(`a ridge has to be 0 or more, not ${ridge}`);
  const rows = options.rows ?? Int32Array.from({ length: data.labels.length }, (_, row) => row);
  const size = data.columns + 1;
  let at = options.start?.slice() ?? startOf(data, rows);
  let { loss, gradient, curvature } = passOver(data, rows, ridge, at);
  if (!Number.isFinite(loss)) throw new RangeError('a row of the regression holds no finite number');
  for (let step = 0; step < MOST_STEPS; step++) {
    const inverse = inverseOf(curvature, size);
    if (!inverse) break;
    const direction = at.map((_, i) => {
      let sum = 0;
      for (let j = 0; j < size; j++) sum -= (inverse[i * size + j] ?? 0) * (gradient[j] ?? 0);
      return sum;
    });
    const descent = direction.reduce((sum, each, i) => sum + each * (gradient[i] ?? 0), 0);
    if (-descent <= TOLERANCE * (1 + Math.abs(loss))) return at.map((each, i) => each + (direction[i] ?? 0));
    let next: { at: Float64Array; pass: ReturnType<typeof passOver> } | null = null;
    for (let length = 1; length > 1e-10 && !next; length /= 2) {
      const tried = at.map((each, i) => each + length * (direction[i] ?? 0));
      const pass = passOver(data, rows, ridge, tried);
      if (pass.loss <= loss + 1e-4 * length * descent) next = { at: tried, pass };
    }
    if (!next) break;
    at = next.at;
    ({ loss, gradient, curvature } = next.pass);
  }
  return at;
}

/** Log-odds of the label 1, of the row whose numbers begin at `values[from]`. */
export function ridgeMargin(fitted: ArrayLike<number>, values: ArrayLike<number>, from = 0): number {
  let margin = fitted[0] ?? 0;
  for (let c = 1; c < fitted.length; c++) margin += (fitted[c] ?? 0) * (values[from + c - 1] ?? 0);
  return margin;
}

/** No weights, and the log-odds of the whole. */
function startOf({ columns, labels, weights }: RidgeRows, rows: Int32Array): Float64Array {
  let [ones, all] = [0, 0];
  for (const row of rows) {
    all += weights[row] ?? 0;
    ones += (weights[row] ?? 0) * (labels[row] ?? 0);
  }
  if (!(ones > 0 && ones < all)) throw new RangeError('a regression needs rows of both labels');
  const start = new Float64Array(columns + 1);
  start[0] = Math.log(ones / (all - ones));
  return start;
}

/** What is made least, its slope and its curvature (the lower triangle of a symmetric matrix). */
function passOver(data: RidgeRows, rows: Int32Array, ridge: number, at: Float64Array) {
  const { columns, values, labels, weights, offsets } = data;
  const size = columns + 1;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  const own = new Float64Array(size);
  own[0] = 1;
  let loss = 0;
  for (const row of rows) {
    const weight = weights[row] ?? 0;
    if (weight === 0) continue;
    let margin = (offsets?.[row] ?? 0) + (at[0] ?? 0);
    for (let c = 1; c < size; c++) {
      const value = values[row * columns + c - 1] ?? 0;
      own[c] = value;
      margin += value * (at[c] ?? 0);
    }
    const label = labels[row] ?? 0;
    const p = logistic(margin);
    loss += weight * lossAt(margin, label);
    const slope = weight * (p - label);
    const bend = weight * p * (1 - p);
    for (let i = 0; i < size; i++) {
      const value = own[i] ?? 0;
      if (value === 0) continue;
      gradient[i] = (gradient[i] ?? 0) + slope * value;
      const scaled = bend * value;
      for (let j = 0; j <= i; j++) curvature[i * size + j] = (curvature[i * size + j] ?? 0) + scaled * (own[j] ?? 0);
    }
  }
  for (let i = 1; i < size; i++) {
    loss += 0.5 * ridge * (at[i] ?? 0) ** 2;
    gradient[i] = (gradient[i] ?? 0) + ridge * (at[i] ?? 0);
    curvature[i * size + i] = (curvature[i * size + i] ?? 0) + ridge;
  }
  return { loss, gradient, curvature };
}
