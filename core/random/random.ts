import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * Draws from one seeded stream: the same seed gives the same numbers on every machine. The generator is xoroshiro128+
 * (Blackman and Vigna 2018) of `pure-rand`; what is drawn from it is written here.
 */
export interface Random {
  /** Uniform on [0, 1), 53 bits. */
  uniform(): number;
  /** A whole number from 0 to `below` − 1; `below` from 1 to 2³¹. */
  integer(below: number): number;
  /** True with probability `p`; never for p ≤ 0 or NaN, always for p ≥ 1. */
  chance(p: number): boolean;
  /** Normal with this mean and standard deviation (≥ 0). */
  normal(mean?: number, deviation?: number): number;
  /** Gamma with this shape (> 0) and scale 1. */
  gamma(shape: number): number;
  /** Beta with these shapes (> 0), on [0, 1]. */
  beta(a: number, b: number): number;
  /** An index drawn with these weights (≥ 0, not all 0). */
  weighted(weights: ArrayLike<number>): number;
  /** Shuffles in place (Fisher–Yates) and returns the same array. */
  shuffle<T>(list: T[]): T[];
}

/** @param seed any whole number; taken modulo 2³². */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed | 0);
  let spare: number | null = null;

  const uniform = () => uniformFloat64(generator);

  // Marsaglia's polar method (1964): two independent normals at a time, the second kept for the next call.
  const standardNormal = (): number => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  };

  // Marsaglia and Tsang, "A simple method for generating gamma variables" (ACM TOMS 26, 2000); shapes below 1 by their boost.
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = standardNormal();
      const v = (1 + c * x) ** 3;
      if (v <= 0) continue;
      if (Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };

  return {
    uniform,
    integer: (below) => uniformInt(generator, 0, below - 1),
    chance: (p) => uniform() < p,
    normal: (mean = 0, deviation = 1) => mean + deviation * standardNormal(),
    gamma,
    beta: (a, b) => {
      const [x, y] = [gamma(a), gamma(b)];
      // Both can underflow to 0 for tiny shapes, where the density sits at the two ends.
      return x + y === 0 ? (uniform() * (a + b) < a ? 1 : 0) : x / (x + y);
    },
    weighted: (weights) => {
      let total = 0;
      for (let i = 0; i < weights.length; i++) total += weights[i] ?? 0;
      let left = uniform() * total;
      let last = 0;
      for (let i = 0; i < weights.length; i++) {
        const weight = weights[i] ?? 0;
        if (weight <= 0) continue;
        last = i;
        left -= weight;
        if (left < 0) return i;
      }
      return last;
    },
    shuffle: (list) => {
      for (let i = list.length - 1; i > 0; i--) {
        const j = uniformInt(generator, 0, i);
        const [a, b] = [list[i], list[j]];
        if (a !== undefined && b !== undefined) [list[i], list[j]] = [b, a];
      }
      return list;
    },
  };
}
