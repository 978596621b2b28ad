import { sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';

/** Takes away what is recommended to a learner, or to anybody (null), who wants no recommendations; as the system. */
export async function withdraw(tx: Tx, learnerId: string | null): Promise<void> {
  await tx.execute(sql`
    delete from recommendations
    where ${learnerId === null ? sql`true` : sql`learner_id = ${learnerId}::uuid`} and not meno_consents(learner_id, 'recommendations')`);
}

/** Where a learner, or anybody (null), who wants recommendations may have some: those are to be worked out. */
export async function willing(tx: Tx, learnerId: string | null): Promise<{ learnerId: string; courseId: string }[]> {
  const { rows } = await tx.execute<{ learner_id: string; course_id: string }>(sql`
    select learner_id, course_id from recommendation_states
    where ${learnerId === null ? sql`true` : sql`learner_id = ${learnerId}::uuid`} and meno_consents(learner_id, 'recommendations')`);
  return rows.map((row) => ({ learnerId: row.learner_id, courseId: row.course_id }));
}
