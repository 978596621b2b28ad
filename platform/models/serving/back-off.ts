/**
 * How long to leave a server alone that said it is busy or loading, in milliseconds: what it asked for (at most `longestMs`), else twice as long
 * each time, half of it by chance (“equal jitter”, M. Brooker, “Exponential backoff and jitter”, 2015).
 * @param times how often in a row it has said so, from 1.
 * @param random 0 to 1.
 */
export function backOffMs(
  times: number,
  retryAfterMs: number | null,
  random: number,
  { firstMs, longestMs }: { firstMs: number; longestMs: number },
): number {
  const reckoned = Math.min(firstMs * 2 ** (times - 1), longestMs);
  const jittered = reckoned / 2 + (reckoned / 2) * random;
  if (retryAfterMs === null) return jittered;
  // Never earlier than it asked for, and not all who wait at the same moment.
  return Math.min(retryAfterMs + (random * reckoned) / 2, longestMs);
}
