import { systemActor } from '@/platform/database/transaction';
import { type BuildContext, buildBeside, isHeld } from '../reindex/build-beside';
import { indexOf } from '../reindex/store-index';
import { chunkKeys, chunksToIndex } from '../store-chunks';
import { materialOf } from './course-material';
import { BUILTIN, type FittedChunk, fitKey, makeFit } from './fit-course';
import { indexHash, toIndexed } from './index-course';

const BATCH = 500;

/**
 * Brings a course's fit to its chunks and to the embedder that is configured, beside the one in use, which stays until the new one is
 * whole. An editor may hold the course to the built-in embedder. Costs a look at the chunks' hashes where nothing changed.
 * @returns whether a new one is in use.
 */
export async function refitCourse(
  context: BuildContext,
  districtId: string,
  courseId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { database, fits, fitCourse } = context;
  const actor = systemActor(districtId);
  const row = await database.transaction(actor, (tx) => indexOf(tx, courseId));
  const configured = context.embedder();
  const keys = await database.transaction(actor, (tx) => chunkKeys(tx, courseId));
  if (keys.length === 0) {
    await fits.remove(districtId, courseId);
    return false;
  }
  const ordered = keys.map((key) => ({ id: key.id, hash: indexHash(key) })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const before = await fits.load(districtId, courseId);
  const model = isHeld(row, configured, before?.embedder ?? null) ? null : configured;
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
  const whole = model && (await fits.loadWhole(districtId, courseId));
  if (model) return buildBeside(context, { districtId, courseId, chunks, model, before: whole }, signal);
  const made = await makeFit(chunks, null, null, fitCourse, signal);
  signal.throwIfAborted();
  await fits.save(districtId, courseId, made);
  return true;
}
