import type { Actor, Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { libraryErrors } from '../contract';
import { BUILTIN } from '../find/fit-course';
import { FIT_QUEUE } from '../queues';
import type { LibraryContext, Within } from '../service/deps';
import type { CourseIndex } from './contract';
import { changeIndex, type IndexRow, indexOf, putIndex } from './store-index';

const fail = errorsOf(libraryErrors);

/** What an editor may do about a course's vectors. */
export type IndexAct = 'use' | 'keep' | 'follow' | 'cancel';

/** By which vectors a course is searched: what is in use, what is made beside it, and what an editor decides of that. */
export function reindexCases(context: LibraryContext) {
  const { fits, jobs, now } = context;

  async function courseIndex(tx: Tx, districtId: string, courseId: string): Promise<CourseIndex> {
    const stored = await fits.load(districtId, courseId);
    const row = await indexOf(tx, courseId);
    const configured = context.embedder()?.id ?? null;
    return {
      inUse: stored && {
        embedder: stored.embedder,
        chunks: stored.fit.chunks,
        dimensions: stored.fit.dimensions,
        weight: stored.fit.choice.weight,
      },
      configured,
      kept: row?.keep === BUILTIN,
      build: row && row.startedAt.getTime() > 0 ? shown(row, configured) : null,
    };
  }

  /** @returns whether what was made beside is to go. */
  async function decide(tx: Tx, courseId: string, act: IndexAct): Promise<boolean> {
    switch (act) {
      case 'use':
        if (await changeIndex(tx, courseId, 'waiting', { state: 'done' }, now())) return false;
        throw fail('index_not_waiting', 'There are no new vectors that wait to be used.');
      case 'cancel':
        if (await changeIndex(tx, courseId, 'building', { state: 'cancelled' }, now())) return true;
        throw fail('index_not_waiting', 'No vectors are being made.');
      case 'keep':
      case 'follow': {
        const row = await indexOf(tx, courseId);
        const before = { embedder: row?.embedder ?? BUILTIN, state: row?.state ?? ('done' as const) };
        // Stopped, or whole and not used: it is gone, and made again if the course is to follow.
        const open =
          before.state !== 'done' ? { state: act === 'keep' ? ('cancelled' as const) : ('failed' as const) } : {};
        const begun = row ? {} : { startedAt: new Date(0) };
        await putIndex(tx, courseId, { ...before, ...open, ...begun, keep: act === 'keep' ? BUILTIN : null }, now());
        return act === 'keep';
      }
    }
  }

  return {
    courseIndex,

    /**
     * `use`: the vectors that wait take the place of those in use. `keep`: the course stays with the built-in ones. `follow`: it takes those of
     * the model that is configured, again if they failed or were stopped. `cancel`: what is being made is stopped.
     * @throws AppError index_not_waiting
     */
    async decideIndex(actor: Actor, courseId: string, act: IndexAct, within: Within): Promise<CourseIndex> {
      const { districtId } = actor;
      const gone = await within((tx) => decide(tx, courseId, act), act);
      if (gone) await fits.removeBeside(districtId, courseId);
      if (act === 'use') await fits.takeBeside(districtId, courseId);
      if (act !== 'cancel') await jobs.send(FIT_QUEUE, { districtId, courseId });
      return context.database.transaction(actor, (tx) => courseIndex(tx, districtId, courseId));
    },
  };
}

function shown(row: IndexRow, configured: string | null): CourseIndex['build'] {
  const { embedder, before, done, total, failure, scoreBefore, scoreAfter } = row;
  // Nobody goes on with a model that is no longer configured.
  const state = row.state === 'building' && embedder !== configured ? 'cancelled' : row.state;
  return {
    ...{ embedder, before, state, done, total, failure, scoreBefore, scoreAfter },
    startedAt: row.startedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
