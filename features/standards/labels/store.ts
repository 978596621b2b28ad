import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import { chunks, sources } from '@/features/library/schema';
import { items } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import { materialLabels } from '../schema';

export type LabelRow = typeof materialLabels.$inferSelect;

export async function labelsOf(tx: Tx, courseId: string): Promise<LabelRow[]> {
  return tx.select().from(materialLabels).where(eq(materialLabels.courseId, courseId));
}

/** Teachers' words on these sources and on passages of theirs. */
export async function labelsOn(tx: Tx, sourceIds: readonly string[]): Promise<LabelRow[]> {
  if (sourceIds.length === 0) return [];
  return tx
    .select()
    .from(materialLabels)
    .where(
      and(inArray(materialLabels.targetKind, ['source', 'chunk']), inArray(materialLabels.targetId, [...sourceIds])),
    );
}

/** Passages of a course in teaching order, or of one source. */
export async function chunksOf(tx: Tx, courseId: string, sourceId: string | null) {
  const language = sql<string>`coalesce(${sources.language}, (select c.language from courses c where c.district_id = ${sources.districtId} and c.id = ${sources.courseId}))`;
  const { id, hash, headingPath, text, blocks, ordinal } = chunks;
  return tx
    .select({
      id,
      hash,
      headingPath,
      text,
      blocks,
      ordinal,
      sourceId: chunks.sourceId,
      position: sources.position,
      language,
    })
    .from(chunks)
    .innerJoin(sources, and(eq(sources.districtId, chunks.districtId), eq(sources.id, chunks.sourceId)))
    .where(and(eq(chunks.courseId, courseId), sourceId ? eq(chunks.sourceId, sourceId) : undefined))
    .orderBy(asc(sources.position), asc(chunks.ordinal));
}

export async function sourceCount(tx: Tx, courseId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(sources)
    .where(eq(sources.courseId, courseId));
  return row?.count ?? 0;
}

export async function conceptsOf(tx: Tx, courseId: string) {
  const { id, name, level, definitionText } = concepts;
  return tx
    .select({ id, name, level, definitionText })
    .from(concepts)
    .where(and(eq(concepts.courseId, courseId), eq(concepts.hidden, false), sql`${concepts.mergedInto} is null`))
    .orderBy(asc(concepts.position));
}

export async function itemsOf(tx: Tx, courseId: string) {
  return tx
    .select({ id: items.id, difficulty: items.difficulty })
    .from(items)
    .where(and(eq(items.courseId, courseId), eq(items.status, 'active')))
    .orderBy(asc(items.id));
}
