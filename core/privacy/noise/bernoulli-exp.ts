import type { Draws } from './random-bits';

/**
 * True with probability exp(−numerator/denominator), exactly, without computing an exponential: algorithm 1 of C. L. Canonne, G. Kamath
 * and T. Steinke, "The Discrete Gaussian for Differential Privacy", NeurIPS 2020. Both from 0, the denominator above it.
 */
export function chanceOfExp(draws: Draws, numerator: bigint, denominator: bigint): boolean {
  if (numerator < 0n || denominator < 1n) throw new RangeError(`exp(−${numerator}/${denominator}) is no probability`);
  const whole = numerator / denominator;
  for (let i = 0n; i < whole; i++) if (!chanceOfSmallExp(draws, 1n, 1n)) return false;
  return chanceOfSmallExp(draws, numerator - whole * denominator, denominator);
}

/** For γ from 0 to 1: the first k at which a chance of γ/k fails is odd with probability exp(−γ) (J. von Neumann 1951). */
function chanceOfSmallExp(draws: Draws, numerator: bigint, denominator: bigint): boolean {
  let k = 1n;
  while (draws.chance(numerator, denominator * k)) k += 1n;
  return k % 2n === 1n;
}
