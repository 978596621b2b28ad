import { sql } from 'drizzle-orm';
import type { Tx } from './transaction';

/** Whether the caller teaches a learner on a course, or looks after the district. */
export async function isTaught(tx: Tx, learnerId: string, courseId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ taught: boolean }>(sql`
    select (select current_setting('meno.role', true)) in ('admin', 'system')
      or (${learnerId}::uuid, ${courseId}::uuid) in (select t.learner_id, t.course_id from meno_taught_learners() t) as taught`);
  return rows[0]?.taught ?? false;
}
