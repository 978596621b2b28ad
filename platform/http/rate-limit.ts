import { LRUCache } from 'lru-cache';
import type { Principal } from './principal';
import { AppError } from './problem';

/** So many at once, and so many a minute in the long run. */
export interface Rate {
  burst: number;
  perMinute: number;
}

/** How often one account, and everybody at one address together, may ask for a kind of thing. */
export interface RateRule {
  account: Rate;
  address: Rate;
}

export interface RateLimit {
  /** `METHOD /path` to the name of its rule; what is missing has none. */
  routes: Readonly<Record<string, string>>;
  rules: Readonly<Record<string, RateRule>>;
  /** The header in which the server itself writes the caller's address. */
  addressHeader: string;
  /** Multiplies every rate; 0: no limits. */
  factor: number;
  now(): number;
}

/** Buckets that are kept; of more, those that were not asked for longest are full again. */
const MOST_BUCKETS = 100_000;
const MINUTE_MS = 60_000;

/**
 * Says for each route what is called before it does anything, and throws when somebody has asked too often: a bucket of tokens for each account and each
 * address, which fills steadily. Kept in this process: it holds off load, not people who guess (those are counted in the database).
 */
export function createRateLimit(
  options: RateLimit | undefined,
): (method: string, path: string) => (request: Request, principal: Principal | null) => void {
  if (!options || options.factor === 0) return () => () => {};
  const { routes, rules, addressHeader, factor, now } = options;
  const buckets = new LRUCache<string, { tokens: number; at: number }>({ max: MOST_BUCKETS });

  /** @returns milliseconds until there is a token; 0 when one was there. */
  function wait(key: string, { burst, perMinute }: Rate): number {
    const [most, perMs] = [Math.max(1, burst * factor), (perMinute * factor) / MINUTE_MS];
    const at = now();
    const bucket = buckets.get(key) ?? { tokens: most, at };
    bucket.tokens = Math.min(most, bucket.tokens + (at - bucket.at) * perMs);
    bucket.at = at;
    buckets.set(key, bucket);
    return bucket.tokens >= 1 ? 0 : (1 - bucket.tokens) / perMs;
  }
  const spend = (key: string) => {
    const bucket = buckets.get(key);
    if (bucket) bucket.tokens -= 1;
  };

  return (method, path) => {
    const name = routes[`${method.toUpperCase()} ${path}`];
    const rule = name === undefined ? undefined : rules[name];
    if (!rule) return () => {};
    return (request, principal) => {
      const address = request.headers.get(addressHeader) ?? '';
      const keys: [string, Rate][] = [[`${name} address ${address}`, rule.address]];
      if (principal) keys.push([`${name} account ${principal.userId}`, rule.account]);
      const waitMs = Math.max(...keys.map(([key, rate]) => wait(key, rate)));
      if (waitMs > 0) throw tooMany(waitMs);
      for (const [key] of keys) spend(key);
    };
  };
}

function tooMany(waitMs: number): AppError {
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1000));
  return new AppError(
    'too_many_requests',
    429,
    `That was asked for very often. Wait ${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}, then try again.`,
    { retryAfter },
  );
}
