import { and, eq, gt, lt } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { verifications } from '../schema';
import { newToken, tokenHash } from './secret-words';

/** What was begun and waits for its next step, with the browser that began it. */
export type StepKind = 'code' | 'passkey' | 'new-passkey' | 'single';
/** How long a step is waited for, in milliseconds. */
export const STEP_MS = 10 * 60_000;

const named = (kind: StepKind, token: string) => `${kind} ${tokenHash(token)}`;

/** Keeps a step and returns the word by which its browser goes on; only a hash of that is kept. */
export async function beginStep(tx: Tx, kind: StepKind, value: unknown, now: Date): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + STEP_MS);
  await tx
    .insert(verifications)
    .values({ id: uuidv7(), identifier: named(kind, token), value: JSON.stringify(value), expiresAt });
  return token;
}

/** What a step waits for, as it was kept; null when it is gone or over. */
export async function stepAt(tx: Tx, kind: StepKind, token: string, now: Date): Promise<unknown> {
  const [row] = await tx
    .select()
    .from(verifications)
    .where(and(eq(verifications.identifier, named(kind, token)), gt(verifications.expiresAt, now)))
    .for('update');
  return row ? JSON.parse(row.value) : null;
}

/** Takes a step: it can't be taken again. */
export async function takeStep(tx: Tx, kind: StepKind, token: string, now: Date): Promise<unknown> {
  const value = await stepAt(tx, kind, token, now);
  await tx.delete(verifications).where(eq(verifications.identifier, named(kind, token)));
  return value;
}

/** Forgets steps that nobody went on with. */
export async function purgeSteps(tx: Tx, now: Date): Promise<void> {
  await tx.delete(verifications).where(lt(verifications.expiresAt, now));
}
