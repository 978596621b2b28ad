import type { Objective } from './line-search';

/**
 * An objective for `minimise` from a plain function, its slopes by central differences: 2·n calls a gradient, so only for
 * few parameters. The step is ∛ε·max(1, |x|), which balances rounding against truncation (error about ε^⅔).
 */
export function withNumericGradient(f: (x: Float64Array) => number): Objective {
  return (x, gradient) => {
    const probe = Float64Array.from(x);
    for (let i = 0; i < x.length; i++) {
      const at = x[i] ?? 0;
      const step = Math.cbrt(Number.EPSILON) * Math.max(1, Math.abs(at));
      probe[i] = at + step;
      const above = f(probe);
      probe[i] = at - step;
      const below = f(probe);
      probe[i] = at;
      gradient[i] = (above - below) / (2 * step);
    }
    return f(x);
  };
}
