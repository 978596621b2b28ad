import { AsyncLocalStorage } from 'node:async_hooks';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { v7 as uuidv7 } from 'uuid';
import type { Database, Tx } from '@/platform/database/transaction';
import { accounts, sessions, users, verifications } from './schema';

const SESSION_DAYS = 30;
const DAY_SECONDS = 24 * 3600;

export interface AuthOptions {
  database: Database;
  /** Signs cookies; from the data folder. */
  secret: string;
  /** Address people type, if it was configured; otherwise that of the request counts. */
  publicUrl: string | undefined;
  /** Cookies go over https alone: where Meno has it by itself, or the configured address is one. */
  secureCookies?: boolean;
  /** Header in which the server itself writes the caller's address (never taken from outside). */
  addressHeader: string;
}

/** Signing in and sessions, by better-auth. Its queries run in a transaction of the role `auth`, which sees accounts and nothing of learning. */
export interface Auth {
  handle(districtId: string, request: Request): Promise<Response>;
  /** Signs in and returns the response with its cookie. */
  signIn(districtId: string, request: Request, credentials: { email: string; password: string }): Promise<Response>;
  sessionOf(districtId: string, headers: Headers): Promise<{ userId: string; token: string } | null>;
}

export function createAuth(options: AuthOptions): Auth {
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
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: { additionalFields: { role: { type: 'string', input: false, required: true, defaultValue: 'learner' } } },
    session: { expiresIn: SESSION_DAYS * DAY_SECONDS, updateAge: DAY_SECONDS },
    // A class signs in within a minute from one address, so the limit is by address but generous; issue of accounts is not public.
    rateLimit: { enabled: true, window: 60, max: 600, customRules: { '/sign-in/email': { window: 60, max: 60 } } },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: 'meno',
      // Schools start on plain http in their own network, where browsers refuse secure cookies: those need an https address.
      useSecureCookies: options.secureCookies ?? options.publicUrl?.startsWith('https://') ?? false,
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [options.addressHeader] },
    },
    logger: { level: 'error' },
  });
  const inScope = <T>(districtId: string, work: () => Promise<T>): Promise<T> =>
    options.database.transaction({ districtId, userId: null, role: 'auth' }, (tx) => scope.run(tx, work));
  return {
    handle: (districtId, request) => inScope(districtId, () => auth.handler(request)),
    signIn: (districtId, request, credentials) =>
      inScope(districtId, () =>
        auth.api.signInEmail({ body: credentials, headers: request.headers, asResponse: true }),
      ),
    async sessionOf(districtId, headers) {
      const found = await inScope(districtId, () => auth.api.getSession({ headers, query: { disableRefresh: true } }));
      return found ? { userId: found.user.id, token: found.session.token } : null;
    },
  };
}

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
