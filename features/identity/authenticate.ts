import { createHash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Database, Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import type { Auth } from './auth';
import { standingOf } from './sign-in/store-people';
import { endByToken, noteUse, sessionByToken } from './sign-in/store-sessions';
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
  /** Forgets all that somebody is known by at once, when their sessions end or what they may do changes. */
  forgetPerson(userId: string): void;
}

export function createAuthenticator(deps: AuthenticatorDeps): Authenticator {
  const known = new LRUCache<string, Principal>({ max: 20_000, ttl: REMEMBERED_MS });

  async function look(request: Request): Promise<Principal | null> {
    const secret = secretOf(request);
    if (!secret) return null;
    const remembered = known.get(secret.key);
    if (remembered) return remembered;
    const district = await deps.currentDistrict();
    if (!district) return null;
    const principal = secret.token
      ? await byToken(deps, district.id, secret.token)
      : await byCookie(deps, district.id, request.headers);
    if (principal) known.set(secret.key, principal);
    return principal;
  }

  return Object.assign(look, {
    forget: (request: Request) => {
      const secret = secretOf(request);
      if (secret) known.delete(secret.key);
    },
    forgetPerson: (userId: string) => {
      for (const [key, principal] of known.entries()) if (principal.userId === userId) known.delete(key);
    },
  });
}

function secretOf(request: Request): { key: string; token: string | null } | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer) return { key: `token:${hashToken(bearer)}`, token: bearer };
  const cookie = request.headers.get('cookie');
  const session = cookie ? /(?:^|;\s*)(?:__Secure-)?meno\.session_token=([^;]+)/.exec(cookie)?.[1] : undefined;
  return session ? { key: `cookie:${session}`, token: null } : null;
}

async function byToken(deps: AuthenticatorDeps, districtId: string, token: string): Promise<Principal | null> {
  return deps.database.transaction({ districtId, userId: null, role: 'auth' }, async (tx) => {
    const userId = await store.userIdOfToken(tx, hashToken(token), deps.now());
    const standing = userId ? await standingOf(tx, userId) : null;
    if (!userId || !standing) return null;
    const { role, name, email } = standing;
    return { districtId, userId, role, name, email, via: 'token' };
  });
}

/** By a session that is in force, in use, and of somebody who may sign in; one that wasn't used for longer than the district lets it ends here. */
async function byCookie(deps: AuthenticatorDeps, districtId: string, headers: Headers): Promise<Principal | null> {
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
    return { districtId, userId, role, name, email, via: 'cookie', ...owes };
  });
}

/** Makes an API token; only its hash is stored, so it can be shown once. */
export async function createToken(tx: Tx, userId: string, name: string, expiresAt: Date | null): Promise<string> {
  const token = `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
  await store.insertToken(tx, { userId, name, tokenHash: hashToken(token), expiresAt });
  return token;
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
