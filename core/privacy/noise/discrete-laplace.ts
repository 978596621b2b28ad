import { chanceOfExp } from './bernoulli-exp';
import type { Draws } from './random-bits';
import type { Rational } from './rational';

/**
 * A whole number of the discrete Laplace distribution: P(x) = (e^{1/b} − 1)/(e^{1/b} + 1) · e^{−|x|/b} with scale b > 0, drawn exactly by
 * algorithm 2 of Canonne, Kamath and Steinke (NeurIPS 2020). Added to a whole number that one person changes by at most Δ it is
 * Δ/b-differentially private (A. Ghosh, T. Roughgarden and M. Sundararajan, STOC 2009). Floating-point Laplace noise is not: its gaps
 * give the true value away (I. Mironov, "On significance of the least significant bits for differential privacy", CCS 2012).
 */
export function drawDiscreteLaplace(draws: Draws, scale: Rational): bigint {
  const { numerator: t, denominator: s } = scale;
  if (t < 1n || s < 1n) throw new RangeError('the scale of noise must be above 0');
  for (;;) {
    const within = draws.below(t);
    if (!chanceOfExp(draws, within, t)) continue;
    let rounds = 0n;
    while (chanceOfExp(draws, 1n, 1n)) rounds += 1n;
    const size = (within + t * rounds) / s;
    const negative = draws.below(2n) === 1n;
    // 0 would come up twice as often as it should, once for each sign.
    if (negative && size === 0n) continue;
    return negative ? -size : size;
  }
}

/** P(x) of the discrete Laplace distribution with this scale. */
export function discreteLaplaceMass(x: number, scale: number): number {
  return Math.tanh(1 / (2 * scale)) * Math.exp(-Math.abs(x) / scale);
}

/** The least m from 0 with P(|noise| ≤ m) ≥ confidence, from 0 up to but not 1. */
export function laplaceReach(scale: number, confidence: number): number {
  // P(|x| > m) = 2 e^{−(m+1)/b} / (1 + e^{−1/b})
  const outside = ((1 - confidence) * (1 + Math.exp(-1 / scale))) / 2;
  return Math.max(0, Math.ceil(-scale * Math.log(outside) - 1 - 1e-12));
}
