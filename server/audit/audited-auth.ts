import { z } from 'zod';
import type { Auth } from '@/features/identity/auth';
import { personByName } from '@/features/identity/sign-in/store-people';
import { personById } from '@/features/identity/store';
import type { Database } from '@/platform/database/transaction';
import type { AuditEntry, AuditPort } from '@/platform/http/audit';
import { networkOf } from '@/platform/http/network-of';

const SESSION_COOKIE = /^(?:__Host-)?meno\.session_token=[^;]/;
/** Where somebody proves who they are, whatever by. */
const PROVING = /\/(sign-in|two-factor\/verify|passkey\/verify|callback|sso)/;
const triedSchema = z.looseObject({ email: z.string().max(320) });

/**
 * Signing in, with each success and each failure written down: who by id (nobody, where the address is not known here), from which network,
 * by which way. Never an address, a password or a token.
 */
export function auditedAuth(
  auth: Auth,
  { database, audit, addressHeader }: { database: Database; audit: AuditPort; addressHeader: string },
): Auth {
  const asAuth = (districtId: string) => ({ districtId, userId: null, role: 'auth' as const });
  const person = (districtId: string, email: string) =>
    database.transaction(asAuth(districtId), (tx) => personByName(tx, email));

  async function told(
    districtId: string,
    request: Request,
    tried: string | null,
    answer: Promise<Response>,
  ): Promise<Response> {
    const response = await answer;
    const cookies = response.headers.getSetCookie().filter((cookie) => SESSION_COOKIE.test(cookie));
    const entry = (of: Pick<AuditEntry, 'who' | 'role' | 'kind' | 'subjects' | 'outcome'>): AuditEntry => ({
      ...{
        via: 'none',
        action: `sign in: ${wayOf(request)}`,
        record: 'account',
        recordId: null,
        scope: null,
        why: null,
      },
      ...{ ...of, from: networkOf(request.headers.get(addressHeader) ?? '') },
    });
    if (cookies.length > 0 && response.status < 400) {
      const headers = new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
      const session = await auth.sessionOf(districtId, headers);
      const who = session && (await database.transaction(asAuth(districtId), (tx) => personById(tx, session.userId)));
      if (who)
        audit.later(
          districtId,
          entry({ who: who.id, role: who.role, kind: 'sign-in', subjects: [who.id], outcome: 'done' }),
        );
    } else if (response.status >= 400 && response.status < 500) {
      const meant = tried === null ? null : await person(districtId, tried);
      const subjects = meant ? [meant.id] : [];
      audit.later(
        districtId,
        entry({ who: null, role: 'unknown', kind: 'sign-in-failed', subjects, outcome: 'refused' }),
      );
    }
    return response;
  }

  return {
    ...auth,
    async handle(districtId, request) {
      if (!PROVING.test(new URL(request.url).pathname)) return auth.handle(districtId, request);
      const tried = triedSchema.safeParse(
        request.method === 'POST'
          ? await request
              .clone()
              .json()
              .catch(() => null)
          : null,
      );
      return told(districtId, request, tried.success ? tried.data.email : null, auth.handle(districtId, request));
    },
    signIn: (districtId, request, credentials) =>
      told(districtId, request, credentials.email, auth.signIn(districtId, request, credentials)),
  };
}

/** What stands after `/api/auth/` or `/api/v1/`: words of the program, not of whoever calls. */
function wayOf(request: Request): string {
  const found = /\/api\/(?:auth|v1)\/([a-z0-9/-]{1,80})/.exec(new URL(request.url).pathname);
  return found?.[1] ?? 'password';
}
