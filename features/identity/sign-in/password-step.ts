import { answer, stepCookie } from './answers';
import type { NextStep, SessionWay } from './contract';
import type { Engine } from './engine';
import { hashPassword, isOutdated, isPassword, lookAtNothing } from './password-hash';
import { passwordOf, personByName, putPassword } from './store-people';
import { hasSecondFactor } from './store-proofs';
import { noteWay } from './store-sessions';
import { beginStep, STEP_MS } from './store-steps';

export interface PasswordStepDeps {
  engine: Engine;
  secureCookies: boolean;
  now(): Date;
}

/**
 * Takes a name and a password. Whoever has one-time codes goes on with one; everybody else is in. The same answer after the same time where there
 * is no such account, no password to it, or another one.
 */
export function createPasswordStep({ engine, secureCookies, now }: PasswordStepDeps) {
  return async (
    districtId: string,
    request: Request,
    { email, password }: { email: string; password: string },
  ): Promise<Response> => {
    const found = await engine.inScope(districtId, async (tx) => {
      const person = await personByName(tx, email);
      return person && { id: person.id, hash: await passwordOf(tx, person.id) };
    });
    const right = found?.hash ? await isPassword(password, found.hash) : await lookAtNothing(password);
    if (!found?.hash || !right)
      return answer({ code: 'INVALID_EMAIL_OR_PASSWORD', message: 'This name and this password don’t fit.' }, [], 401);
    const better = isOutdated(found.hash) ? await hashPassword(password) : null;
    return engine.inScope(districtId, async (tx) => {
      if (better) await putPassword(tx, found.id, better, now());
      if (await hasSecondFactor(tx, found.id)) {
        const token = await beginStep(tx, 'code', { userId: found.id }, now());
        const body: NextStep = { next: 'code' };
        return answer(body, [stepCookie(token, STEP_MS / 1000, secureCookies)]);
      }
      return letIn(tx, engine, request, found.id, 'password', now());
    });
  };
}

type Tx = Parameters<Parameters<Engine['inScope']>[1]>[0];

/** Begins a session for somebody who has proven who they are, within the engine's transaction. */
export async function letIn(
  tx: Tx,
  engine: Engine,
  request: Request,
  userId: string,
  way: SessionWay,
  now: Date,
): Promise<Response> {
  const { token, cookies } = await engine.begin(request, userId);
  await noteWay(tx, token, way, now);
  const body: NextStep = { next: 'in' };
  return answer(body, cookies);
}
