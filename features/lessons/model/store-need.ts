import { and, desc, eq, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import { courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import type { ReadingPreferences, StoredSection } from '../contract';
import { lessons, readingPreferences } from '../schema';

export interface TermRow {
  id: string;
  name: string;
  aliases: string[];
  definitionText: string | null;
  definitionChunkId: string | null;
}

/** The course's concepts by name, with what the material says they are. */
export function termsOfCourse(tx: Tx, courseId: string): Promise<TermRow[]> {
  return tx
    .select({
      id: concepts.id,
      name: concepts.name,
      aliases: concepts.aliases,
      definitionText: concepts.definitionText,
      definitionChunkId: concepts.definitionChunkId,
    })
    .from(concepts)
    .where(and(eq(concepts.courseId, courseId), eq(concepts.hidden, false), sql`${concepts.mergedInto} is null`));
}

/** Sections of the learner's latest lessons on the concept, newest first. */
export async function earlierLessons(
  tx: Tx,
  learnerId: string,
  conceptId: string,
  limit: number,
): Promise<StoredSection[][]> {
  const rows = await tx
    .select({ sections: lessons.sections })
    .from(lessons)
    .where(and(eq(lessons.learnerId, learnerId), eq(lessons.conceptId, conceptId)))
    .orderBy(desc(lessons.number))
    .limit(limit);
  return rows.map(({ sections }) => sections);
}

/** Concepts that the learner has had a lesson on: their names are no new terms. */
export async function conceptsMet(tx: Tx, learnerId: string, courseId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ conceptId: lessons.conceptId })
    .from(lessons)
    .where(and(eq(lessons.learnerId, learnerId), eq(lessons.courseId, courseId)));
  return rows.map(({ conceptId }) => conceptId);
}

/** Counts up with every change of the course's material. */
export async function revisionOf(tx: Tx, courseId: string): Promise<number> {
  const [row] = await tx.select({ revision: courses.revision }).from(courses).where(eq(courses.id, courseId));
  return row?.revision ?? 0;
}

export async function preferencesOf(tx: Tx, learnerId: string): Promise<ReadingPreferences> {
  const [row] = await tx
    .select({ words: readingPreferences.words, length: readingPreferences.length })
    .from(readingPreferences)
    .where(eq(readingPreferences.learnerId, learnerId));
  return row ?? { words: 'usual', length: 'usual' };
}

export async function putPreferences(tx: Tx, learnerId: string, preferences: ReadingPreferences): Promise<void> {
  await tx
    .insert(readingPreferences)
    .values({ learnerId, ...preferences })
    .onConflictDoUpdate({
      target: [readingPreferences.districtId, readingPreferences.learnerId],
      set: { ...preferences, updatedAt: sql`meno_now()` },
    });
}
