import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { answer, stepCookie, stepOfRequest, tooMany } from './answers';
import { type SignInDeps, told } from './deps';
import { stepOf } from './one-time-code';
import { letIn } from './password-step';
import { recoveryCodeHash } from './secret-words';
import { activePerson } from './store-people';
import { noteStep, secondFactorOf, takeRecoveryCode } from './store-proofs';
import { stepAt, takeStep } from './store-steps';

/** `by`: what was shown before the code; left out: a password. */
const stepSchema = z.object({ userId: z.uuid(), by: z.literal('single').optional() });

/** Takes a one-time code, once; whether it was right. Confirms the secret with the first one. */
export async function takeOneTimeCode(deps: SignInDeps, tx: Tx, userId: string, code: string): Promise<boolean> {
  const factor = await secondFactorOf(tx, userId);
  const step = factor && stepOf(factor.sealedSecret, code, deps.now(), factor.lastStep);
  if (!factor || step === null) return false;
  await noteStep(tx, userId, step, factor.confirmedAt ?? deps.now());
  return true;
}

/** The second step after a right password: a one-time code, or a recovery code in its place. */
export function createSecondFactor(deps: SignInDeps) {
  const { auth, guard, now } = deps;
  const { engine } = auth;
  const gone = () =>
    answer({ code: 'step_gone', message: 'That took too long. Begin again with your password.' }, [], 401);

  return async (districtId: string, request: Request, code: string): Promise<Response> => {
    const token = stepOfRequest(request, auth.secureCookies);
    const step = await engine.inScope(districtId, (tx) => stepAt(tx, 'code', token, now()));
    const waiting = stepSchema.safeParse(step);
    if (!waiting.success) return gone();
    const { userId, by } = waiting.data;
    const way = by === 'single' ? 'single+factor' : 'password+code';
    const attempt = () =>
      engine.inScope(districtId, async (tx) => {
        const person = await activePerson(tx, userId);
        // Two tabs with the same step: the second waits here, and finds it gone.
        if (!person || (await stepAt(tx, 'code', token, now())) === null) return gone();
        const hash = recoveryCodeHash(code, deps.secret);
        const right = hash
          ? await takeRecoveryCode(tx, userId, hash, now())
          : await takeOneTimeCode(deps, tx, userId, code);
        const common = { subjects: [userId], way: hash ? 'recovery code' : 'one-time code' };
        if (!right) {
          told(deps, districtId, request, {
            ...{ ...common, who: null, role: 'unknown', kind: 'sign-in-failed', outcome: 'refused' },
          });
          return answer({ code: 'code_wrong', message: 'This code isn’t right, or was used before.' }, [], 401);
        }
        await takeStep(tx, 'code', token, now());
        const response = await letIn(tx, engine, request, userId, way, now());
        response.headers.append('set-cookie', stepCookie('', 0, auth.secureCookies));
        told(deps, districtId, request, {
          ...{ ...common, who: userId, role: person.role, kind: 'sign-in', outcome: 'done' },
        });
        return response;
      });
    const tried = await guard(districtId, request, `code of ${userId}`, attempt, (response) => response.status < 400);
    return 'waitMs' in tried ? tooMany(tried.waitMs) : tried.result;
  };
}
