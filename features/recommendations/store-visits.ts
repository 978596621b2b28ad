import { and, eq, sql } from 'drizzle-orm';
import { lessons } from '@/features/lessons/schema';
import type { Tx } from '@/platform/database/transaction';
import { lessonPaces, lessonVisits } from './schema';

/** A lesson of the learner's own; null where there is none. */
export async function ownLesson(tx: Tx, learnerId: string, lessonId: string) {
  const { courseId, conceptId, words } = lessons;
  const [row] = await tx
    .select({
      ...{ courseId, conceptId, words },
      exercises: sql<number>`(select count(*)::int from presentations p where p.lesson_id = ${lessonId}::uuid)`,
    })
    .from(lessons)
    .where(and(eq(lessons.id, lessonId), eq(lessons.learnerId, learnerId)));
  return row ?? null;
}

/**
 * A sign that a lesson is visible: the time since the last one counts, at most 45 s of it, if that was no more than a minute ago; a sign that comes within
 * 20 s of the last one says nothing. So nobody is longer on a lesson than the clock of the server says.
 */
export async function noteVisible(
  tx: Tx,
  visit: { lessonId: string; learnerId: string; courseId: string; conceptId: string; now: Date },
): Promise<number> {
  const { now, ...of } = visit;
  const at = sql`${now.toISOString()}::timestamptz`;
  const gap = sql`extract(epoch from ${at} - ${lessonVisits.seenAt})`;
  const [row] = await tx
    .insert(lessonVisits)
    .values({ ...of, openedAt: now, seenAt: now })
    .onConflictDoUpdate({
      target: [lessonVisits.districtId, lessonVisits.lessonId],
      set: {
        visibleMs: sql`${lessonVisits.visibleMs} + case when ${gap} between 20 and 60 then (least(${gap}, 45) * 1000)::int else 0 end`,
        seenAt: sql`case when ${gap} between 0 and 20 then ${lessonVisits.seenAt} else ${at} end`,
      },
    })
    .returning({ visibleMs: lessonVisits.visibleMs });
  return row?.visibleMs ?? 0;
}

/** The greatest 75th percentile of the learner's classes on a concept, in milliseconds; null where no class has one. */
export async function paceOf(tx: Tx, learnerId: string, courseId: string, conceptId: string): Promise<number | null> {
  const [row] = await tx
    .select({ longest: sql<number | null>`max(${lessonPaces.longFromMs})` })
    .from(lessonPaces)
    .where(
      and(
        eq(lessonPaces.courseId, courseId),
        eq(lessonPaces.conceptId, conceptId),
        sql`${lessonPaces.classId} in (select class_id from class_members where user_id = ${learnerId}::uuid)`,
      ),
    );
  return row?.longest ?? null;
}

/** How long a learner has been on a lesson; 0 where nothing was noted. */
export async function visibleMs(tx: Tx, learnerId: string, lessonId: string): Promise<number> {
  const [row] = await tx
    .select({ visibleMs: lessonVisits.visibleMs })
    .from(lessonVisits)
    .where(and(eq(lessonVisits.lessonId, lessonId), eq(lessonVisits.learnerId, learnerId)));
  return row?.visibleMs ?? 0;
}
