import { createHash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Database, Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import type { Auth } from './auth';
import { cookieOf } from './sign-in/answers';
import { standingOf } from './sign-in/store-people';
import { endByToken, noteUse, sessionByToken } from './sign-in/store-sessions';
import type { TokenRight } from './sign-in/tokens/contract';
import { noteTokenUse, type TokenRow } from './sign-in/tokens/store';
import * as store from './store';

/** How long a revoked session or a changed role may still be honoured, in milliseconds. */
const REMEMBERED_MS = 5_000;
const TOKEN_PREFIX = 'meno_';

export interface AuthenticatorDeps {
  database: Database;
  auth: Auth;
  currentDistrict(): Promise<{ id: string } | null>;
  now(): Date;
}

/** Says who sent a request: by `Authorization: Bearer` or by the session cookie; null when nobody is known. */
export interface Authenticator {
  (request: Request): Promise<Principal | null>;
  /** Forgets a cookie at once, on signing out. */
  forget(request: Request): void;
  /** Forgets all that somebody is known by at once, when their sessions end or what they may do changes; null: everybody. */
  forgetPerson(userId: string | null): void;
}

export function createAuthenticator(deps: AuthenticatorDeps): Authenticator {
  const known = new LRUCache<string, Known>({ max: 20_000, ttl: REMEMBERED_MS });

  async function look(request: Request): Promise<Known | null> {
    const secret = secretOf(request, deps.auth.secureCookies);
    if (!secret) return null;
    const remembered = known.get(secret.key);
    if (remembered) return remembered;
    const district = await deps.currentDistrict();
    if (!district) return null;
    const found = secret.token
      ? await byToken(deps, district.id, secret.token)
      : await byCookie(deps, district.id, request.headers);
    if (found) known.set(secret.key, found);
    return found;
  }

  /** What a token for looking alone is asked to change, it is refused, whatever the route. */
  async function authenticate(request: Request): Promise<Principal | null> {
    const found = await look(request);
    if (!found?.looks) return found?.principal ?? null;
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    return changes ? { ...found.principal, onlyLooks: true } : found.principal;
  }

  return Object.assign(authenticate, {
    forget: (request: Request) => {
      const secret = secretOf(request, deps.auth.secureCookies);
      if (secret) known.delete(secret.key);
    },
    forgetPerson: (userId: string | null) => {
      if (userId === null) return known.clear();
      for (const [key, { principal }] of known.entries()) if (principal.userId === userId) known.delete(key);
    },
  });
}

/** Somebody who is known; `looks`: by a token for looking alone. */
interface Known {
  principal: Principal;
  looks: boolean;
}

function secretOf(request: Request, secure: boolean): { key: string; token: string | null } | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer) return { key: `token:${hashToken(bearer)}`, token: bearer };
  const session = cookieOf(request.headers, 'session_token', secure);
  return session ? { key: `cookie:${session}`, token: null } : null;
}

async function byToken(deps: AuthenticatorDeps, districtId: string, token: string): Promise<Known | null> {
  return deps.database.transaction({ districtId, userId: null, role: 'auth' }, async (tx) => {
    const row = await store.tokenBy(tx, hashToken(token), deps.now());
    const standing = row && (await standingOf(tx, row.userId));
    if (!row || !standing) return null;
    await noteTokenUse(tx, row.id, deps.now());
    const { role, name, email } = standing;
    const principal = { districtId, userId: row.userId, role, name, email, via: 'token' } as const;
    return { principal, looks: row.may === 'read' };
  });
}

/** By a session that is in force, in use, and of somebody who may sign in; one that wasn't used for longer than the district lets it ends here. */
async function byCookie(deps: AuthenticatorDeps, districtId: string, headers: Headers): Promise<Known | null> {
  const session = await deps.auth.sessionOf(districtId, headers);
  if (!session) return null;
  const { userId, token } = session;
  return deps.database.transaction({ districtId, userId: null, role: 'auth' }, async (tx) => {
    const [standing, row] = [await standingOf(tx, userId), await sessionByToken(tx, token)];
    if (!standing || !row) return null;
    const now = deps.now();
    if (standing.idleMs > 0 && now.getTime() - row.lastUsedAt.getTime() > standing.idleMs) {
      await endByToken(tx, token);
      return null;
    }
    await noteUse(tx, token, now);
    const { role, name, email } = standing;
    const owes = standing.owesSecondFactor(row.way) ? { owesSecondFactor: true as const } : {};
    return { principal: { districtId, userId, role, name, email, via: 'cookie', ...owes }, looks: false };
  });
}

/** Makes an API token; only its hash is stored, so it can be shown once. */
export async function createToken(
  tx: Tx,
  given: { userId: string; name: string; may: TokenRight; expiresAt: Date | null },
): Promise<{ token: string; row: TokenRow }> {
  const token = `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
  return { token, row: await store.insertToken(tx, { ...given, tokenHash: hashToken(token) }) };
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
