import { sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';

/** Learners without whom a class has no percentile. */
export const LEAST_FOR_PACE = 10;

/**
 * The 75th percentile of each class's time on the lessons of each concept, anew; as the system. A learner counts once for a concept, with the
 * lesson they were longest on, and only if they were there for more than ten seconds.
 */
export async function refreshPaces(tx: Tx, courseId: string, now: Date): Promise<void> {
  await tx.execute(sql`delete from lesson_paces where course_id = ${courseId}::uuid`);
  await tx.execute(sql`
    insert into lesson_paces (class_id, concept_id, course_id, learners, long_from_ms, updated_at)
    select class_id, concept_id, ${courseId}::uuid, count(*)::int,
      percentile_cont(0.75) within group (order by longest)::int, ${now.toISOString()}::timestamptz
    from (
      select m.class_id, v.concept_id, v.learner_id, max(v.visible_ms) as longest
      from lesson_visits v
      join classes k on k.district_id = v.district_id and k.course_id = v.course_id
      join class_members m on m.district_id = k.district_id and m.class_id = k.id and m.user_id = v.learner_id and m.role = 'learner'
      where v.course_id = ${courseId}::uuid and v.visible_ms > 10000
      group by m.class_id, v.concept_id, v.learner_id
    ) one
    group by class_id, concept_id having count(*) >= ${LEAST_FOR_PACE}`);
}

/** Courses with lesson visits. */
export async function coursesWithVisits(tx: Tx): Promise<string[]> {
  const { rows } = await tx.execute<{ course_id: string }>(
    sql`select distinct course_id from lesson_visits order by 1`,
  );
  return rows.map(({ course_id }) => course_id);
}
