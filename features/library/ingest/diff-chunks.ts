import { createHash } from 'node:crypto';
import type { Passage } from '@/platform/markdown/types';

/** What a stored chunk must say to be compared. */
export interface StoredChunk {
  id: string;
  ordinal: number;
  hash: string;
}

export interface ChunkDiff {
  /** Passages that take over a stored chunk's id: same heading path and text. */
  kept: { id: string; passage: Passage; hash: string }[];
  added: { passage: Passage; hash: string }[];
  removedIds: string[];
}

/** Names what a reader reads of a chunk: heading path and text. Positions and markup may change around it. */
export function chunkHash(passage: Pick<Passage, 'headingPath' | 'text'>): string {
  return createHash('sha256')
    .update(JSON.stringify([passage.headingPath, passage.text]))
    .digest('hex');
}

/**
 * Matches the passages of a new version with the stored chunks, so that whatever points to an unchanged chunk still does.
 * Equal chunks (the same words under the same headings, twice) are matched in order.
 */
export function diffChunks(stored: readonly StoredChunk[], passages: readonly Passage[]): ChunkDiff {
  const free = new Map<string, string[]>();
  for (const chunk of [...stored].sort((a, b) => a.ordinal - b.ordinal)) {
    const ids = free.get(chunk.hash);
    if (ids) ids.push(chunk.id);
    else free.set(chunk.hash, [chunk.id]);
  }
  const diff: ChunkDiff = { kept: [], added: [], removedIds: [] };
  for (const passage of passages) {
    const hash = chunkHash(passage);
    const id = free.get(hash)?.shift();
    if (id === undefined) diff.added.push({ passage, hash });
    else diff.kept.push({ id, passage, hash });
  }
  diff.removedIds = [...free.values()].flat();
  return diff;
}
