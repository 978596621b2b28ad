import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import { estimateApproaches, estimatePolicies, firstOpenIn } from '../analyse/estimate-arms';
import type { Estimates } from '../contract';
import * as store from '../store-decisions';

/**
 * What earlier decisions and the answers after them suggest of arms that were not tried yet: means over many learners of the course, of whom no one
 * can be told. Worked out when somebody asks; a few hundred milliseconds for twenty thousand decisions.
 */
export async function estimate(tx: Tx, courseId: string, subject: Estimates['subject']): Promise<Estimates> {
  // The answers of other teachers' classes count too, and only their means leave.
  return asSystem(tx, async () => {
    const decisions = await store.followedDecisions(tx, courseId);
    if (subject === 'approach') return { subject, decisions: decisions.length, arms: estimateApproaches(decisions) };
    const firstOpen = firstOpenIn(await store.courseOrder(tx, courseId), await store.masteredAt(tx, courseId));
    return { subject, decisions: decisions.length, arms: estimatePolicies(decisions, firstOpen) };
  });
}
