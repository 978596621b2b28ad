import { systemActor } from '@/platform/database/transaction';
import { type Embedder, ModelError } from '@/platform/models/types';
import type { StoredFit } from '@/platform/search/fit-store';
import { BUILTIN, type FittedChunk, makeFit } from '../find/fit-course';
import { measureCourse } from '../measure/measure-course';
import { createChunkCache } from '../service/chunk-cache';
import type { LibraryDeps } from '../service/deps';
import { changeIndex, type IndexValues, putIndex } from './store-index';

/** A question set may lose so much by other vectors before an editor is asked. */
const TOLERATED = 0.005;
/** Milliseconds between two notes of how far it is. */
const NOTE_EVERY_MS = 400;

export type BuildContext = Pick<LibraryDeps, 'database' | 'fits' | 'fitCourse' | 'embedder' | 'search' | 'now'>;

/** An editor stopped it. */
class Cancelled extends Error {}

export interface Build {
  districtId: string;
  courseId: string;
  chunks: readonly FittedChunk[];
  model: Embedder;
  /** In use; null: nothing yet. */
  before: StoredFit | null;
}

/**
 * Makes a course's vectors by a model outside, in batches that are kept: after a kill or a fault it goes on where it stopped. They take the
 * place of others once they are whole, and only if the course's questions find their passages as well by them as before; else an editor
 * decides. What is in use stays in use meanwhile.
 *
 * @returns whether the new ones are in use.
 * @throws ModelError when the model fails
 */
export async function buildBeside(context: BuildContext, build: Build, signal: AbortSignal): Promise<boolean> {
  const { fits, database, now } = context;
  const { districtId, courseId, model, before } = build;
  const inDistrict = <T>(work: Parameters<typeof database.transaction<T>>[1]) =>
    database.transaction(systemActor(districtId), work);
  const change = (values: IndexValues) => inDistrict((tx) => changeIndex(tx, courseId, 'building', values, now()));
  const switches = before !== null && before.embedder !== model.id;
  const begin = {
    ...{ embedder: model.id, state: 'building' as const, done: 0, total: 0, failure: null, startedAt: now() },
    ...{ before: switches ? before.embedder : null, scoreBefore: null, scoreAfter: null },
  };
  await inDistrict((tx) => putIndex(tx, courseId, begin, now()));
  try {
    const parts = await fits.parts(districtId, courseId, model.id, model.dimensions);
    let noted = 0;
    const progress = async (done: number, total: number) => {
      if (done < total && Date.now() - noted < NOTE_EVERY_MS) return;
      noted = Date.now();
      if (!(await change({ done, total }))) throw new Cancelled('An editor stopped it.');
    };
    const made = await makeFit(build.chunks, model, before, context.fitCourse, signal, { making: { parts, progress } });
    signal.throwIfAborted();
    await fits.saveBeside(districtId, courseId, made);
    const scores = switches ? await scoresOf(context, build, signal) : null;
    const worse = scores !== null && scores.scoreAfter < scores.scoreBefore - TOLERATED;
    if (!(await change({ state: worse ? 'waiting' : 'done', ...scores }))) throw new Cancelled('An editor stopped it.');
    return !worse && (await fits.takeBeside(districtId, courseId));
  } catch (error) {
    if (error instanceof Cancelled) {
      await fits.removeBeside(districtId, courseId);
      return false;
    }
    if (!signal.aborted) await change({ state: 'failed', failure: codeOf(error) });
    throw error;
  }
}

/** nDCG@10 of the question set, by the vectors in use and by those that wait; null without questions. */
async function scoresOf(context: BuildContext, { districtId, courseId }: Build, signal: AbortSignal) {
  const measuring = { ...context, cache: createChunkCache(), stale: () => {} };
  const before = await measureCourse(measuring, districtId, courseId, signal);
  // Held in memory for all questions, as the one in use is.
  const waiting = await context.fits.loadBeside(districtId, courseId);
  const fits = { load: async () => waiting };
  const after = await measureCourse({ ...measuring, fits }, districtId, courseId, signal);
  return before && after && { scoreBefore: before.ndcg10, scoreAfter: after.ndcg10 };
}

function codeOf(error: unknown): string {
  return error instanceof ModelError ? error.failure : 'failed';
}

/** Whether an editor keeps the course from vectors of this model: held to the built-in ones, stopped while they were made, or not yet decided. */
export function isHeld(
  row: { keep: string | null; state: string; embedder: string } | null,
  model: Embedder | null,
  inUse: string | null,
): boolean {
  if (!row || !model) return false;
  if (row.keep === BUILTIN) return true;
  const decides = row.state === 'cancelled' || row.state === 'waiting';
  return decides && row.embedder === model.id && inUse !== model.id;
}
