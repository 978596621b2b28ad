import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { OrderAnswer } from './learned/count-orders';
import { learnedOrders, learnedRuns } from './schema-learned';

export type LearnedOrderRow = typeof learnedOrders.$inferSelect;

/** Rows of one statement, of 11 parameters each. */
const BATCH = 2000;
/** Answers read at a time. */
const PAGE = 20_000;

/** What answers say of the pairs of a course, for those who edit it. */
export async function learnedOrdersOf(tx: Tx, courseId: string): Promise<LearnedOrderRow[]> {
  return tx.select().from(learnedOrders).where(eq(learnedOrders.courseId, courseId));
}

export async function replaceLearnedOrders(
  tx: Tx,
  courseId: string,
  rows: readonly Omit<LearnedOrderRow, 'districtId' | 'courseId'>[],
): Promise<void> {
  await tx.delete(learnedOrders).where(eq(learnedOrders.courseId, courseId));
  for (let i = 0; i < rows.length; i += BATCH)
    await tx.insert(learnedOrders).values(rows.slice(i, i + BATCH).map((row) => ({ ...row, courseId })));
}

export async function putLearnedRun(
  tx: Tx,
  run: { courseId: string; answers: number; learners: number; readAt: Date },
): Promise<void> {
  const { answers, learners, readAt } = run;
  await tx
    .insert(learnedRuns)
    .values(run)
    .onConflictDoUpdate({
      target: [learnedRuns.districtId, learnedRuns.courseId],
      set: { answers, learners, readAt },
    });
}

/**
 * Courses with so many more answers of learners than when they were last read that it may matter.
 * @param fewest new answers @param share of those that were read before
 */
export async function coursesWithNewAnswers(
  tx: Tx,
  { fewest, share }: { fewest: number; share: number },
): Promise<string[]> {
  const found = await tx.execute<{ course: string }>(sql`
    select a.course_id as course from attempts a
    join users u on u.district_id = a.district_id and u.id = a.learner_id and u.role = 'learner'
    left join learned_runs r on r.district_id = a.district_id and r.course_id = a.course_id
    where a.evidence <> 'none' group by a.course_id
    having count(*) - coalesce(max(r.answers), 0) >= greatest(${fewest}::int, ${share}::float8 * coalesce(max(r.answers), 0))
    order by a.course_id`);
  return found.rows.map(({ course }) => course);
}

/** Answers of a course's learners that count as evidence, learner by learner, oldest first. */
export async function* answersOf(tx: Tx, courseId: string): AsyncGenerator<OrderAnswer> {
  let after: { learner: string; at: string; id: string } | null = null;
  for (;;) {
    const page: { learner: string; at: string; id: string; concept: string; right: boolean; known: number }[] = (
      await tx.execute<{ learner: string; at: string; id: string; concept: string; right: boolean; known: number }>(sql`
        select a.learner_id as learner, a.created_at::text as at, a.id, a.concept_id as concept,
          (a.correct and a.evidence = 'unaided') as right, a.mastery_after as known
        from attempts a
        join users u on u.district_id = a.district_id and u.id = a.learner_id and u.role = 'learner'
        where a.course_id = ${courseId} and a.evidence <> 'none'
          ${after ? sql`and (a.learner_id, a.created_at, a.id) > (${after.learner}::uuid, ${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
        order by a.learner_id, a.created_at, a.id limit ${PAGE}`)
    ).rows;
    for (const { learner, concept, right, known } of page)
      yield { learnerId: learner, conceptId: concept, right, known };
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last;
  }
}
