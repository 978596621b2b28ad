import type { ScoredRows } from './clustered-auc';
import { type GroupEstimate, withInterval } from './estimate';

/** How predictions would have to be stretched and moved to fit a group: slope 1 and intercept 0 are right. */
export interface Recalibration {
  /** Under 1: predictions are too sure. */
  slope: GroupEstimate;
  /** Of the same fit, in log-odds. */
  intercept: GroupEstimate;
}

/** Predictions are kept this far from certainty: their log-odds would be infinite. */
const LEAST_DOUBT = 1e-6;
const STEPS = 50;

/**
 * Logistic recalibration (D. R. Cox, "Two further applications of a model for binary regression", Biometrika 45, 1958): log-odds of a right answer =
 * intercept + slope · log-odds of the prediction, by Newton's method, with errors that let a learner's answers hang together (K.-Y. Liang and S. L. Zeger,
 * Biometrika 73, 1986; the correction G/(G − 1) · (N − 1)/(N − 2) as statsmodels has it).
 *
 * @param rows whose scores are probabilities.
 * @returns null where it has no answer: one outcome only, one prediction only, or predictions that separate the outcomes.
 */
export function recalibrate({ learner, score, label }: ScoredRows): Recalibration | null {
  const x = Float64Array.from({ length: score.length }, (_, row) => logOdds(score[row] ?? 0.5));
  let [a, b] = [0, 1];
  for (let step = 0; step < STEPS; step++) {
    const { inverse, gradient } = informationAt(x, label, a, b);
    if (!inverse) return null;
    const [da, db] = times(inverse, gradient);
    [a, b] = [a + da, b + db];
    if (!(Math.abs(a) < 50 && Math.abs(b) < 50)) return null;
    if (Math.abs(da) + Math.abs(db) < 1e-10) return estimates({ learner, x, label }, a, b);
  }
  return null;
}

type Pair = readonly [number, number];
/** A symmetric matrix: [aa, ab, bb]. */
type Symmetric = readonly [number, number, number];

function informationAt(x: Float64Array, label: ArrayLike<number>, a: number, b: number) {
  let [aa, ab, bb, ga, gb] = [0, 0, 0, 0, 0];
  for (let row = 0; row < x.length; row++) {
    const own = x[row] ?? 0;
    const p = 1 / (1 + Math.exp(-(a + b * own)));
    const weight = p * (1 - p);
    aa += weight;
    ab += weight * own;
    bb += weight * own * own;
    ga += (label[row] ?? 0) - p;
    gb += ((label[row] ?? 0) - p) * own;
  }
  const determinant = aa * bb - ab * ab;
  const inverse: Symmetric | null =
    determinant > 1e-12 * aa * bb ? [bb / determinant, -ab / determinant, aa / determinant] : null;
  return { inverse, gradient: [ga, gb] as Pair };
}

function estimates(
  { learner, x, label }: { learner: ArrayLike<number>; x: Float64Array; label: ArrayLike<number> },
  a: number,
  b: number,
): Recalibration | null {
  const { inverse } = informationAt(x, label, a, b);
  if (!inverse) return null;
  const scores = new Map<number, [number, number]>();
  for (let row = 0; row < x.length; row++) {
    const own = x[row] ?? 0;
    const rest = (label[row] ?? 0) - 1 / (1 + Math.exp(-(a + b * own)));
    const key = learner[row] ?? 0;
    const sum = scores.get(key) ?? [0, 0];
    scores.set(key, [sum[0] + rest, sum[1] + rest * own]);
  }
  const learners = scores.size;
  const correction = ((learners / (learners - 1)) * (x.length - 1)) / (x.length - 2);
  let [varianceA, varianceB] = [0, 0];
  for (const score of scores.values()) {
    const [da, db] = times(inverse, score);
    varianceA += correction * da * da;
    varianceB += correction * db * db;
  }
  return {
    intercept: withInterval({ value: a, error: Math.sqrt(varianceA), learners }),
    slope: withInterval({ value: b, error: Math.sqrt(varianceB), learners }),
  };
}

const times = ([aa, ab, bb]: Symmetric, [u, v]: Pair): Pair => [aa * u + ab * v, ab * u + bb * v];

function logOdds(probability: number): number {
  const p = Math.min(1 - LEAST_DOUBT, Math.max(LEAST_DOUBT, probability));
  return Math.log(p / (1 - p));
}
