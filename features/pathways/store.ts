import { and, desc, eq } from 'drizzle-orm';
import { lessons } from '@/features/lessons/schema';
import { mastery } from '@/features/mastery/schema';
import type { Tx } from '@/platform/database/transaction';

export async function evidenceOf(tx: Tx, learnerId: string, courseId: string) {
  return tx
    .select({
      conceptId: mastery.conceptId,
      pKnown: mastery.pKnown,
      attemptCount: mastery.attemptCount,
      evidenceCount: mastery.evidenceCount,
      lastEvidenceAt: mastery.lastEvidenceAt,
    })
    .from(mastery)
    .where(and(eq(mastery.learnerId, learnerId), eq(mastery.courseId, courseId)));
}

export async function lastLesson(
  tx: Tx,
  learnerId: string,
  courseId: string,
): Promise<{ id: string; createdAt: Date } | null> {
  const [row] = await tx
    .select({ id: lessons.id, createdAt: lessons.createdAt })
    .from(lessons)
    .where(and(eq(lessons.learnerId, learnerId), eq(lessons.courseId, courseId)))
    .orderBy(desc(lessons.createdAt))
    .limit(1);
  return row ?? null;
}
