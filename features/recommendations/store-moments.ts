import { and, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { attempts } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import type { MomentTrigger, Recommendation } from './contract';
import { recommendationOffers } from './schema';

const MINUTE_MS = 60_000;
/** Misses that are older belong to another sitting. */
const SITTING_MS = 60 * MINUTE_MS;
/** Of one concept there is one offer a day: more would be neither help nor a fair comparison. */
const AGAIN_AFTER_MS = 24 * 60 * MINUTE_MS;

export type OfferRow = typeof recommendationOffers.$inferSelect;

/** Whether the last two answers on a concept were wrong, in this sitting; what was answered on others between them doesn't matter. */
export async function missedTwice(tx: Tx, learnerId: string, courseId: string, conceptId: string, now: Date) {
  const latest = await tx
    .select({ correct: attempts.correct, at: attempts.createdAt })
    .from(attempts)
    .where(and(eq(attempts.learnerId, learnerId), eq(attempts.courseId, courseId), eq(attempts.conceptId, conceptId)))
    .orderBy(desc(attempts.createdAt))
    .limit(2);
  return (
    latest.length === 2 && latest.every(({ correct, at }) => !correct && now.getTime() - at.getTime() <= SITTING_MS)
  );
}

/** Whether the learner sent an offer away in this sitting, whatever it was. */
export async function dismissedLately(tx: Tx, learnerId: string, courseId: string, now: Date): Promise<boolean> {
  const { dismissedAt, id } = recommendationOffers;
  const [row] = await tx
    .select({ id })
    .from(recommendationOffers)
    .where(
      and(
        eq(recommendationOffers.learnerId, learnerId),
        eq(recommendationOffers.courseId, courseId),
        isNotNull(dismissedAt),
        gt(dismissedAt, new Date(now.getTime() - SITTING_MS)),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** The day's offer of a concept; null: none yet. */
export async function offerOfToday(tx: Tx, learnerId: string, conceptId: string, now: Date): Promise<OfferRow | null> {
  const [row] = await tx
    .select()
    .from(recommendationOffers)
    .where(
      and(
        eq(recommendationOffers.learnerId, learnerId),
        eq(recommendationOffers.conceptId, conceptId),
        gt(recommendationOffers.offeredAt, new Date(now.getTime() - AGAIN_AFTER_MS)),
      ),
    )
    .orderBy(desc(recommendationOffers.offeredAt))
    .limit(1);
  return row ?? null;
}

/** Notes that something was offered, or would have been. */
export async function insertOffer(
  tx: Tx,
  offer: { learnerId: string; of: Recommendation; trigger: MomentTrigger; heldBack: boolean; now: Date },
): Promise<string> {
  const { learnerId, of, trigger, heldBack, now } = offer;
  const { rows } = await tx.execute<{ before: number | null; mean: number }>(sql`
    select (select p_known from mastery where learner_id = ${learnerId}::uuid and concept_id = ${of.conceptId}::uuid) as before,
      coalesce((select sum(p_known) from mastery where learner_id = ${learnerId}::uuid and course_id = ${of.courseId}::uuid), 0)
        / greatest(1, (select count(*) from concepts where course_id = ${of.courseId}::uuid and not hidden and not removed
          and merged_into is null)) as mean`);
  const id = uuidv7();
  await tx.insert(recommendationOffers).values({
    ...{ id, learnerId, courseId: of.courseId, conceptId: of.conceptId, recommendationId: of.id },
    ...{ kind: of.kind, action: of.action, trigger, heldBack, offeredAt: now },
    ...{ masteryBefore: rows[0]?.before ?? null, courseMean: rows[0]?.mean ?? 0 },
  });
  return id;
}

/** Notes what the learner did with an offer; once each. Null where there is no such offer of theirs. */
export async function react(
  tx: Tx,
  learnerId: string,
  offerId: string,
  reaction: 'opened' | 'dismissed',
  now: Date,
): Promise<string | null> {
  const column = reaction === 'opened' ? recommendationOffers.openedAt : recommendationOffers.dismissedAt;
  const mine = and(
    eq(recommendationOffers.learnerId, learnerId),
    eq(recommendationOffers.id, offerId),
    eq(recommendationOffers.heldBack, false),
  );
  await tx
    .update(recommendationOffers)
    .set(reaction === 'opened' ? { openedAt: now } : { dismissedAt: now })
    .where(and(mine, isNull(column)));
  const [row] = await tx.select({ id: recommendationOffers.id }).from(recommendationOffers).where(mine);
  return row?.id ?? null;
}
