export const MS_PER_DAY = 86_400_000;

/**
 * Days between two reviews as FSRS counts them: whole days, 0 for a repeat in the same session. FSRS was fitted to
 * calendar days, but a calendar needs a time zone, and midnight UTC falls into the lessons of half the world: so days are
 * rounded, and whatever comes within twelve hours is the same day. Negative (rows out of order) and NaN count as 0;
 * at most a hundred years.
 */
export function wholeDays(elapsedDays: number): number {
  if (!(elapsedDays >= 0.5)) return 0;
  return Math.min(36_500, Math.floor(elapsedDays + 0.5));
}

/**
 * Days from one instant to another, fractions kept; times in milliseconds since 1970. 0 where the second is earlier or
 * either is not a number.
 */
export function daysBetween(fromMs: number, toMs: number): number {
  return toMs > fromMs ? (toMs - fromMs) / MS_PER_DAY : 0;
}
