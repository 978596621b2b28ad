/** What one queue has done since the process began, for telemetry. Times in milliseconds. */
export interface LaneCounts {
  /** Requests that joined; each of them is answered, failed or left, or still there. */
  joined: number;
  answered: number;
  /** By kind of failure; a request that was asked again counts each time. */
  failed: Record<string, number>;
  /** Called off by whoever asked, waiting or at work, or sent away to make room. */
  left: number;
  /** Of requests that began. */
  began: number;
  waitMs: number;
  longestWaitMs: number;
  /** Of requests that were answered. */
  workedMs: number;
}

export function noCounts(): LaneCounts {
  return { joined: 0, answered: 0, failed: {}, left: 0, began: 0, waitMs: 0, longestWaitMs: 0, workedMs: 0 };
}

export function countBegun(counts: LaneCounts, waitMs: number): void {
  counts.began += 1;
  counts.waitMs += waitMs;
  counts.longestWaitMs = Math.max(counts.longestWaitMs, waitMs);
}

/** @param failure kind of failure, or null for one that left. */
export function countEnded(counts: LaneCounts, how: { ranMs: number } | { failure: string | null }): void {
  if ('ranMs' in how) {
    counts.answered += 1;
    counts.workedMs += how.ranMs;
  } else if (how.failure === null) counts.left += 1;
  else counts.failed[how.failure] = (counts.failed[how.failure] ?? 0) + 1;
}
