import { z } from 'zod';
import type { Database } from '@/platform/database/transaction';
import { answer } from './sign-in/answers';
import { createEngine, type Engine } from './sign-in/engine';
import { type Credentials, createPasswordStep } from './sign-in/password-step';

export interface AuthOptions {
  database: Database;
  /** Signs cookies; from the data folder. */
  secret: string;
  /** Address people type, if it was configured; otherwise that of the request counts. */
  publicUrl: string | undefined;
  /**
   * Cookies go over https alone: where Meno has it by itself, or the configured address is one. Schools also start on plain http in their own
   * network, where browsers refuse such cookies.
   */
  secureCookies?: boolean;
  /** Header in which the server itself writes the caller's address (never taken from outside). */
  addressHeader: string;
  now?(): Date;
}

/** Signing in by password, and sessions. */
export interface Auth {
  /**
   * What stands under `/api/auth`: signing in by password, and signing out. Nothing else of better-auth is to be reached, its answer with a
   * session's token least of all: scripts of a page can't read the cookie.
   */
  handle(districtId: string, request: Request): Promise<Response>;
  /** Takes a name (e-mail or user name) and a password, and returns the response with its cookie. */
  signIn(districtId: string, request: Request, credentials: Credentials): Promise<Response>;
  sessionOf(districtId: string, headers: Headers): Promise<{ userId: string; token: string } | null>;
  /** On which the other ways of signing in stand. */
  engine: Engine;
  secureCookies: boolean;
}

const credentialsSchema = z.object({ email: z.string().max(320), password: z.string().max(1000) });

export function createAuth(options: AuthOptions): Auth {
  const secureCookies = options.secureCookies ?? options.publicUrl?.startsWith('https://') ?? false;
  const engine = createEngine({ ...options, secureCookies });
  const signIn = createPasswordStep({ engine, secureCookies, now: options.now ?? (() => new Date()) });
  return {
    engine,
    secureCookies,
    signIn,
    sessionOf: engine.sessionOf,
    async handle(districtId, request) {
      const route = `${request.method} ${new URL(request.url).pathname}`;
      if (route === 'POST /api/auth/sign-out') return engine.handle(districtId, request);
      if (route !== 'POST /api/auth/sign-in/email')
        return answer({ code: 'NOT_FOUND', message: 'There is nothing at this address.' }, [], 404);
      const sent = credentialsSchema.safeParse(await request.json().catch(() => null));
      if (!sent.success)
        return answer({ code: 'INVALID_BODY', message: 'Send “email” (or a user name) and “password”.' }, [], 400);
      return signIn(districtId, request, sent.data);
    },
  };
}
