import { firstPasswordOf, takeFirstPassword } from '../cards/store';
import { answer, stepCookie } from './answers';
import type { NextStep, SessionWay } from './contract';
import type { Engine } from './engine';
import { newPasswordHash } from './new-password';
import { hashPassword, isOutdated, isPassword, lookAtNothing } from './password-hash';
import { knownOf, passwordOf, personByName, putPassword } from './store-people';
import { hasSecondFactor } from './store-proofs';
import { noteWay } from './store-sessions';
import { beginStep, STEP_MS } from './store-steps';

export interface PasswordStepDeps {
  engine: Engine;
  secureCookies: boolean;
  now(): Date;
}

/** A name, a password, and, where that is of a card, the one that its owner chooses. */
export interface Credentials {
  email: string;
  password: string;
  own?: string;
}

/**
 * Takes a name and a password. Whoever has one-time codes goes on with one; everybody else is in. The same answer after the same time where there
 * is no such account, no password to it, or another one.
 */
export function createPasswordStep({ engine, secureCookies, now }: PasswordStepDeps) {
  /** The password of a card is good for choosing one's own, once. */
  async function firstSignIn(districtId: string, request: Request, userId: string, first: string, own?: string) {
    if (own === undefined)
      return answer({ code: 'FIRST_PASSWORD', message: 'Choose a password of your own first.' }, [], 403);
    if (own.normalize('NFKC') === first.normalize('NFKC'))
      return answer({ code: 'SAME_PASSWORD', message: 'Choose another password than that of the card.' }, [], 400);
    const hash = await newPasswordHash(own, await engine.inScope(districtId, (tx) => knownOf(tx, userId)));
    return engine.inScope(districtId, async (tx) => {
      if (!(await takeFirstPassword(tx, userId))) return wrong();
      await putPassword(tx, userId, hash, now());
      return goOn(tx, request, userId);
    });
  }

  /** A right password: in, or on to a one-time code. */
  async function goOn(tx: Tx, request: Request, userId: string): Promise<Response> {
    if (!(await hasSecondFactor(tx, userId))) return letIn(tx, engine, request, userId, 'password', now());
    const token = await beginStep(tx, 'code', { userId }, now());
    const body: NextStep = { next: 'code' };
    return answer(body, [stepCookie(token, STEP_MS / 1000, secureCookies)]);
  }

  return async (districtId: string, request: Request, { email, password, own }: Credentials): Promise<Response> => {
    const found = await engine.inScope(districtId, async (tx) => {
      const person = await personByName(tx, email);
      if (!person) return null;
      const hash = await passwordOf(tx, person.id);
      return { id: person.id, hash, first: hash === null ? await firstPasswordOf(tx, person.id, now()) : null };
    });
    const known = found?.hash ?? found?.first ?? null;
    const right = known ? await isPassword(password, known) : await lookAtNothing(password);
    if (!found || !known || !right) return wrong();
    if (found.hash === null) return firstSignIn(districtId, request, found.id, password, own);
    const better = isOutdated(found.hash) ? await hashPassword(password) : null;
    return engine.inScope(districtId, async (tx) => {
      if (better) await putPassword(tx, found.id, better, now());
      return goOn(tx, request, found.id);
    });
  };
}

const wrong = () =>
  answer({ code: 'INVALID_EMAIL_OR_PASSWORD', message: 'This name and this password don’t fit.' }, [], 401);

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
