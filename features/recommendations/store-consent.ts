import { sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';

/** Takes away what is recommended to a learner, or to anybody (null), who wants no recommendations; as the system. */
export async function withdraw(tx: Tx, learnerId: string | null): Promise<void> {
  await tx.execute(sql`
    delete from recommendations
    where ${learnerId === null ? sql`true` : sql`learner_id = ${learnerId}::uuid`} and not meno_consents(learner_id, 'recommendations')`);
}

/**
 * Marks what a learner, or everybody (null), who wants recommendations has of them as out of date, in one statement; as the system.
 * @returns one of them, to have all of it worked off; null: nobody.
 */
export async function markWilling(
  tx: Tx,
  learnerId: string | null,
  now: Date,
): Promise<{ learnerId: string; courseId: string } | null> {
  const { rows } = await tx.execute<{ learner_id: string; course_id: string }>(sql`
    with marked as (
      update recommendation_states set stale_at = ${now.toISOString()}::timestamptz
      where ${learnerId === null ? sql`true` : sql`learner_id = ${learnerId}::uuid`} and meno_consents(learner_id, 'recommendations')
      returning learner_id, course_id
    ) select learner_id, course_id from marked limit 1`);
  const [row] = rows;
  return row ? { learnerId: row.learner_id, courseId: row.course_id } : null;
}
