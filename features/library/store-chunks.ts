import { and, asc, eq, gt, inArray, not, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import type { Chunk, ChunkPlace, CourseChunk } from './contract';
import type { ChunkDiff } from './ingest/diff-chunks';
import { decisionOfChunk, isHidden, isPinned } from './inspect/store-decisions';
import { chunks, courses, sources } from './schema';
import { chunkDecisions } from './schema-decisions';
import { partOf } from './sources/part';

/** Rows in one statement, well under PostgreSQL's 65,535 parameters. */
const BATCH = 500;

/** Language of a source as far as its words tell, else that of its course. */
const language = sql<string>`coalesce(${sources.language}, ${courses.language})`;
const ofCourse = and(eq(courses.districtId, chunks.districtId), eq(courses.id, chunks.courseId));

export type ChunkRow = typeof chunks.$inferSelect;

export async function chunksOfSource(tx: Tx, sourceId: string): Promise<ChunkRow[]> {
  return tx.select().from(chunks).where(eq(chunks.sourceId, sourceId)).orderBy(asc(chunks.ordinal));
}

export async function chunkById(tx: Tx, courseId: string, id: string): Promise<ChunkRow | null> {
  const [row] = await tx
    .select()
    .from(chunks)
    .where(and(eq(chunks.courseId, courseId), eq(chunks.id, id)));
  return row ?? null;
}

/** Chunks with where they stand, in teaching order; all of the course that are not hidden, or those named. */
export async function courseChunks(tx: Tx, courseId: string, ids?: string[]): Promise<CourseChunk[]> {
  const source = { sourceTitle: sources.title, sourcePath: sources.path, sourcePosition: sources.position };
  const rows = await tx
    .select({ chunk: chunks, ...source, pinned: isPinned, part: sources.part })
    .from(chunks)
    .innerJoin(sources, and(eq(sources.districtId, chunks.districtId), eq(sources.id, chunks.sourceId)))
    .leftJoin(chunkDecisions, decisionOfChunk)
    .where(and(eq(chunks.courseId, courseId), not(isHidden), ids ? inArray(chunks.id, ids) : undefined))
    .orderBy(asc(sources.position), asc(sources.id), asc(chunks.ordinal));
  return rows.map(({ chunk, part, ...source }) => ({
    ...showChunk(chunk),
    blocks: chunk.blocks,
    ...source,
    supplementary: partOf({ part, path: source.sourcePath }) === 'supplementary',
  }));
}

/** What a search hit shows of chunks, hidden ones too, whatever course they are in; row-level security leaves out what is not the reader's. */
export async function hitChunks(tx: Tx, ids: string[]) {
  if (ids.length === 0) return [];
  return tx
    .select({
      id: chunks.id,
      courseId: chunks.courseId,
      sourceId: chunks.sourceId,
      sourceTitle: sources.title,
      headingPath: chunks.headingPath,
      place: chunks.place,
      text: chunks.text,
      blocks: chunks.blocks,
      hash: chunks.hash,
      format: sources.format,
      hidden: isHidden,
      pinned: isPinned,
      language,
    })
    .from(chunks)
    .innerJoin(sources, and(eq(sources.districtId, chunks.districtId), eq(sources.id, chunks.sourceId)))
    .innerJoin(courses, ofCourse)
    .leftJoin(chunkDecisions, decisionOfChunk)
    .where(inArray(chunks.id, ids));
}

export interface ChunkKey {
  id: string;
  hash: string;
  sourceTitle: string;
  language: string;
}

/** What the search index must hold of a course. */
export async function chunkKeys(tx: Tx, courseId: string): Promise<ChunkKey[]> {
  return tx
    .select({ id: chunks.id, hash: chunks.hash, sourceTitle: sources.title, language })
    .from(chunks)
    .innerJoin(sources, and(eq(sources.districtId, chunks.districtId), eq(sources.id, chunks.sourceId)))
    .innerJoin(courses, ofCourse)
    .where(eq(chunks.courseId, courseId));
}

/** Chunks as the index takes them: the named ones, or up to `limit` of the whole district from behind an id. */
export async function chunksToIndex(tx: Tx, pick: { ids: string[] } | { after: string | null; limit: number }) {
  const query = tx
    .select({
      id: chunks.id,
      courseId: chunks.courseId,
      sourceId: chunks.sourceId,
      hash: chunks.hash,
      headingPath: chunks.headingPath,
      text: chunks.text,
      sourceTitle: sources.title,
      language,
    })
    .from(chunks)
    .innerJoin(sources, and(eq(sources.districtId, chunks.districtId), eq(sources.id, chunks.sourceId)))
    .innerJoin(courses, ofCourse)
    .orderBy(asc(chunks.id));
  if ('ids' in pick) return query.where(inArray(chunks.id, pick.ids));
  return query.where(pick.after ? gt(chunks.id, pick.after) : undefined).limit(pick.limit);
}

/**
 * Brings a source's chunks to its new version: removes, adds, and updates those whose place, anchor or markup changed.
 * @returns whether anything did.
 */
export async function applyDiff(
  tx: Tx,
  place: { courseId: string; sourceId: string },
  stored: ChunkRow[],
  diff: ChunkDiff,
  where: PlaceOf = () => null,
): Promise<boolean> {
  for (let at = 0; at < diff.removedIds.length; at += BATCH)
    await tx.delete(chunks).where(inArray(chunks.id, diff.removedIds.slice(at, at + BATCH)));
  const added = diff.added.map(({ passage, hash }) => ({ id: uuidv7(), ...place, ...columnsOf(passage, where), hash }));
  for (let at = 0; at < added.length; at += BATCH) await tx.insert(chunks).values(added.slice(at, at + BATCH));
  const before = new Map(stored.map((row) => [row.id, fingerprint(row)]));
  let moved = 0;
  for (const { id, passage } of diff.kept) {
    const columns = columnsOf(passage, where);
    if (before.get(id) === fingerprint(columns)) continue;
    await tx.update(chunks).set(columns).where(eq(chunks.id, id));
    moved++;
  }
  return diff.removedIds.length + added.length + moved > 0;
}

/** Where in the original a stretch of a source's text stands. */
export type PlaceOf = (start: number, end: number) => ChunkPlace | null;

function columnsOf(passage: ChunkDiff['added'][number]['passage'], where: PlaceOf) {
  return {
    ordinal: passage.ordinal,
    headingPath: passage.headingPath,
    anchor: passage.anchor,
    startOffset: passage.start,
    endOffset: passage.end,
    text: passage.text,
    blocks: passage.blocks,
    place: where(passage.start, passage.end),
  };
}

/** Equal for equal columns; JSON objects come back from the database with their keys in another order. */
function fingerprint(columns: ReturnType<typeof columnsOf>): string {
  const { ordinal, anchor, startOffset, endOffset, blocks, place } = columns;
  return JSON.stringify([
    ordinal,
    anchor,
    startOffset,
    endOffset,
    place && [place.kind, place.from, place.to, place.number],
    blocks.map((block) =>
      Object.entries(block)
        .filter(([, value]) => value !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  ]);
}

export function showChunk(row: ChunkRow): Chunk {
  return {
    id: row.id,
    sourceId: row.sourceId,
    ordinal: row.ordinal,
    headingPath: row.headingPath,
    anchor: row.anchor,
    start: row.startOffset,
    end: row.endOffset,
    place: row.place,
    text: row.text,
  };
}
