import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { concepts } from '@/features/concepts/schema';
import { items } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import { courses, sources } from './schema';

export interface CourseValues {
  title: string;
  description: string;
  language: string;
  visibility: 'district' | 'classes';
}

export async function insertCourse(tx: Tx, ownerId: string, values: CourseValues): Promise<string> {
  const id = uuidv7();
  await tx.insert(courses).values({ id, ownerId, ...values });
  return id;
}

export type CourseRow = Awaited<ReturnType<typeof listCourses>>[number];

/** Courses that the transaction may see, newest first, with their counts. `id` for one; `before` for the next page. */
export async function listCourses(tx: Tx, where: { id?: string; before?: string | null }, limit: number) {
  const count = sql<number>`count(*)::int`;
  const ready = tx
    .select({
      courseId: sources.courseId,
      sourceCount: sql<number>`count(*) filter (where ${sources.status} = 'ready')::int`.as('source_count'),
      chunkCount: sql<number>`coalesce(sum(${sources.chunkCount}), 0)::int`.as('course_chunk_count'),
    })
    .from(sources)
    .groupBy(sources.courseId)
    .as('ready');
  const shownConcepts = tx
    .select({ courseId: concepts.courseId, conceptCount: count.as('concept_count') })
    .from(concepts)
    .where(and(eq(concepts.hidden, false), sql`${concepts.mergedInto} is null`))
    .groupBy(concepts.courseId)
    .as('shown_concepts');
  const activeItems = tx
    .select({ courseId: items.courseId, itemCount: count.as('item_count') })
    .from(items)
    .where(eq(items.status, 'active'))
    .groupBy(items.courseId)
    .as('active_items');
  return tx
    .select({
      id: courses.id,
      title: courses.title,
      description: courses.description,
      language: courses.language,
      visibility: courses.visibility,
      createdAt: courses.createdAt,
      updatedAt: courses.updatedAt,
      editable: sql<boolean>`${courses.id} in (select meno_editable_courses())`,
      sourceCount: ready.sourceCount,
      chunkCount: ready.chunkCount,
      conceptCount: shownConcepts.conceptCount,
      itemCount: activeItems.itemCount,
    })
    .from(courses)
    .leftJoin(ready, eq(ready.courseId, courses.id))
    .leftJoin(shownConcepts, eq(shownConcepts.courseId, courses.id))
    .leftJoin(activeItems, eq(activeItems.courseId, courses.id))
    .where(
      and(where.id ? eq(courses.id, where.id) : undefined, where.before ? lt(courses.id, where.before) : undefined),
    )
    .orderBy(desc(courses.id))
    .limit(limit);
}

export async function updateCourse(tx: Tx, id: string, values: Partial<CourseValues>, now: Date): Promise<void> {
  await tx
    .update(courses)
    .set({ ...values, updatedAt: now })
    .where(eq(courses.id, id));
}

/** @returns whether there was one. */
export async function deleteCourse(tx: Tx, id: string): Promise<boolean> {
  return (await tx.delete(courses).where(eq(courses.id, id)).returning({ id: courses.id })).length > 0;
}

/** Courses that the transaction may see, of those asked for (all, when none are named), with their titles. */
export async function visibleCourses(tx: Tx, id?: string): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: courses.id, title: courses.title })
    .from(courses)
    .where(id ? eq(courses.id, id) : undefined);
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** Holds the course's row until the transaction ends, so that uploads to one course are written one after the other. */
export async function lockCourse(tx: Tx, id: string): Promise<boolean> {
  return (await tx.select({ id: courses.id }).from(courses).where(eq(courses.id, id)).for('no key update')).length > 0;
}

/**
 * Names the state of a course, or null when the transaction may not see it: its revision, and the transaction that wrote it
 * (`xmin`), so that a revision that was rolled back is never taken for the one that came in its place.
 */
export async function courseVersion(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.select({ version }).from(courses).where(eq(courses.id, id));
  return row?.version ?? null;
}

/** See {@link courseVersion}. */
const version = sql<string>`${courses.revision} || '.' || ${courses}.xmin::text`;

/** Where, in what languages (its own first) and in which version a course is searched, or null when the transaction may not see it. */
export async function searchedCourse(
  tx: Tx,
  id: string,
): Promise<{ districtId: string; languages: string[]; version: string } | null> {
  const rows = await tx
    .selectDistinct({ districtId: courses.districtId, own: courses.language, language: sources.language, version })
    .from(courses)
    .leftJoin(sources, and(eq(sources.districtId, courses.districtId), eq(sources.courseId, courses.id)))
    .where(eq(courses.id, id));
  const [first] = rows;
  if (!first) return null;
  return {
    districtId: first.districtId,
    version: first.version,
    languages: [...new Set([first.own, ...rows.flatMap((row) => row.language ?? [])])],
  };
}

/** Languages of what the transaction may see of these courses: those that were set, and those that sources are written in. */
export async function materialLanguages(tx: Tx, courseIds: readonly string[]): Promise<string[]> {
  if (courseIds.length === 0) return [];
  const wanted = [...courseIds];
  const [own, written] = [
    await tx.selectDistinct({ language: courses.language }).from(courses).where(inArray(courses.id, wanted)),
    await tx.selectDistinct({ language: sources.language }).from(sources).where(inArray(sources.courseId, wanted)),
  ];
  return [...new Set([...own, ...written].flatMap((row) => row.language ?? []))];
}

/**
 * Gives a course whose language nobody has set that in which most of its material is written; English where the material doesn't tell. As
 * long as there is no material it stays open.
 */
export async function settleLanguage(tx: Tx, id: string, now: Date): Promise<void> {
  const ready = await tx
    .select({ language: sources.language })
    .from(sources)
    .where(and(eq(sources.courseId, id), eq(sources.status, 'ready')))
    .groupBy(sources.language)
    .orderBy(sql`sum(${sources.bytes}) desc`, sources.language);
  if (ready.length === 0) return;
  const told = ready.find(({ language }) => language !== null);
  await tx
    .update(courses)
    .set({ language: told?.language ?? 'en', updatedAt: now })
    .where(and(eq(courses.id, id), eq(courses.language, 'und')));
}

export async function bumpRevision(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .update(courses)
    .set({ revision: sql`${courses.revision} + 1`, updatedAt: now })
    .where(eq(courses.id, id));
}
