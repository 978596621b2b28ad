import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '@/platform/database/transaction';
import type { Auth } from './auth';
import { tooMany } from './sign-in/answers';
import { forgiveTries, takeTry } from './store-tries';
import { ACCOUNT_LIMIT, ADDRESS_LIMIT } from './try-limits';

export interface SignInLimitOptions {
  database: Database;
  /** Keys the hashes under which accounts and addresses are kept. */
  secret: string;
  addressHeader: string;
  now(): Date;
}

/** Lets tries through until there were too many in a row. */
export type TryGuard = <T>(
  districtId: string,
  request: Request,
  /** Whom it is about, in whatever words: an address that was typed, an id. */
  whom: string,
  attempt: () => Promise<T>,
  /** The try went well: whom it was about begins anew. */
  wentWell: (result: T) => boolean,
) => Promise<{ result: T } | { waitMs: number }>;

const credentialsSchema = z.looseObject({ email: z.string().min(1).max(320) });

/**
 * Slows down whoever guesses: by whom it is about, whether there is such a person or not, and by address. Counted in the database before the proof
 * is looked at, so that neither a restart nor many tries at once get past it.
 */
export function createTryGuard(options: SignInLimitOptions): TryGuard {
  return async (districtId, request, whom, attempt, wentWell) => {
    const address = request.headers.get(options.addressHeader) ?? '';
    const hash = (word: string) => createHmac('sha256', options.secret).update(word).digest('base64url');
    const account = { of: 'account' as const, hash: hash(`account ${whom.trim().toLowerCase()}`) };
    const from = { of: 'address' as const, hash: hash(`address ${address}`) };
    const as = { districtId, userId: null, role: 'auth' as const };
    const at = options.now();
    const until = await options.database.transaction(as, async (tx) => {
      const locked = await takeTry(tx, from, ADDRESS_LIMIT, at);
      return locked ?? takeTry(tx, account, ACCOUNT_LIMIT, at);
    });
    if (until) return { waitMs: until.getTime() - at.getTime() };
    const result = await attempt();
    if (wentWell(result)) await options.database.transaction(as, (tx) => forgiveTries(tx, account, from));
    return { result };
  };
}

/** Signing in by password behind a {@link TryGuard}. Answers 429 with `Retry-After` while a try has to wait. */
export function limitedAuth(auth: Auth, options: SignInLimitOptions): Auth {
  const guard = createTryGuard(options);
  async function limited(
    districtId: string,
    request: Request,
    email: string,
    attempt: () => Promise<Response>,
  ): Promise<Response> {
    const tried = await guard(districtId, request, email, attempt, (response) => response.status < 400);
    return 'waitMs' in tried ? tooMany(tried.waitMs) : tried.result;
  }

  return {
    ...auth,
    async handle(districtId, request) {
      if (request.method !== 'POST' || !new URL(request.url).pathname.endsWith('/sign-in/email'))
        return auth.handle(districtId, request);
      const sent: unknown = await request
        .clone()
        .json()
        .catch(() => null);
      const credentials = credentialsSchema.safeParse(sent);
      // What names no account can't be signed in with.
      if (!credentials.success) return auth.handle(districtId, request);
      return limited(districtId, request, credentials.data.email, () => auth.handle(districtId, request));
    },
    signIn: (districtId, request, credentials) =>
      limited(districtId, request, credentials.email, () => auth.signIn(districtId, request, credentials)),
  };
}
