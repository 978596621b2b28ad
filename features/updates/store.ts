import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { UpdateReport } from './contract';
import { courseUpdates } from './schema';
import type { Snapshot } from './snapshot';

export type UpdateRow = Pick<typeof courseUpdates.$inferSelect, 'ingestionId' | 'courseId' | 'report' | 'createdAt'>;

const shown = {
  ingestionId: courseUpdates.ingestionId,
  courseId: courseUpdates.courseId,
  report: courseUpdates.report,
  createdAt: courseUpdates.createdAt,
};

export async function isBegun(tx: Tx, ingestionId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: courseUpdates.ingestionId })
    .from(courseUpdates)
    .where(eq(courseUpdates.ingestionId, ingestionId));
  return row !== undefined;
}

export async function insertUpdate(tx: Tx, courseId: string, ingestionId: string, before: Snapshot): Promise<void> {
  await tx.insert(courseUpdates).values({ courseId, ingestionId, before }).onConflictDoNothing();
}

export async function beforeOf(tx: Tx, ingestionId: string): Promise<Snapshot | null> {
  const [row] = await tx
    .select({ before: courseUpdates.before })
    .from(courseUpdates)
    .where(eq(courseUpdates.ingestionId, ingestionId));
  return row?.before ?? null;
}

export async function finishUpdate(tx: Tx, ingestionId: string, report: UpdateReport, now: Date): Promise<void> {
  await tx
    .update(courseUpdates)
    .set({ report, before: null, finishedAt: now })
    .where(eq(courseUpdates.ingestionId, ingestionId));
}

/** Newest first, those with a report. */
export async function listUpdates(
  tx: Tx,
  courseId: string,
  before: string | null,
  limit: number,
): Promise<UpdateRow[]> {
  return tx
    .select(shown)
    .from(courseUpdates)
    .where(
      and(
        eq(courseUpdates.courseId, courseId),
        sql`${courseUpdates.report} is not null`,
        before ? lt(courseUpdates.ingestionId, before) : undefined,
      ),
    )
    .orderBy(desc(courseUpdates.ingestionId))
    .limit(limit);
}

export async function updateById(tx: Tx, courseId: string, ingestionId: string): Promise<UpdateRow | null> {
  const [row] = await tx
    .select(shown)
    .from(courseUpdates)
    .where(and(eq(courseUpdates.courseId, courseId), eq(courseUpdates.ingestionId, ingestionId)));
  return row ?? null;
}

/** Who has evidence on which concept of a course, as far as the transaction may see. */
export async function learnersByConcept(tx: Tx, courseId: string): Promise<Map<string, Set<string>>> {
  const found = await tx.execute<{ concept: string; learner: string }>(sql`
    select concept_id as concept, learner_id as learner from mastery where course_id = ${courseId} and evidence_count > 0`);
  const learners = new Map<string, Set<string>>();
  for (const { concept, learner } of found.rows)
    learners.set(concept, (learners.get(concept) ?? new Set()).add(learner));
  return learners;
}

/** Learners with evidence on some concepts, with their names, as far as the transaction may see them. */
export async function learnersOn(tx: Tx, courseId: string, conceptIds: readonly string[]) {
  if (conceptIds.length === 0) return [];
  const ids = sql.join(
    conceptIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const found = await tx.execute<{
    learnerId: string;
    name: string;
    conceptId: string;
    concept: string;
    mastery: number;
  }>(sql`
    select m.learner_id as "learnerId", u.name, m.concept_id as "conceptId", c.name as concept, m.p_known as mastery
    from mastery m join users u on u.district_id = m.district_id and u.id = m.learner_id
    join concepts c on c.district_id = m.district_id and c.id = m.concept_id
    where m.course_id = ${courseId} and m.evidence_count > 0 and m.concept_id in (${ids})
    order by u.name, m.learner_id, c.position limit 2000`);
  return found.rows;
}
