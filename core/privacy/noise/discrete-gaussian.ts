import { chanceOfExp } from './bernoulli-exp';
import { drawDiscreteLaplace } from './discrete-laplace';
import type { Draws } from './random-bits';
import type { Rational } from './rational';
import { floorSquareRoot } from './square-root';

/**
 * A whole number of the discrete Gaussian distribution: P(x) ∝ e^{−x²/2σ²}, drawn exactly by algorithm 3 of Canonne, Kamath and Steinke
 * (NeurIPS 2020): a discrete Laplace draw, kept with the chance that makes up the difference. Added to whole numbers that one person
 * changes by at most Δ in L2 norm it is Δ²/2σ²-zero-concentrated differentially private (their theorem 4). Its variance is at most σ².
 *
 * @param variance σ² > 0, in squared units of the whole numbers.
 */
export function drawDiscreteGaussian(draws: Draws, variance: Rational): bigint {
  const { numerator: a, denominator: b } = variance;
  if (a < 1n || b < 1n) throw new RangeError('the variance of noise must be above 0');
  const t = floorSquareRoot(a / b) + 1n;
  for (;;) {
    const y = drawDiscreteLaplace(draws, { numerator: t, denominator: 1n });
    // (|y| − σ²/t)² / 2σ² with σ² = a/b, in whole numbers: (|y|·b·t − a)² / (2·a·b·t²).
    const away = (y < 0n ? -y : y) * b * t - a;
    if (chanceOfExp(draws, away * away, 2n * a * b * t * t)) return y;
  }
}

/** P(x) for −span … span of the discrete Gaussian with this variance; what lies outside the span is left out of the sum. */
export function discreteGaussianMasses(variance: number, span: number): Float64Array {
  const masses = Float64Array.from({ length: 2 * span + 1 }, (_, i) => Math.exp(-((i - span) ** 2) / (2 * variance)));
  const all = masses.reduce((sum, each) => sum + each, 0);
  return masses.map((each) => each / all);
}

/** The least m from 0 with P(|noise| ≤ m) ≥ confidence, up to but not 1, by the tail bound 2·e^{−m²/2σ²} for large spreads. */
export function gaussianReach(variance: number, confidence: number): number {
  const bound = Math.ceil(Math.sqrt(2 * variance * Math.log(2 / (1 - confidence)))) + 1;
  if (bound > 100_000) return bound;
  const masses = discreteGaussianMasses(variance, bound + Math.ceil(12 * Math.sqrt(variance)) + 1);
  const centre = (masses.length - 1) / 2;
  let inside = masses[centre] ?? 0;
  for (let m = 0; ; m++) {
    if (inside >= confidence || m >= centre) return m;
    inside += 2 * (masses[centre + m + 1] ?? 0);
  }
}
