import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import type { ChunkPlace } from '@/features/library/contract';
import { chunks, sources } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';

/** A concept of the course by one of its names, case aside, with what it means; null where there is none or it has no definition. */
export async function definitionOf(
  tx: Tx,
  courseId: string,
  name: string,
): Promise<{ name: string; meaning: string } | null> {
  const lower = name.trim().toLowerCase();
  const [row] = await tx
    .select({ name: concepts.name, meaning: concepts.definitionText })
    .from(concepts)
    .where(
      and(
        eq(concepts.courseId, courseId),
        eq(concepts.hidden, false),
        isNull(concepts.mergedInto),
        or(
          sql`lower(${concepts.name}) = ${lower}`,
          sql`exists (select 1 from unnest(${concepts.aliases}) alias where lower(alias) = ${lower})`,
        ),
      ),
    )
    .limit(1);
  return row?.meaning ? { name: row.name, meaning: row.meaning } : null;
}

/** Where a chunk stands: its headings, outermost first, and its source. */
export async function placeOfChunk(
  tx: Tx,
  chunkId: string,
): Promise<{ sourceId: string; sourceTitle: string; headings: string[]; place: ChunkPlace | null } | null> {
  const [row] = await tx
    .select({
      sourceId: chunks.sourceId,
      sourceTitle: sources.title,
      headings: chunks.headingPath,
      place: chunks.place,
    })
    .from(chunks)
    .innerJoin(sources, and(eq(sources.districtId, chunks.districtId), eq(sources.id, chunks.sourceId)))
    .where(eq(chunks.id, chunkId));
  return row ?? null;
}
