import { z } from 'zod';
import type { Actor, Tx } from '@/platform/database/transaction';
import type { RawCall } from '@/platform/http/api';
import { claimKey, fingerprintOf, storeAnswer } from '@/platform/http/idempotency';
import { actorOf, type Principal } from '@/platform/http/principal';
import { failCommon } from '@/platform/http/problem';
import type { Within } from '../service/deps';

const keySchema = z
  .string()
  .max(200)
  .regex(/^[\x21-\x7e]+$/, 'printable ASCII without spaces');

/** Who calls. @throws AppError not_signed_in. */
export function caller<P, Q>(call: RawCall<P, Q>): { principal: Principal; actor: Actor } {
  if (!call.principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
  return { principal: call.principal, actor: actorOf(call.principal) };
}

/**
 * The caller's transaction, in which a repeated request with the same Idempotency-Key gets the result of the first instead
 * of doing the work again. What is done after the transaction is done again, and has to bear that.
 */
export function once<P, Q>(call: RawCall<P, Q>): Within {
  const { principal } = caller(call);
  const { req } = call.context;
  const given = req.header('idempotency-key');
  const key = given === undefined ? null : keySchema.parse(given);
  return <T>(work: (tx: Tx) => Promise<T>, fingerprint = '') =>
    call.transaction(async (tx) => {
      if (key === null) return work(tx);
      const print = fingerprintOf(req.method.toLowerCase(), req.path, fingerprint);
      const stored = await claimKey(tx, principal.userId, key, print);
      if (stored) {
        const first: T = JSON.parse(stored.body);
        return first;
      }
      const result = await work(tx);
      await storeAnswer(tx, principal.userId, key, { status: 200, body: JSON.stringify(result ?? null) });
      return result;
    });
}
