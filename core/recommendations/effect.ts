import { shareRight } from '../sequencing/approach-effects';

/** A number with the interval that holds the true one nineteen times of twenty. */
export interface Estimate {
  share: number;
  low: number;
  high: number;
}

/** Two-sided 95 % of the normal distribution. */
const NORMAL_95 = 1.959963984540054;

/** Share of successes with Wilson's score interval ({@link shareRight}). Null of nothing. */
export function shareOf(successes: number, of: number): Estimate | null {
  const found = shareRight(successes, of);
  return found && { share: found.value, low: found.low, high: found.high };
}

/**
 * Difference of two independent shares, first less second, with the interval made of both score intervals: R. G. Newcombe, "Interval estimation for
 * the difference between independent proportions", Statistics in Medicine 17 (1998), method 10. Null where either group has fewer than `least`.
 */
export function differenceOf(
  first: { successes: number; of: number },
  second: { successes: number; of: number },
  least: number,
): Estimate | null {
  const [a, b] = [shareOf(first.successes, first.of), shareOf(second.successes, second.of)];
  if (!a || !b || first.of < least || second.of < least) return null;
  const share = a.share - b.share;
  return {
    share,
    low: share - Math.hypot(a.share - a.low, b.high - b.share),
    high: share + Math.hypot(a.high - a.share, b.share - b.low),
  };
}

/** A mean with its normal interval; null for fewer than two, where there is no spread to go by. @param variance of the sample (n − 1). */
export function meanOfChange(mean: number, variance: number, of: number): Estimate | null {
  if (of < 2) return null;
  const half = NORMAL_95 * Math.sqrt(Math.max(0, variance) / of);
  return { share: mean, low: mean - half, high: mean + half };
}
