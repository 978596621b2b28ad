import { systemActor } from '@/platform/database/transaction';
import type { LibraryContext } from '../service/deps';
import { chunkKeys, chunksToIndex } from '../store-chunks';
import { materialOf } from './course-material';
import { BUILTIN, type FittedChunk, fitKey, makeFit } from './fit-course';
import { indexHash, toIndexed } from './index-course';

type RefitContext = Pick<LibraryContext, 'database' | 'fits' | 'fitCourse' | 'embedder'>;

const BATCH = 500;

/**
 * Brings a course's fit to its chunks and to the embedder that is configured, beside the one in use, which stays until the new one is
 * whole. Costs a look at the chunks' hashes where nothing changed.
 * @returns whether a new one was made.
 */
export async function refitCourse(
  { database, fits, fitCourse, embedder }: RefitContext,
  districtId: string,
  courseId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const actor = systemActor(districtId);
  const model = embedder();
  const keys = await database.transaction(actor, (tx) => chunkKeys(tx, courseId));
  if (keys.length === 0) {
    await fits.remove(districtId, courseId);
    return false;
  }
  const ordered = keys.map((key) => ({ id: key.id, hash: indexHash(key) })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const before = await fits.load(districtId, courseId);
  if (before?.key === fitKey(model?.id ?? BUILTIN, ordered)) {
    // The first question after a start finds it in memory.
    materialOf(before);
    return false;
  }
  const chunks: FittedChunk[] = [];
  for (let at = 0; at < ordered.length; at += BATCH) {
    const ids = ordered.slice(at, at + BATCH).map(({ id }) => id);
    const rows = await database.transaction(actor, (tx) => chunksToIndex(tx, { ids }));
    for (const row of rows) {
      const { chunkId, hash, heading, text, language } = toIndexed(districtId, row);
      chunks.push({ id: chunkId, hash, heading, text, language });
    }
  }
  chunks.sort((a, b) => (a.id < b.id ? -1 : 1));
  const made = await makeFit(chunks, model, before, fitCourse, signal);
  signal.throwIfAborted();
  await fits.save(districtId, courseId, made);
  return true;
}
