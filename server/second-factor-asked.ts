import { signInRules } from '@/features/identity/schema-sign-in';
import type { Tx } from '@/platform/database/transaction';

/** Whether a district asks its staff for a second factor, and after how many idle minutes they are signed out (0: never). */
export async function secondFactorAsked(tx: Tx): Promise<{ required: boolean; idleMinutes: number }> {
  const [row] = await tx
    .select({ required: signInRules.staffSecondFactor, idleMinutes: signInRules.staffIdleMinutes })
    .from(signInRules);
  return row ?? { required: false, idleMinutes: 0 };
}
