import { type Objective, objectiveAt } from './fit-objective';
import type { Histories } from './histories';
import { clampWeight, DEFAULT_WEIGHTS, WEIGHTS } from './parameters';
import { solvePositive } from './solve-positive';
import { clampToScale, fromScale, HIGHEST, LOWEST, PRIOR_MEAN } from './weight-scale';

export interface FitProgress {
  /** Passes over the reviews so far, and the most there can be. */
  pass: number;
  passes: number;
  /** Nats a review, the prior's share included. */
  loss: number;
}

export interface FitOptions {
  onProgress?: (progress: FitProgress) => void;
  /** Asked before each pass; true ends the fit with the best weights so far. */
  shouldStop?: () => boolean;
}

export interface FittedWeights {
  /** 21, within their bounds. */
  weights: number[];
  passes: number;
  /** False where the fit was stopped, or ran out of passes. */
  finished: boolean;
}

const MOST_PASSES = 60;
/** The fit ends once a step gains less than this share of the loss: far below what held-out learners could show. */
const LEAST_GAIN = 1e-7;
const FIRST_DAMPING = 1e-3;
const MOST_DAMPING = 1e6;

/**
 * The weights with the greatest posterior given these reviews, by Fisher scoring with Levenberg's and Marquardt's damping
 * within bounds: a weight that lies on its bound and would leave it sits out the step (Bertsekas, "Projected Newton methods
 * for optimization problems with simple constraints", SIAM J. Control and Optimization 20, 1982). Steps that don't lower
 * the objective are not taken, so on these reviews the result is never worse than the defaults.
 */
export function fitWeights(histories: Histories, { onProgress, shouldStop }: FitOptions = {}): FittedWeights {
  if (histories.scored === 0) return { weights: [...DEFAULT_WEIGHTS], passes: 0, finished: true };
  let best: Objective | null = null;
  let trial: Float64Array | null = PRIOR_MEAN.slice();
  let damping = FIRST_DAMPING;
  let passes = 0;
  let finished = false;
  while (trial && !finished && passes < MOST_PASSES && !shouldStop?.()) {
    const tried = objectiveAt(histories, trial);
    passes++;
    if (!best || tried.value < best.value) {
      finished = best !== null && best.value - tried.value < LEAST_GAIN * best.value;
      best = tried;
      damping /= 5;
    } else damping *= 10;
    if (damping > MOST_DAMPING) finished = true;
    trial = step(best, damping);
    finished ||= trial === null;
    onProgress?.({ pass: passes, passes: MOST_PASSES, loss: best.value / histories.scored });
  }
  const weights = best ? Array.from(fromScale(best.point), clampWeight) : [...DEFAULT_WEIGHTS];
  return { weights, passes, finished };
}

/** Where the damped quadratic has its least, clamped to the bounds; null where there is nowhere to go. */
function step({ point, gradient, curvature }: Objective, damping: number): Float64Array | null {
  const free = [...point.keys()].filter((j) => {
    const [at, slope] = [point[j] ?? 0, gradient[j] ?? 0];
    return !(at <= (LOWEST[j] ?? 0) && slope > 0) && !(at >= (HIGHEST[j] ?? 0) && slope < 0);
  });
  const n = free.length;
  const matrix = new Float64Array(n * n);
  free.forEach((i, row) => {
    free.forEach((j, column) => {
      matrix[row * n + column] = (curvature[i * WEIGHTS + j] ?? 0) * (i === j ? 1 + damping : 1);
    });
  });
  const move = solvePositive(
    matrix,
    Float64Array.from(free, (j) => -(gradient[j] ?? 0)),
  );
  if (!move || n === 0) return null;
  const next = point.slice();
  free.forEach((j, row) => {
    next[j] = (next[j] ?? 0) + (move[row] ?? 0);
  });
  return clampToScale(next);
}
