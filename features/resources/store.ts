import { and, desc, eq, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import { lessons } from '@/features/lessons/schema';
import { courses, sources } from '@/features/library/schema';
import { mastery } from '@/features/mastery/schema';
import { attempts } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';

/** Answers that show whether somebody struggles: the latest ones. */
const LATEST = 4;
/** Lessons whose passages count as seen: the latest ones. */
const LESSONS = 6;

/** How a learner stands with a concept: p(L), answers that counted, and whether each of the latest answers was right. */
export async function standingOf(tx: Tx, learnerId: string, conceptId: string) {
  const [known] = await tx
    .select({ pKnown: mastery.pKnown, evidence: mastery.evidenceCount })
    .from(mastery)
    .where(and(eq(mastery.learnerId, learnerId), eq(mastery.conceptId, conceptId)));
  const latest = await tx
    .select({ correct: attempts.correct })
    .from(attempts)
    .where(and(eq(attempts.learnerId, learnerId), eq(attempts.conceptId, conceptId)))
    .orderBy(desc(attempts.createdAt))
    .limit(LATEST);
  return {
    pKnown: known?.pKnown ?? null,
    evidence: known?.evidence ?? 0,
    misses: latest.filter(({ correct }) => !correct).length,
  };
}

/** Chunks that a learner's lessons on a concept cited. */
export async function seenChunks(tx: Tx, learnerId: string, conceptId: string): Promise<string[]> {
  const latest = tx
    .select({ sections: lessons.sections })
    .from(lessons)
    .where(and(eq(lessons.learnerId, learnerId), eq(lessons.conceptId, conceptId)))
    .orderBy(desc(lessons.createdAt))
    .limit(LESSONS)
    .as('latest');
  const found = await tx
    .selectDistinct({
      id: sql<string>`jsonb_path_query(${latest.sections}, '$[*].blocks[*].citations[*].chunkId') #>> '{}'`,
    })
    .from(latest);
  return found.map(({ id }) => id);
}

/** Language of a course, how many sources it has, and the greatest level of its concepts. */
export async function shapeOf(
  tx: Tx,
  courseId: string,
): Promise<{ language: string; lastPosition: number; deepest: number }> {
  const [course] = await tx.select({ language: courses.language }).from(courses).where(eq(courses.id, courseId));
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${sources.position}), 0)::int` })
    .from(sources)
    .where(eq(sources.courseId, courseId));
  const [deepest] = await tx
    .select({ level: sql<number>`coalesce(max(${concepts.level}), 0)::int` })
    .from(concepts)
    .where(eq(concepts.courseId, courseId));
  return { language: course?.language ?? 'en', lastPosition: last?.position ?? 0, deepest: deepest?.level ?? 0 };
}
