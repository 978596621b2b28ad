/** Tries without one that goes well, after which the next has to wait, and how long at first; each further one doubles it, up to a bound. */
export interface TryLimit {
  free: number;
  firstMs: number;
  longestMs: number;
}

/** Somebody who mistypes gets by; a thousand passwords a day don't. The bound keeps others from locking somebody out for long. */
export const ACCOUNT_LIMIT: TryLimit = { free: 5, firstMs: 30_000, longestMs: 15 * 60_000 };
/** A whole school may stand behind one address. */
export const ADDRESS_LIMIT: TryLimit = { free: 100, firstMs: 10_000, longestMs: 15 * 60_000 };

/** How long the next try has to wait after so many, in milliseconds. */
export function waitAfter(tries: number, { free, firstMs, longestMs }: TryLimit): number {
  return tries < free ? 0 : Math.min(longestMs, firstMs * 2 ** Math.min(tries - free, 30));
}
