import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import { lessons } from '@/features/lessons/schema';
import { mastery } from '@/features/mastery/schema';
import { attempts } from '@/features/practice/schema';
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

/** Learners with the courses in which they have answered since a moment. */
export async function learnersSince(tx: Tx, since: Date): Promise<{ learnerId: string; courseId: string }[]> {
  return tx
    .selectDistinct({ courseId: mastery.courseId, learnerId: mastery.learnerId })
    .from(mastery)
    .where(gte(mastery.lastEvidenceAt, since))
    .orderBy(mastery.courseId, mastery.learnerId);
}

/** Days on which a learner answered something, since a moment. @param timeZone of the school: an IANA name. */
export async function daysWithAnswers(tx: Tx, learnerId: string, since: Date, timeZone: string): Promise<string[]> {
  const day = sql<string>`to_char(${attempts.createdAt} at time zone ${timeZone}, 'YYYY-MM-DD')`;
  const rows = await tx
    .selectDistinct({ day })
    .from(attempts)
    .where(and(eq(attempts.learnerId, learnerId), gte(attempts.createdAt, since)));
  return rows.map((row) => row.day);
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
