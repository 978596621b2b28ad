import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { type Actor, systemActor, type Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { watchFailure } from '../failure';
import type { LibraryContext, Within } from '../service/deps';
import { districtIds } from '../service/ingestions';
import type { ImportFile } from '../upload/read-folder';
import { allowedFolder, allowedRepository } from './allowed';
import { type CreateWatch, type Watch, type Watches, watchErrors } from './contract';
import { cloneOf, lookAt } from './look';
import * as store from './store';

const fail = errorsOf(watchErrors);

/** Name of the queue on which places are looked at. */
export const WATCH_QUEUE = 'library.watch';
const EXPIRE_S = 2 * 3600;

/** Following folders and repositories. Defines its job. @param importFiles takes files in as an upload */
export function watchCases(
  context: LibraryContext,
  importFiles: (actor: Actor, courseId: string, files: readonly ImportFile[]) => Promise<string>,
) {
  const { folders, gitHosts, everyMinutes } = context.watch;
  const look = (districtId: string, watchId: string, signal = new AbortController().signal) =>
    lookAt(
      context,
      { districtId, watchId },
      {
        signal,
        take: (district, { courseId, createdBy }, files) =>
          importFiles({ ...systemActor(district), userId: createdBy }, courseId, files),
      },
    );
  context.jobs.define(
    WATCH_QUEUE,
    { data: z.object({ districtId: z.uuid(), watchId: z.uuid() }), retries: 1, expireInSeconds: EXPIRE_S },
    async ({ districtId, watchId }, signal) => {
      try {
        await look(districtId, watchId, signal);
      } finally {
        waiting.delete(watchId);
      }
    },
  );
  /** Looks that were asked for and are not done: a place that takes long is not asked for again and again. */
  const waiting = new Set<string>();
  const send = async (districtId: string, watchId: string) => {
    waiting.add(watchId);
    await context.jobs.send(WATCH_QUEUE, { districtId, watchId });
  };

  async function getWatch(tx: Tx, courseId: string, id: string): Promise<Watch> {
    const [watch] = await store.listWatches(tx, courseId, id);
    if (!watch) throw fail('watch_not_found', 'This course follows no such place.');
    return watch;
  }

  return {
    /** Looks at a place here and now, without the job queue. */
    lookNow: look,

    async listWatches(tx: Tx, courseId: string): Promise<Watches> {
      const items = await store.listWatches(tx, courseId);
      return { items, allowed: { folders: [...folders], gitHosts: [...gitHosts], everyMinutes } };
    },

    /** Follows a place from now on; the first look is a job. @throws place_not_allowed, watch_exists */
    async createWatch(actor: Actor & { userId: string }, courseId: string, values: CreateWatch, within: Within) {
      const given = values.kind === 'folder' ? { ...values, branch: null } : values;
      const place =
        given.kind === 'folder'
          ? await allowedFolder(given.location, context.watch)
          : await allowedRepository(given.location, context.watch);
      if ('fault' in place) throw fail('place_not_allowed', watchFailure(place.fault).message);
      const watch = await within(async (tx) => {
        const id = await store.insertWatch(tx, courseId, actor.userId, given);
        if (id === null) throw fail('watch_exists', 'The course follows this place already.');
        return getWatch(tx, courseId, id);
      }, JSON.stringify(given));
      await send(actor.districtId, watch.id);
      return watch;
    },

    /** @throws watch_not_found */
    async updateWatch(tx: Tx, courseId: string, id: string, values: { removeGone: boolean }): Promise<Watch> {
      await getWatch(tx, courseId, id);
      await store.updateWatch(tx, id, values);
      return getWatch(tx, courseId, id);
    },

    /** Has a place looked at in the background. @throws watch_not_found */
    async checkWatch(actor: Actor, courseId: string, id: string, within: Within): Promise<Watch> {
      const watch = await within((tx) => getWatch(tx, courseId, id));
      await send(actor.districtId, id);
      return watch;
    },

    /** Follows a place no more; what came from it stays. @throws watch_not_found */
    async deleteWatch(courseId: string, id: string, within: Within): Promise<void> {
      await within(async (tx) => {
        if (!(await store.deleteWatch(tx, courseId, id)))
          throw fail('watch_not_found', 'This course follows no such place.');
      });
      await rm(cloneOf(context, id), { recursive: true, force: true });
    },

    /** Has every place looked at that is due. @returns how many. */
    async lookAtDue(): Promise<number> {
      if (everyMinutes === 0) return 0;
      const since = new Date(context.now().getTime() - everyMinutes * 60_000);
      let sent = 0;
      for (const districtId of await districtIds(context)) {
        const due = await context.database.transaction(systemActor(districtId), (tx) => store.dueWatches(tx, since));
        const idle = due.filter((id) => !waiting.has(id));
        for (const id of idle) await send(districtId, id);
        sent += idle.length;
      }
      return sent;
    },
  };
}
