import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { coursePaces } from './schema';
import type { CoursePace } from './time';

/** Fewer would say more of one learner, or of chance, than of the course. */
const FEWEST = { learners: 5, answers: 100, lessons: 20 };
/** Longer than that nobody was at it: they had gone. Minutes. */
const LONGEST = { answer: 10, lesson: 30 };

/** What is kept of a course; nothing known where it was never reckoned. */
export async function paceOf(tx: Tx, courseId: string): Promise<CoursePace & { updatedAt: Date | null }> {
  const [row] = await tx
    .select({
      answerMinutes: coursePaces.answerMinutes,
      lessonMinutes: coursePaces.lessonMinutes,
      updatedAt: coursePaces.updatedAt,
    })
    .from(coursePaces)
    .where(eq(coursePaces.courseId, courseId));
  return row ?? { answerMinutes: null, lessonMinutes: null, updatedAt: null };
}

/**
 * Reckons the pace of a course anew from all its learners, as the system: the mean time of an answer (what a way adds up), and the middle time of a
 * lesson, without the time of the exercises in it. Answers and lessons whose time nobody measured don't count.
 */
export async function reckonPace(tx: Tx, courseId: string, at: Date): Promise<void> {
  const { rows } = await tx.execute<{ answer_minutes: number | null; lesson_minutes: number | null }>(sql`
    with answers as (
      select avg(least(elapsed_ms, ${LONGEST.answer * 60_000}::int))::float8 / 60000 as minutes,
        count(*) as answers, count(distinct learner_id) as learners
      from attempts where course_id = ${courseId}::uuid and elapsed_ms > 0
    ), spent as (
      select v.learner_id, least(${LONGEST.lesson}::float8, greatest(0, v.visible_ms - coalesce((
        select sum(a.elapsed_ms) from presentations p
        join attempts a on a.district_id = p.district_id and a.presentation_id = p.id
        where p.district_id = v.district_id and p.lesson_id = v.lesson_id), 0)) / 60000.0) as minutes
      from lesson_visits v where v.course_id = ${courseId}::uuid and v.visible_ms > 0
    ), lessons as (
      select percentile_cont(0.5) within group (order by minutes) as minutes,
        count(*) as lessons, count(distinct learner_id) as learners
      from spent where minutes > 0
    )
    select
      case when a.answers >= ${FEWEST.answers} and a.learners >= ${FEWEST.learners} then a.minutes end as answer_minutes,
      case when l.lessons >= ${FEWEST.lessons} and l.learners >= ${FEWEST.learners} then l.minutes end as lesson_minutes
    from answers a, lessons l`);
  const pace = {
    answerMinutes: rows[0]?.answer_minutes ?? null,
    lessonMinutes: rows[0]?.lesson_minutes ?? null,
    updatedAt: at,
  };
  await tx
    .insert(coursePaces)
    .values({ courseId, ...pace })
    .onConflictDoUpdate({ target: [coursePaces.districtId, coursePaces.courseId], set: pace });
}

/** Courses that somebody follows a path in. */
export async function coursesWithPaths(tx: Tx): Promise<string[]> {
  const { rows } = await tx.execute<{ course_id: string }>(
    sql`select distinct course_id from paths where status = 'active' order by course_id`,
  );
  return rows.map((row) => row.course_id);
}
