import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { chunks, courses } from '@/features/library/schema';
import { mastery } from '@/features/mastery/schema';
import { items } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import { conceptChunks, concepts, prerequisites } from './schema';

export type ConceptRow = typeof concepts.$inferSelect;
export type ConceptChunkRow = typeof conceptChunks.$inferSelect;
export type PrerequisiteRow = typeof prerequisites.$inferSelect;
export type NewConcept = Omit<typeof concepts.$inferInsert, 'id' | 'districtId'>;

/** Rows of one statement: PostgreSQL takes at most 65,535 parameters. */
const BATCH = 2000;

/** Neither merged into another nor taken away by a teacher. */
const onMap = and(isNull(concepts.mergedInto), eq(concepts.removed, false));

/** Every concept of a course, hidden, merged and removed ones too, in teaching order. */
export async function conceptsOf(tx: Tx, courseId: string): Promise<ConceptRow[]> {
  return tx
    .select()
    .from(concepts)
    .where(eq(concepts.courseId, courseId))
    .orderBy(asc(concepts.position), asc(concepts.id));
}

export async function conceptById(tx: Tx, courseId: string, id: string): Promise<ConceptRow | null> {
  const [row] = await tx
    .select()
    .from(concepts)
    .where(and(eq(concepts.courseId, courseId), eq(concepts.id, id), onMap));
  return row ?? null;
}

export async function pageOfConcepts(
  tx: Tx,
  courseId: string,
  includeHidden: boolean,
  after: [number, string] | null,
  limit: number,
) {
  return tx
    .select()
    .from(concepts)
    .where(
      and(
        eq(concepts.courseId, courseId),
        onMap,
        includeHidden ? undefined : eq(concepts.hidden, false),
        after ? sql`(${concepts.position}, ${concepts.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(concepts.position), asc(concepts.id))
    .limit(limit);
}

export async function insertConcepts(tx: Tx, rows: NewConcept[]): Promise<ConceptRow[]> {
  const made: ConceptRow[] = [];
  for (let i = 0; i < rows.length; i += BATCH) {
    const batch = rows.slice(i, i + BATCH).map((row) => ({ id: uuidv7(), ...row }));
    made.push(...(await tx.insert(concepts).values(batch).returning()));
  }
  return made;
}

export async function updateConcept(tx: Tx, id: string, change: Partial<NewConcept>): Promise<void> {
  await tx
    .update(concepts)
    .set({ ...change, updatedAt: sql`meno_now()` })
    .where(eq(concepts.id, id));
}

export async function deleteConcepts(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(concepts).where(inArray(concepts.id, ids));
}

/** Concepts that some learner has evidence on. */
export async function conceptsWithHistory(tx: Tx, courseId: string): Promise<Set<string>> {
  const rows = await tx.selectDistinct({ id: mastery.conceptId }).from(mastery).where(eq(mastery.courseId, courseId));
  return new Set(rows.map((row) => row.id));
}

export async function chunksOf(tx: Tx, courseId: string): Promise<ConceptChunkRow[]> {
  return tx
    .select()
    .from(conceptChunks)
    .where(eq(conceptChunks.courseId, courseId))
    .orderBy(asc(conceptChunks.conceptId), desc(conceptChunks.weight), asc(conceptChunks.chunkId));
}

export async function replaceExtractedChunks(
  tx: Tx,
  courseId: string,
  rows: Omit<typeof conceptChunks.$inferInsert, 'districtId'>[],
): Promise<void> {
  await tx
    .delete(conceptChunks)
    .where(and(eq(conceptChunks.courseId, courseId), eq(conceptChunks.origin, 'extracted')));
  for (let i = 0; i < rows.length; i += BATCH)
    await tx
      .insert(conceptChunks)
      .values(rows.slice(i, i + BATCH))
      .onConflictDoNothing();
}

/** Says by a teacher's word whether a chunk teaches a concept. */
export async function setChunkRole(
  tx: Tx,
  courseId: string,
  conceptId: string,
  chunkIds: string[],
  role: 'teaches' | 'excluded',
): Promise<void> {
  if (chunkIds.length === 0) return;
  const rows = chunkIds.map((chunkId) => ({
    conceptId,
    chunkId,
    courseId,
    role,
    weight: 1,
    origin: 'teacher' as const,
  }));
  await tx
    .insert(conceptChunks)
    .values(rows)
    .onConflictDoUpdate({
      target: [conceptChunks.districtId, conceptChunks.conceptId, conceptChunks.chunkId],
      set: { role, weight: 1, origin: 'teacher' },
    });
}

export async function prerequisitesOf(tx: Tx, courseId: string): Promise<PrerequisiteRow[]> {
  return tx
    .select()
    .from(prerequisites)
    .where(eq(prerequisites.courseId, courseId))
    .orderBy(asc(prerequisites.conceptId), desc(prerequisites.weight), asc(prerequisites.prerequisiteId));
}

export async function putPrerequisites(
  tx: Tx,
  rows: Omit<typeof prerequisites.$inferInsert, 'districtId'>[],
): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH) {
    await tx
      .insert(prerequisites)
      .values(rows.slice(i, i + BATCH))
      .onConflictDoUpdate({
        target: [prerequisites.districtId, prerequisites.prerequisiteId, prerequisites.conceptId],
        set: {
          origin: sql`excluded.origin`,
          status: sql`excluded.status`,
          weight: sql`excluded.weight`,
          evidence: sql`excluded.evidence`,
        },
      });
  }
}

export async function deleteProposals(tx: Tx, courseId: string): Promise<void> {
  await tx
    .delete(prerequisites)
    .where(
      and(
        eq(prerequisites.courseId, courseId),
        eq(prerequisites.origin, 'proposed'),
        eq(prerequisites.status, 'active'),
      ),
    );
}

export async function deletePrerequisite(tx: Tx, prerequisiteId: string, conceptId: string): Promise<void> {
  await tx
    .delete(prerequisites)
    .where(and(eq(prerequisites.prerequisiteId, prerequisiteId), eq(prerequisites.conceptId, conceptId)));
}

/** Which of these chunks the course still has. */
export async function chunksThere(tx: Tx, courseId: string, ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let i = 0; i < ids.length; i += BATCH) {
    const rows = await tx
      .select({ id: chunks.id })
      .from(chunks)
      .where(and(eq(chunks.courseId, courseId), inArray(chunks.id, ids.slice(i, i + BATCH))));
    for (const row of rows) found.add(row.id);
  }
  return found;
}

export async function itemCounts(tx: Tx, courseId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ conceptId: items.conceptId, count: sql<number>`count(*)::int` })
    .from(items)
    .where(and(eq(items.courseId, courseId), eq(items.status, 'active')))
    .groupBy(items.conceptId);
  return new Map(rows.map((row) => [row.conceptId, row.count]));
}

/** Items follow their concept's material when concepts are merged or split; returns those that moved. */
export async function moveItems(
  tx: Tx,
  fromConceptId: string,
  toConceptId: string,
  chunkIds: string[] | null,
): Promise<string[]> {
  const rows = await tx
    .update(items)
    .set({ conceptId: toConceptId, updatedAt: sql`meno_now()` })
    .where(and(eq(items.conceptId, fromConceptId), chunkIds ? inArray(items.chunkId, chunkIds) : undefined))
    .returning({ id: items.id });
  return rows.map((row) => row.id);
}

export async function revisionOf(tx: Tx, courseId: string): Promise<number | null> {
  const [row] = await tx.select({ revision: courses.revision }).from(courses).where(eq(courses.id, courseId));
  return row?.revision ?? null;
}

export async function languageOf(tx: Tx, courseId: string): Promise<string> {
  const [row] = await tx.select({ language: courses.language }).from(courses).where(eq(courses.id, courseId));
  return row?.language ?? 'en';
}

/** Counts the course's revision up and returns it. */
export async function bumpRevision(tx: Tx, courseId: string): Promise<number> {
  const [row] = await tx
    .update(courses)
    .set({ revision: sql`${courses.revision} + 1`, updatedAt: sql`meno_now()` })
    .where(eq(courses.id, courseId))
    .returning({ revision: courses.revision });
  return row?.revision ?? 0;
}

/** One writer at a time on the map of a course: two teachers' edits and a rebuild follow one another. */
export async function lockMap(tx: Tx, courseId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`concepts:${courseId}`}, 0))`);
}
