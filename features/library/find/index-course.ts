import { createHash } from 'node:crypto';
import { systemActor } from '@/platform/database/transaction';
import type { IndexedChunk } from '@/platform/search/search-index';
import type { LibraryContext } from '../service/deps';
import { type ChunkKey, chunkKeys, chunksToIndex } from '../store-chunks';

type IndexContext = Pick<LibraryContext, 'database' | 'search'>;

const BATCH = 2_000;

/**
 * Brings the search index to what the database holds of a course: writes what is missing or changed there, removes what is
 * gone. Comparing costs little, so it needs no record of what an ingestion did, and heals whatever a fault left behind.
 * @returns how many rows were written and removed.
 */
export async function indexCourse(
  { database, search }: IndexContext,
  districtId: string,
  courseId: string,
): Promise<{ written: number; removed: number }> {
  const actor = systemActor(districtId);
  const keys = await database.transaction(actor, (tx) => chunkKeys(tx, courseId));
  const expected = keys.map((key) => ({ chunkId: key.id, hash: indexHash(key) }));
  const { stale, extra } = await search.verify(districtId, courseId, expected);
  await search.removeChunks(districtId, extra);
  for (let at = 0; at < stale.length; at += BATCH) {
    const ids = stale.slice(at, at + BATCH);
    const rows = await database.transaction(actor, (tx) => chunksToIndex(tx, { ids }));
    await search.upsert(rows.map((row) => toIndexed(districtId, row)));
  }
  if (stale.length + extra.length > 0) await search.optimise();
  return { written: stale.length, removed: extra.length };
}

/** Every chunk of the districts, in batches, to fill the index from nothing. */
export async function* allChunks({ database }: Pick<IndexContext, 'database'>, districtIds: readonly string[]) {
  for (const districtId of districtIds) {
    let after: string | null = null;
    for (;;) {
      const pick: { after: string | null; limit: number } = { after, limit: BATCH };
      const rows = await database.transaction(systemActor(districtId), (tx) => chunksToIndex(tx, pick));
      yield rows.map((row) => toIndexed(districtId, row));
      after = rows.at(-1)?.id ?? null;
      if (rows.length < BATCH) break;
    }
  }
}

type ChunkToIndex = Awaited<ReturnType<typeof chunksToIndex>>[number];

export function toIndexed(districtId: string, row: ChunkToIndex): IndexedChunk {
  return {
    chunkId: row.id,
    districtId,
    courseId: row.courseId,
    sourceId: row.sourceId,
    hash: indexHash(row),
    // The document's title is its first heading as a rule: then it counts once.
    heading: [...new Set([row.sourceTitle, ...row.headingPath])].join(' › '),
    text: row.text,
    language: row.language,
  };
}

/** Changes with what is searched: the chunk, the title that stands over it, and the language of both. */
export function indexHash({
  hash,
  sourceTitle,
  language,
}: Pick<ChunkKey, 'hash' | 'sourceTitle' | 'language'>): string {
  return createHash('sha256').update(`${hash} ${language} ${sourceTitle}`).digest('base64url');
}
