import { AsyncLocalStorage } from 'node:async_hooks';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Database, Tx } from '@/platform/database/transaction';
import { accounts, sessions, users, verifications } from '../schema';
import { cookiePrefix } from './answers';

const SESSION_DAYS = 30;
const DAY_SECONDS = 24 * 3600;

export interface EngineOptions {
  database: Database;
  /** Signs cookies; from the data folder. */
  secret: string;
  /** Address people type, if it was configured; otherwise that of the request counts. */
  publicUrl: string | undefined;
  secureCookies: boolean;
  /** Header in which the server itself writes the caller's address (never taken from outside). */
  addressHeader: string;
}

export type Engine = ReturnType<typeof createEngine>;

/** Sessions and their cookies, by better-auth. Its queries run in a transaction of the role `auth`, which sees accounts and nothing of learning. */
export function createEngine(options: EngineOptions) {
  const scope = new AsyncLocalStorage<Tx>();
  const auth = betterAuth({
    appName: 'Meno',
    basePath: '/api/auth',
    ...(options.publicUrl ? { baseURL: options.publicUrl } : {}),
    secret: options.secret,
    database: drizzleAdapter(scopedTo(scope), {
      provider: 'pg',
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    // Who somebody is, Meno proves itself (`features/identity/sign-in`); better-auth begins, reads and ends sessions.
    emailAndPassword: { enabled: false },
    user: { additionalFields: { role: { type: 'string', input: false, required: true, defaultValue: 'learner' } } },
    session: { expiresIn: SESSION_DAYS * DAY_SECONDS, updateAge: DAY_SECONDS },
    rateLimit: { enabled: true, window: 60, max: 600 },
    telemetry: { enabled: false },
    advanced: {
      // better-auth knows `__Secure-` alone; by `__Host-` no neighbouring host can plant a cookie.
      cookiePrefix: cookiePrefix(options.secureCookies),
      useSecureCookies: false,
      defaultCookieAttributes: { secure: options.secureCookies },
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [options.addressHeader] },
    },
    logger: { level: 'error' },
    plugins: [{ id: 'meno', endpoints: { begin } }],
  });
  const inScope = <T>(districtId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
    options.database.transaction({ districtId, userId: null, role: 'auth' }, (tx) => scope.run(tx, () => work(tx)));
  async function sessionWithin(headers: Headers): Promise<{ userId: string; token: string } | null> {
    const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
    return found ? { userId: found.user.id, token: found.session.token } : null;
  }
  return {
    /** Runs work in a transaction of signing in. */
    inScope,
    handle: (districtId: string, request: Request) => inScope(districtId, () => auth.handler(request)),
    /** Begins a session, within {@link inScope}; one that the browser had until now ends. */
    async begin(request: Request, userId: string): Promise<{ token: string; cookies: string[] }> {
      const begun = await auth.api.begin({ body: { userId }, headers: request.headers, returnHeaders: true });
      return { token: begun.response.token, cookies: begun.headers.getSetCookie() };
    },
    /** Whose session the cookie of a request is of; null when it is of none. */
    sessionOf: (districtId: string, headers: Headers) => inScope(districtId, () => sessionWithin(headers)),
    /** {@link sessionOf} within {@link inScope}. */
    sessionWithin,
  };
}

/** Only the server calls it: whoever it names is somebody who has proven who they are. */
const begin = createAuthEndpoint.serverOnly(
  { method: 'POST', body: z.object({ userId: z.string() }) },
  async (context) => {
    const { internalAdapter, authCookies, secret } = context.context;
    const before = await context.getSignedCookie(authCookies.sessionToken.name, secret);
    if (before) await internalAdapter.deleteSession(before);
    const user = await internalAdapter.findUserById(context.body.userId);
    if (!user) throw new Error('A session was to begin for nobody.');
    const session = await internalAdapter.createSession(user.id, false);
    await setSessionCookie(context, { session, user });
    return { token: session.token };
  },
);

/** A database that is whatever transaction the current call runs in: better-auth holds one handle for good. */
function scopedTo(scope: AsyncLocalStorage<Tx>): Pick<Tx, 'select' | 'insert' | 'update' | 'delete' | 'transaction'> {
  const current = (): Tx => {
    const tx = scope.getStore();
    if (!tx) throw new Error('Sign-in ran outside of its transaction.');
    return tx;
  };
  return {
    get select() {
      return current().select.bind(current());
    },
    get insert() {
      return current().insert.bind(current());
    },
    get update() {
      return current().update.bind(current());
    },
    get delete() {
      return current().delete.bind(current());
    },
    get transaction() {
      return current().transaction.bind(current());
    },
  };
}
