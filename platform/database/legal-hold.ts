import { sql } from 'drizzle-orm';
import type { Tx } from './transaction';

/** A legal hold in force: nothing of whom it holds may be destroyed. Its reason is for those who may read `legal_holds`. */
export interface HoldInForce {
  id: string;
  scope: 'learner' | 'class' | 'district';
}

/** SQLSTATE of a deletion that a legal hold stopped. */
export const HELD = 'MH001';

/**
 * Holds on the records of one learner now, whoever asks; empty: they may be destroyed where their period is over. In statements:
 * `meno_held(learner_id)`. Triggers refuse the deletion of held records with {@link HELD} too.
 */
export async function holdsOn(tx: Tx, learnerId: string): Promise<HoldInForce[]> {
  const { rows } = await tx.execute<{ id: string; scope: HoldInForce['scope'] }>(
    sql`select id, scope from meno_holds_on(${learnerId}::uuid, meno_now())`,
  );
  return rows.map(({ id, scope }) => ({ id, scope }));
}

/** Whether an error, or what it came from, is a deletion that a legal hold stopped. */
export function isHeldError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return Reflect.get(error, 'code') === HELD || isHeldError(error.cause);
}
