/** Bounds of each coordinate, `lower[i] ≤ x[i] ≤ upper[i]`; missing ones, −∞ and ∞ leave it free. */
export interface Box {
  /** Moves x inside, in place. */
  clamp(x: Float64Array): void;
  /** Marks with 1 the coordinates that sit on a bound which the step downhill, −gradient, would cross. */
  markFixed(x: Float64Array, gradient: Float64Array, fixed: Uint8Array): void;
  /** Greatest |x − clamp(x − gradient)|: 0 exactly at a stationary point of the bounded problem. */
  stationarity(x: Float64Array, gradient: Float64Array): number;
}

/**
 * @param size number of coordinates.
 * @throws RangeError when a list has another length, holds NaN, or a lower bound lies above its upper bound.
 */
export function createBox(size: number, lower?: ArrayLike<number>, upper?: ArrayLike<number>): Box {
  const low = bounds(size, lower, Number.NEGATIVE_INFINITY);
  const high = bounds(size, upper, Number.POSITIVE_INFINITY);
  for (let i = 0; i < size; i++) {
    // Written so that NaN fails too.
    if (!((low[i] ?? 0) <= (high[i] ?? 0))) throw new RangeError(`bounds of coordinate ${i} are not in order`);
  }
  const inside = (value: number, i: number) => Math.min(Math.max(value, low[i] ?? 0), high[i] ?? 0);

  return {
    clamp(x) {
      for (let i = 0; i < size; i++) x[i] = inside(x[i] ?? 0, i);
    },
    markFixed(x, gradient, fixed) {
      for (let i = 0; i < size; i++) {
        const [at, slope] = [x[i] ?? 0, gradient[i] ?? 0];
        fixed[i] = (slope > 0 && at <= (low[i] ?? 0)) || (slope < 0 && at >= (high[i] ?? 0)) ? 1 : 0;
      }
    },
    stationarity(x, gradient) {
      let greatest = 0;
      for (let i = 0; i < size; i++) {
        const at = x[i] ?? 0;
        greatest = Math.max(greatest, Math.abs(at - inside(at - (gradient[i] ?? 0), i)));
      }
      return greatest;
    },
  };
}

function bounds(size: number, given: ArrayLike<number> | undefined, otherwise: number): Float64Array {
  if (given && given.length !== size) throw new RangeError(`${size} bounds expected, ${given.length} given`);
  return given ? Float64Array.from(given) : new Float64Array(size).fill(otherwise);
}
