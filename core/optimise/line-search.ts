import type { Box } from './box';

/** Fills `gradient` with the slopes at `x` and returns the value there; must not keep or change `x`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

interface Line {
  objective: Objective;
  box: Box;
  x: Float64Array;
  value: number;
  gradient: Float64Array;
  /** Downhill at x. */
  direction: Float64Array;
  /** Written: the place found. */
  next: Float64Array;
  /** Written: the gradient there. */
  nextGradient: Float64Array;
}

const ENOUGH_DECREASE = 1e-4;
const FLAT_ENOUGH = 0.9;
const MOST_TRIES = 40;

/**
 * A step t along clamp(x + t·direction) that lowers the value enough and leaves the steep part behind (the weak Wolfe
 * conditions), by doubling and halving: A. S. Lewis and M. L. Overton, "Nonsmooth optimization via quasi-Newton
 * methods", Mathematical Programming 141 (2013), 135–163. Halving is robust at the kinks that the projection makes.
 */
export function searchLine(line: Line): { better: boolean; value: number; evaluations: number } {
  const { objective, box, x, direction, next, nextGradient } = line;
  const steepness = slopeAlong(line, line.gradient, x, 0);
  let [short, long] = [0, Number.POSITIVE_INFINITY];
  let t = 1;
  let value = line.value;
  let at = -1;
  let evaluations = 0;

  const evaluate = () => {
    for (let i = 0; i < x.length; i++) next[i] = (x[i] ?? 0) + t * (direction[i] ?? 0);
    box.clamp(next);
    evaluations++;
    at = t;
    return objective(next, nextGradient);
  };

  for (let tries = 0; tries < MOST_TRIES; tries++) {
    value = evaluate();
    if (!(value <= line.value + ENOUGH_DECREASE * decreaseExpected(line))) long = t;
    else if (long - short > 1e-9 * t && slopeAlong(line, nextGradient, next, t) < FLAT_ENOUGH * steepness) short = t;
    else return { better: true, value, evaluations };
    t = Number.isFinite(long) ? (short + long) / 2 : 2 * short;
  }
  // No step met both conditions: the longest that lowered the value will do.
  if (short > 0 && at !== short) {
    t = short;
    value = evaluate();
  }
  return { better: value < line.value, value, evaluations };
}

/** First-order change of the value over the step made, which bounds may have shortened. */
function decreaseExpected({ x, gradient, next }: Line): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (gradient[i] ?? 0) * ((next[i] ?? 0) - (x[i] ?? 0));
  return Math.min(sum, 0);
}

/** Slope along the path; a coordinate that a bound has stopped no longer moves. */
function slopeAlong({ x, direction }: Line, gradient: Float64Array, at: Float64Array, t: number): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const d = direction[i] ?? 0;
    if ((at[i] ?? 0) === (x[i] ?? 0) + t * d) sum += (gradient[i] ?? 0) * d;
  }
  return sum;
}
