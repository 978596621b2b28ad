import { POWER_FACTOR } from '../sequencing/recall';

/**
 * Days until a memory of this stability is lost, for one uniform draw: the moment at which the curve of recall has fallen to
 * `u`. Drawn once when the memory is made, so that looking twice never finds it lost and back again.
 * @param u uniform on [0, 1); 0 stands for never.
 */
export function daysUntilForgotten(curve: 'power' | 'exponential', stabilityDays: number, u: number): number {
  if (u <= 0) return Number.POSITIVE_INFINITY;
  if (curve === 'exponential') return (stabilityDays * Math.log(u)) / Math.log(0.9);
  return (stabilityDays / POWER_FACTOR) * (u ** -2 - 1);
}

/** Probability that a memory of this stability is there after so many days (0 or more). */
export function retention(curve: 'power' | 'exponential', stabilityDays: number, days: number): number {
  if (curve === 'exponential') return 0.9 ** (days / stabilityDays);
  return 1 / Math.sqrt(1 + (POWER_FACTOR * days) / stabilityDays);
}
