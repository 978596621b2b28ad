/**
 * Forgetting as spaced repetition models it: a memory has a stability S in days, the time after which it is recalled with
 * probability 0.9, and each recall makes it more stable, the more so the nearer it was to being lost. Power curve and growth
 * are those of FSRS-4.5 (J. Ye, "The algorithm of FSRS", open-spaced-repetition; curve of P. Wixted and E. Ebbesen 1991).
 */

/** With this factor the power curve passes 0.9 at t = S: 0.9^(1/−0.5) − 1. */
export const POWER_FACTOR = 19 / 81;

/** Growth of FSRS-4.5 at its default parameters and middle difficulty: e^1.49 · (11 − 5). */
const GROWTH = 26.6;
const GROWTH_DAMPING = 0.14;
const GROWTH_SPACING = 0.94;

/** Longest stability, in days: a hundred years, as in FSRS. */
export const LONGEST_STABILITY_DAYS = 36_500;

/**
 * Probability that what was known `days` ago is known now: (1 + 19/81 · t / S)^−½.
 * @param days 0 or more; less counts as 0.
 * @param stabilityDays above 0.
 */
export function recallAfter(days: number, stabilityDays: number): number {
  return days > 0 ? 1 / Math.sqrt(1 + (POWER_FACTOR * days) / stabilityDays) : 1;
}

/**
 * Stability in days after a successful recall that had the probability `recall`:
 * S' = S · (1 + 26.6 · S^−0.14 · (e^(0.94 · (1 − recall)) − 1)). Practice on the same day (recall 1) changes nothing.
 */
export function strengthened(stabilityDays: number, recall: number): number {
  const growth = GROWTH * stabilityDays ** -GROWTH_DAMPING * (Math.exp(GROWTH_SPACING * (1 - recall)) - 1);
  return Math.min(LONGEST_STABILITY_DAYS, stabilityDays * (1 + growth));
}

/** Days until the probability of recall has fallen to `recall` (above 0, up to 1). */
export function daysUntilRecall(recall: number, stabilityDays: number): number {
  return (stabilityDays / POWER_FACTOR) * (recall ** -2 - 1);
}
