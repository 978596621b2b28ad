import { sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';

/** Days in which an answer counts as what came after. */
export const AFTER_DAYS = 7;

/**
 * Settles some learners' offers: the first unaided answer on the concept after each within seven days, right or not, and p(L) after it; without one
 * once the days are over.
 */
export async function settleOffers(tx: Tx, learnerIds: readonly string[], courseId: string, now: Date): Promise<void> {
  const at = now.toISOString();
  await tx.execute(sql`
    update recommendation_offers o set settled_at = ${at}::timestamptz, correct = a.correct, mastery_after = a.mastery_after
    from recommendation_offers p
    left join lateral (
      select correct, mastery_after from attempts
      where district_id = p.district_id and learner_id = p.learner_id and course_id = p.course_id and concept_id = p.concept_id
        and evidence = 'unaided' and created_at > p.offered_at and created_at <= p.offered_at + ${AFTER_DAYS} * interval '1 day'
      order by created_at, id limit 1
    ) a on true
    where p.learner_id = any(${sql.param([...learnerIds])}::uuid[]) and p.course_id = ${courseId}::uuid and p.settled_at is null
      and o.district_id = p.district_id and o.id = p.id
      and (a.correct is not null or p.offered_at < ${at}::timestamptz - ${AFTER_DAYS} * interval '1 day')`);
}
