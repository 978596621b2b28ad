/** What is remembered of a model's failures. */
export interface Breaker {
  /** Failures since the last success. */
  readonly failures: number;
  /** Until when it rests, in milliseconds of the clock; null while it is in use. */
  readonly restsUntil: number | null;
  /** How often it has gone to rest since the last success. */
  readonly rests: number;
}

export interface BreakerRules {
  /** Failures in a row after which it rests. */
  after: number;
  /** How long the first rest is, in milliseconds; each one after it is twice as long. */
  restMs: number;
  longestRestMs: number;
}

export const closedBreaker: Breaker = { failures: 0, restsUntil: null, rests: 0 };

/** `closed`: in use. `open`: rests, nothing is sent. `half_open`: the rest is over, and one request tries whether it works again. */
export function breakerState(breaker: Breaker, now: number): 'closed' | 'open' | 'half_open' {
  if (breaker.restsUntil === null) return 'closed';
  return now < breaker.restsUntil ? 'open' : 'half_open';
}

/**
 * A failure: after `after` in a row, or when the try after a rest fails, it rests.
 * @param random 0 to 1; up to a fifth is taken from the rest, so that several processes don't come back at once.
 */
export function afterFailure(breaker: Breaker, rules: BreakerRules, now: number, random: number): Breaker {
  const failures = breaker.failures + 1;
  // What was under way when it went to rest fails too, and is no news.
  if (breakerState(breaker, now) === 'open') return { ...breaker, failures };
  const tried = breaker.restsUntil !== null;
  if (!tried && failures < rules.after) return { ...breaker, failures };
  const restMs = Math.min(rules.restMs * 2 ** breaker.rests, rules.longestRestMs) * (1 - random / 5);
  return { failures, restsUntil: now + restMs, rests: breaker.rests + 1 };
}
