import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { signInErrors } from './contract';
import type { SignInDeps } from './deps';
import { isPassword } from './password-hash';
import { passwordOf } from './store-people';
import { sessionByToken } from './store-sessions';

export const fail = errorsOf(signInErrors);

/** For so long after signing in somebody without a password need not prove again who they are, in milliseconds. */
const FRESH_MS = 10 * 60_000;

/** Throws for whoever has to wait. */
export function unlessWaiting<T>(tried: { result: T } | { waitMs: number }): T {
  if ('result' in tried) return tried.result;
  const seconds = Math.max(1, Math.ceil(tried.waitMs / 1000));
  throw fail('too_many_tries', `Too many tries. Wait ${seconds} seconds, then try again.`, { seconds });
}

/**
 * Makes sure that whoever asks for a change of how they sign in is who signed in, and not somebody at a screen that was left open: by their
 * password, or for those without one by having signed in just now. Wrong ones count like those at the door.
 * @throws wrong_password, sign_in_again, too_many_tries.
 */
export async function prove(deps: SignInDeps, principal: Principal, request: Request, password: string): Promise<void> {
  const { engine } = deps.auth;
  const { districtId, userId, email } = principal;
  const hash = await engine.inScope(districtId, (tx) => passwordOf(tx, userId));
  if (hash === null) {
    const session = await engine.sessionOf(districtId, request.headers);
    const row = session && (await engine.inScope(districtId, (tx) => sessionByToken(tx, session.token)));
    if (row?.userId === userId && deps.now().getTime() - row.createdAt.getTime() < FRESH_MS) return;
    throw fail('sign_in_again', 'Sign out and in again first: this needs a sign-in of the last ten minutes.');
  }
  const attempt = () => isPassword(password, hash);
  if (unlessWaiting(await deps.guard(districtId, request, email, attempt, (right) => right))) return;
  throw fail('wrong_password', 'This is not your password.');
}
