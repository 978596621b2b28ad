import { and, desc, eq, inArray } from 'drizzle-orm';
import { lessons } from '@/features/lessons/schema';
import { mastery } from '@/features/mastery/schema';
import type { Tx } from '@/platform/database/transaction';

const columns = {
  courseId: mastery.courseId,
  conceptId: mastery.conceptId,
  pKnown: mastery.pKnown,
  attemptCount: mastery.attemptCount,
  evidenceCount: mastery.evidenceCount,
  lastEvidenceAt: mastery.lastEvidenceAt,
};
export type StoredRow = Pick<typeof mastery.$inferSelect, keyof typeof columns>;

/** What is stored of a learner's mastery in some courses. */
export async function masteryIn(tx: Tx, learnerId: string, courseIds: readonly string[]): Promise<StoredRow[]> {
  if (courseIds.length === 0) return [];
  return tx
    .select(columns)
    .from(mastery)
    .where(and(eq(mastery.learnerId, learnerId), inArray(mastery.courseId, [...courseIds])));
}

/** A learner's newest lesson in each of some courses. */
export async function lastLessons(
  tx: Tx,
  learnerId: string,
  courseIds: readonly string[],
): Promise<Map<string, { id: string; createdAt: Date }>> {
  if (courseIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([lessons.courseId], { courseId: lessons.courseId, id: lessons.id, createdAt: lessons.createdAt })
    .from(lessons)
    .where(and(eq(lessons.learnerId, learnerId), inArray(lessons.courseId, [...courseIds])))
    .orderBy(lessons.courseId, desc(lessons.createdAt));
  return new Map(rows.map(({ courseId, ...row }) => [courseId, row]));
}
