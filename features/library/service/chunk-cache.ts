import { LRUCache } from 'lru-cache';
import type { Tx } from '@/platform/database/transaction';
import type { CourseChunk } from '../contract';
import { courseChunks } from '../store-chunks';
import { courseVersion } from '../store-courses';

/** Characters of material that are held, over all courses. A chunk takes about three times its text with its blocks. */
const MOST_CHARACTERS = 60_000_000;

/** Chunks of whole courses by course and version, so that a lesson does not read thousands of rows. */
export interface ChunkCache {
  /** In teaching order; none when the transaction may not see the course. Not to be changed by the caller. */
  all(tx: Tx, courseId: string): Promise<readonly CourseChunk[]>;
  /**
   * In teaching order; ids that are no chunk of the course are left out.
   * @param version of the course, where the caller has read it in this transaction already
   */
  some(tx: Tx, courseId: string, ids: readonly string[], version?: string): Promise<CourseChunk[]>;
}

interface Held {
  version: string;
  chunks: readonly CourseChunk[];
  byId: Map<string, number>;
}

export function createChunkCache(): ChunkCache {
  const held = new LRUCache<string, Held>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ chunks }) => 1 + chunks.reduce((sum, chunk) => sum + 3 * chunk.text.length, 0),
  });

  async function current(tx: Tx, courseId: string, version: string): Promise<Held> {
    const known = held.get(courseId);
    if (known?.version === version) return known;
    const chunks = await courseChunks(tx, courseId);
    const fresh = { version, chunks, byId: new Map(chunks.map((chunk, place) => [chunk.id, place])) };
    held.set(courseId, fresh);
    return fresh;
  }

  return {
    async all(tx, courseId) {
      // The version is read under the caller's row-level security: what is not theirs to see is not in the cache for them.
      const version = await courseVersion(tx, courseId);
      return version === null ? [] : (await current(tx, courseId, version)).chunks;
    },
    async some(tx, courseId, ids, read) {
      const version = read ?? (await courseVersion(tx, courseId));
      if (version === null || ids.length === 0) return [];
      const known = held.get(courseId);
      if (known?.version !== version) return courseChunks(tx, courseId, [...new Set(ids)]);
      const places = [...new Set(ids)].flatMap((id) => known.byId.get(id) ?? []).sort((a, b) => a - b);
      return places.flatMap((place) => known.chunks[place] ?? []);
    },
  };
}
