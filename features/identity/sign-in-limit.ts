import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '@/platform/database/transaction';
import type { Auth } from './auth';
import { forgiveTries, takeTry } from './store-tries';
import { ACCOUNT_LIMIT, ADDRESS_LIMIT } from './try-limits';

export interface SignInLimitOptions {
  database: Database;
  /** Keys the hashes under which accounts and addresses are kept. */
  secret: string;
  addressHeader: string;
  now(): Date;
}

const credentialsSchema = z.looseObject({ email: z.string().min(1).max(320) });

/**
 * Signing in that slows down whoever guesses: by account, whether there is such an account or not, and by address. Counted in the database before the
 * password is looked at, so that neither a restart nor many tries at once get past it. Answers 429 with `Retry-After` while a try has to wait.
 */
export function limitedAuth(auth: Auth, options: SignInLimitOptions): Auth {
  async function limited(
    districtId: string,
    request: Request,
    email: string,
    attempt: () => Promise<Response>,
  ): Promise<Response> {
    const address = request.headers.get(options.addressHeader) ?? '';
    const hash = (word: string) => createHmac('sha256', options.secret).update(word).digest('base64url');
    const account = { of: 'account' as const, hash: hash(`account ${email.trim().toLowerCase()}`) };
    const from = { of: 'address' as const, hash: hash(`address ${address}`) };
    const as = { districtId, userId: null, role: 'auth' as const };
    const at = options.now();
    const until = await options.database.transaction(as, async (tx) => {
      const locked = await takeTry(tx, from, ADDRESS_LIMIT, at);
      return locked ?? takeTry(tx, account, ACCOUNT_LIMIT, at);
    });
    if (until) return tooMany(until.getTime() - at.getTime());
    const response = await attempt();
    if (response.status < 400) await options.database.transaction(as, (tx) => forgiveTries(tx, account, from));
    return response;
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
      // What names no account can't be signed in with; better-auth says so.
      if (!credentials.success) return auth.handle(districtId, request);
      return limited(districtId, request, credentials.data.email, () => auth.handle(districtId, request));
    },
    signIn: (districtId, request, credentials) =>
      limited(districtId, request, credentials.email, () => auth.signIn(districtId, request, credentials)),
  };
}

function tooMany(waitMs: number): Response {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const body = { code: 'TOO_MANY_ATTEMPTS', message: `Too many tries. Wait ${seconds} seconds, then try again.` };
  return Response.json(body, { status: 429, headers: { 'retry-after': String(seconds) } });
}
