import { createBox } from './box';
import { createHistory, dot } from './history';
import { type Objective, searchLine } from './line-search';

export type { Objective } from './line-search';

export interface MinimiseOptions {
  /** Lower bound of each coordinate; none when left out. */
  lower?: ArrayLike<number>;
  /** Upper bound of each coordinate; none when left out. */
  upper?: ArrayLike<number>;
  /** Pairs of steps remembered, from 1. Default 10. */
  memory?: number;
  /** Default 200. */
  maxIterations?: number;
  /** Done when no coordinate of the projected gradient exceeds this. Default 1e-6. */
  gradientTolerance?: number;
  /** Done when one iteration lowers the value by less than this share of it (of 1 where it is below 1). Default 1e-10. */
  valueTolerance?: number;
  /** Told after each iteration; returning false stops there. */
  onIteration?: (iteration: number, value: number) => unknown;
}

export interface Minimum {
  /** Where the least value was found, inside the bounds. */
  x: Float64Array;
  value: number;
  iterations: number;
  /** Calls of the objective. */
  evaluations: number;
  /** Why it ended; the first two mean that it converged. */
  reason: 'gradient' | 'value' | 'iterations' | 'no-descent' | 'stopped';
}

/**
 * Least value of a smooth function of many variables, with or without bounds, by L-BFGS: D. C. Liu and J. Nocedal, "On
 * the limited memory BFGS method for large scale optimization", Mathematical Programming 45 (1989), 503–528. Bounds are
 * kept by projection, the quasi-Newton step being taken over the coordinates that no bound holds back: D. P. Bertsekas,
 * "Projected Newton methods for optimization problems with simple constraints", SIAM J. Control 20 (1982), 221–246.
 * The value never rises from one iteration to the next. Deterministic; `start` is left as it is.
 *
 * @param objective fills the gradient at x and returns the value; a value that is not finite counts as too high.
 * @param start first guess, moved inside the bounds; an empty one gives the value of the empty vector.
 * @throws RangeError when the value at the start is not finite, or the bounds are not in order.
 */
export function minimise(objective: Objective, start: ArrayLike<number>, options: MinimiseOptions = {}): Minimum {
  const { memory = 10, maxIterations = 200, gradientTolerance = 1e-6, valueTolerance = 1e-10, onIteration } = options;
  const size = start.length;
  const box = createBox(size, options.lower, options.upper);
  const history = createHistory(Math.max(1, Math.floor(memory)));
  let [x, next] = [Float64Array.from(start), new Float64Array(size)];
  let [gradient, nextGradient] = [new Float64Array(size), new Float64Array(size)];
  const direction = new Float64Array(size);
  const fixed = new Uint8Array(size);

  box.clamp(x);
  let value = objective(x, gradient);
  let evaluations = 1;
  if (!Number.isFinite(value)) throw new RangeError('the objective is not finite at the start');
  const end = (iterations: number, reason: Minimum['reason']): Minimum => ({
    x,
    value,
    iterations,
    evaluations,
    reason,
  });

  let curved = false;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (box.stationarity(x, gradient) <= gradientTolerance) return end(iteration, 'gradient');
    box.markFixed(x, gradient, fixed);

    let found = null;
    // Should the remembered curvature mislead (a step that is not downhill), plain steepest descent has the second try.
    for (const plain of curved ? [false, true] : [true]) {
      if (plain) history.clear();
      direction.set(gradient);
      history.multiply(direction, fixed);
      const scale = plain ? 1 / Math.max(1, Math.sqrt(dot(direction, direction))) : 1;
      for (let i = 0; i < size; i++) direction[i] = -scale * (direction[i] ?? 0);
      if (!(dot(direction, gradient) < 0)) continue;
      found = searchLine({ objective, box, x, value, gradient, direction, next, nextGradient });
      evaluations += found.evaluations;
      if (found.better) break;
    }
    if (!found?.better) return end(iteration, 'no-descent');

    const before = value;
    value = found.value;
    // x and gradient are of no more use at the old place: they hold the step and the change for the history.
    for (let i = 0; i < size; i++) {
      x[i] = (next[i] ?? 0) - (x[i] ?? 0);
      gradient[i] = (nextGradient[i] ?? 0) - (gradient[i] ?? 0);
    }
    history.push(x, gradient);
    curved = true;
    [x, next] = [next, x];
    [gradient, nextGradient] = [nextGradient, gradient];

    if (onIteration?.(iteration + 1, value) === false) return end(iteration + 1, 'stopped');
    if (before - value <= valueTolerance * Math.max(1, Math.abs(value))) return end(iteration + 1, 'value');
  }
  return end(maxIterations, 'iterations');
}
