import { and, asc, count, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { courses } from '@/features/library/schema';
import { events } from '@/features/mastery/schema';
import type { Tx } from '@/platform/database/transaction';
import type { Approach, LessonFeedback } from './contract';
import { lessonFeedback, lessons, shownMaterial } from './schema';

export type LessonRow = typeof lessons.$inferSelect;

/** One lesson at a time for a learner and a concept: two devices get two lessons, not the same one twice. */
export async function lockLessons(tx: Tx, learnerId: string, conceptId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`lesson:${learnerId}:${conceptId}`}, 0))`);
}

export async function lessonCount(tx: Tx, learnerId: string, conceptId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(lessons)
    .where(and(eq(lessons.learnerId, learnerId), eq(lessons.conceptId, conceptId)));
  return row?.count ?? 0;
}

/** Keys of what the learner was shown on the concept, with how often; what was shown longest ago comes first. */
export async function shownTo(tx: Tx, learnerId: string, conceptId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ key: shownMaterial.key, times: shownMaterial.times })
    .from(shownMaterial)
    .where(and(eq(shownMaterial.learnerId, learnerId), eq(shownMaterial.conceptId, conceptId)))
    .orderBy(asc(shownMaterial.shownAt), asc(shownMaterial.key));
  return new Map(rows.map((row) => [row.key, row.times]));
}

/** Ways of a learner's lessons on a concept, oldest first, with what was said of them. */
export async function waysUsed(
  tx: Tx,
  learnerId: string,
  conceptId: string,
): Promise<{ approach: Approach; unclear: boolean }[]> {
  const rows = await tx
    .select({ approach: lessons.approach, unclear: lessonFeedback.unclear })
    .from(lessons)
    .leftJoin(
      lessonFeedback,
      and(
        eq(lessonFeedback.districtId, lessons.districtId),
        eq(lessonFeedback.lessonId, lessons.id),
        eq(lessonFeedback.learnerId, lessons.learnerId),
      ),
    )
    .where(and(eq(lessons.learnerId, learnerId), eq(lessons.conceptId, conceptId), isNotNull(lessons.approach)))
    .orderBy(asc(lessons.number));
  return rows.flatMap(({ approach, unclear }) => (approach === null ? [] : [{ approach, unclear: unclear ?? false }]));
}

export async function rememberShown(
  tx: Tx,
  learner: { learnerId: string; conceptId: string; courseId: string },
  keys: string[],
): Promise<void> {
  if (keys.length === 0) return;
  await tx
    .insert(shownMaterial)
    .values([...new Set(keys)].map((key) => ({ ...learner, key })))
    .onConflictDoUpdate({
      target: [shownMaterial.districtId, shownMaterial.learnerId, shownMaterial.conceptId, shownMaterial.key],
      set: { times: sql`${shownMaterial.times} + 1`, shownAt: sql`meno_now()` },
    });
}

export async function insertLesson(
  tx: Tx,
  row: Omit<typeof lessons.$inferInsert, 'id' | 'districtId'>,
): Promise<LessonRow> {
  const [made] = await tx
    .insert(lessons)
    .values({ id: uuidv7(), ...row })
    .returning();
  if (!made) throw new Error('The lesson was not stored.');
  await tx.insert(events).values({
    learnerId: row.learnerId,
    courseId: row.courseId,
    kind: 'lesson.composed',
    payload: {
      lessonId: made.id,
      conceptId: row.conceptId,
      number: row.number,
      mode: row.mode,
      composer: row.composer,
    },
  });
  return made;
}

export async function lessonById(
  tx: Tx,
  courseId: string,
  id: string,
): Promise<(LessonRow & { courseTitle: string }) | null> {
  const [row] = await tx
    .select({ lesson: lessons, courseTitle: courses.title })
    .from(lessons)
    .innerJoin(courses, and(eq(courses.districtId, lessons.districtId), eq(courses.id, lessons.courseId)))
    .where(and(eq(lessons.courseId, courseId), eq(lessons.id, id)));
  return row ? { ...row.lesson, courseTitle: row.courseTitle } : null;
}

export async function courseOf(tx: Tx, courseId: string): Promise<{ title: string; language: string }> {
  const [row] = await tx
    .select({ title: courses.title, language: courses.language })
    .from(courses)
    .where(eq(courses.id, courseId));
  return row ?? { title: '', language: 'en' };
}

export async function pageOfLessons(
  tx: Tx,
  courseId: string,
  learnerId: string,
  after: [string, string] | null,
  limit: number,
) {
  return tx
    .select({
      id: lessons.id,
      conceptId: lessons.conceptId,
      conceptName: lessons.conceptName,
      number: lessons.number,
      mode: lessons.mode,
      materialUsedUp: lessons.materialUsedUp,
      createdAt: lessons.createdAt,
    })
    .from(lessons)
    .where(
      and(
        eq(lessons.courseId, courseId),
        eq(lessons.learnerId, learnerId),
        after ? sql`(${lessons.createdAt}, ${lessons.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(lessons.createdAt), desc(lessons.id))
    .limit(limit);
}

/** How hard the learner found a lesson, as they said before. */
export async function feedbackFit(tx: Tx, lessonId: string, learnerId: string): Promise<LessonFeedback['fit']> {
  const [row] = await tx
    .select({ fit: lessonFeedback.fit })
    .from(lessonFeedback)
    .where(and(eq(lessonFeedback.lessonId, lessonId), eq(lessonFeedback.learnerId, learnerId)));
  return row?.fit ?? null;
}

export async function putFeedback(tx: Tx, row: Omit<typeof lessonFeedback.$inferInsert, 'districtId'>): Promise<void> {
  await tx
    .insert(lessonFeedback)
    .values(row)
    .onConflictDoUpdate({
      target: [lessonFeedback.districtId, lessonFeedback.lessonId, lessonFeedback.learnerId],
      set: {
        rating: row.rating,
        words: row.words,
        fit: row.fit ?? null,
        unclear: row.unclear ?? false,
        createdAt: sql`meno_now()`,
      },
    });
}
