/**
 * The last few steps of a minimiser and the changes of the gradient along them: a limited memory of the curvature.
 * J. Nocedal, "Updating quasi-Newton matrices with limited storage", Mathematics of Computation 35 (1980), 773–782.
 */
export interface History {
  /** Remembers a step s and its change of gradient y; forgets the oldest when full, and skips pairs without curvature. */
  push(step: Float64Array, change: Float64Array): void;
  /**
   * Overwrites `direction` (on entry the gradient) with H·gradient, H the approximate inverse Hessian, over the
   * coordinates where `fixed` is 0; the others become 0.
   */
  multiply(direction: Float64Array, fixed: Uint8Array): void;
  clear(): void;
}

/** @param size pairs kept, from 1; 5 to 20 are usual. */
export function createHistory(size: number): History {
  let pairs: { step: Float64Array; change: Float64Array }[] = [];
  const alphas = new Float64Array(size);

  return {
    push(step, change) {
      const curvature = dot(step, change);
      // A pair without positive curvature would make H indefinite (s·y > 0 is all that BFGS asks for).
      if (!(curvature > 1e-10 * Math.sqrt(dot(step, step) * dot(change, change)))) return;
      const oldest = pairs.length === size ? pairs.shift() : undefined;
      const kept = oldest ?? { step: new Float64Array(step.length), change: new Float64Array(step.length) };
      kept.step.set(step);
      kept.change.set(change);
      pairs.push(kept);
    },
    multiply(direction, fixed) {
      for (let i = 0; i < direction.length; i++) if (fixed[i]) direction[i] = 0;
      let scale = 0;
      for (let k = pairs.length - 1; k >= 0; k--) {
        const pair = pairs[k];
        if (!pair) continue;
        const curvature = dotFree(pair.step, pair.change, fixed);
        if (!(curvature > 0)) {
          alphas[k] = Number.NaN;
          continue;
        }
        if (scale === 0) scale = curvature / dotFree(pair.change, pair.change, fixed);
        const alpha = dotFree(pair.step, direction, fixed) / curvature;
        alphas[k] = alpha;
        addFree(direction, -alpha, pair.change, fixed);
      }
      if (scale > 0) for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] ?? 0) * scale;
      for (let k = 0; k < pairs.length; k++) {
        const [pair, alpha] = [pairs[k], alphas[k] ?? Number.NaN];
        if (!pair || Number.isNaN(alpha)) continue;
        const beta = dotFree(pair.change, direction, fixed) / dotFree(pair.step, pair.change, fixed);
        addFree(direction, alpha - beta, pair.step, fixed);
      }
    },
    clear() {
      pairs = [];
    },
  };
}

/** Sum of products. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function dotFree(a: Float64Array, b: Float64Array, fixed: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) if (!fixed[i]) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function addFree(to: Float64Array, factor: number, from: Float64Array, fixed: Uint8Array): void {
  for (let i = 0; i < to.length; i++) if (!fixed[i]) to[i] = (to[i] ?? 0) + factor * (from[i] ?? 0);
}
