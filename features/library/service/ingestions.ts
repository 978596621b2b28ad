import { z } from 'zod';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import { type Ingestion, libraryErrors } from '../contract';
import { runIngestion } from '../ingest/run-ingestion';
import { showIngestion } from '../ingest/show-ingestion';
import * as store from '../store-ingestions';
import { markUnread } from '../store-sources';
import type { LibraryContext } from './deps';
import { sendIngestion } from './uploads';

const fail = errorsOf(libraryErrors);
const POLL_MS = 150;

/** Watching, cancelling, retrying and running ingestions. */
export function ingestionCases(context: LibraryContext) {
  async function held(tx: Tx, courseId: string, id: string, hold?: 'update'): Promise<store.IngestionRow> {
    const row = await store.ingestionById(tx, id, hold);
    if (row?.courseId !== courseId) throw fail('ingestion_not_found', 'There is no such upload in this course.');
    return row;
  }

  async function getIngestion(tx: Tx, courseId: string, id: string): Promise<Ingestion> {
    return showIngestion(await held(tx, courseId, id), await store.filesOf(tx, [id]));
  }

  return {
    getIngestion,

    /** Newest first. */
    async listIngestions(tx: Tx, courseId: string, query: PageQuery): Promise<Page<Ingestion>> {
      const after = decodeCursor(query.cursor, z.tuple([z.uuid()]));
      const rows = await store.listIngestions(tx, courseId, after?.[0] ?? null, query.limit + 1);
      const files = await store.filesOf(
        tx,
        rows.map((row) => row.id),
      );
      return toPage(
        rows,
        query.limit,
        (row) => [row.id],
        (row) =>
          showIngestion(
            row,
            files.filter((file) => file.ingestionId === row.id),
          ),
      );
    },

    /**
     * Reads no further file; those that are in stay, and come into the map. @throws ingestion_not_found, ingestion_finished
     */
    async cancelIngestion(tx: Tx, courseId: string, id: string): Promise<Ingestion> {
      const row = await held(tx, courseId, id, 'update');
      if (row.status !== 'queued' && row.status !== 'running')
        throw fail('ingestion_finished', 'This upload has ended already.');
      if (row.stage !== 'files')
        throw fail('ingestion_finished', 'All files are in; the map and the exercises are being finished.');
      await store.updateIngestion(tx, id, { status: 'cancelled' });
      await markUnread(tx, await store.cancelFiles(tx, id), 'cancelled', null, context.now());
      return getIngestion(tx, courseId, id);
    },

    /**
     * Takes up what failed or was cancelled; after the transaction, `sendIngestion` sets it going.
     * @throws ingestion_not_found, ingestion_running, ingestion_finished (nothing is left to do)
     */
    async retryIngestion(tx: Tx, courseId: string, id: string): Promise<Ingestion> {
      const row = await held(tx, courseId, id, 'update');
      if (row.finishedAt === null) throw fail('ingestion_running', 'This upload is still being worked on.');
      const sources = await store.requeueFiles(tx, row);
      if (sources.length === 0 && row.status === 'done')
        throw fail(
          'ingestion_finished',
          'There is nothing left to do: the files that failed have to be uploaded again.',
        );
      await markUnread(tx, sources, 'queued', null, context.now());
      await store.updateIngestion(tx, id, { status: 'queued', stage: 'files', error: null, finishedAt: null });
      return getIngestion(tx, courseId, id);
    },

    sendIngestion: (districtId: string, ingestionId: string) => sendIngestion(context, districtId, ingestionId),

    /** Does an ingestion here and now, without the job queue. @returns how it ended. */
    async ingestNow(
      districtId: string,
      ingestionId: string,
      signal = new AbortController().signal,
    ): Promise<Ingestion> {
      await runIngestion(context, { districtId, ingestionId }, signal);
      return context.database.transaction(systemActor(districtId), async (tx) => {
        const row = await store.ingestionById(tx, ingestionId);
        if (!row) throw fail('ingestion_not_found', 'The course was deleted meanwhile.');
        return showIngestion(row, await store.filesOf(tx, [ingestionId]));
      });
    },

    /** Waits until somebody has finished an ingestion. @param onProgress gets its state whenever it was looked at. */
    async waitForIngestion(
      districtId: string,
      ingestionId: string,
      onProgress: (ingestion: Ingestion) => void = () => {},
    ): Promise<Ingestion> {
      for (;;) {
        const began = performance.now();
        const ingestion = await context.database.transaction(systemActor(districtId), async (tx) => {
          const row = await store.ingestionById(tx, ingestionId);
          return row && showIngestion(row, await store.filesOf(tx, [ingestionId]));
        });
        if (!ingestion) throw fail('ingestion_not_found', 'The course was deleted meanwhile.');
        onProgress(ingestion);
        if (ingestion.finishedAt !== null) return ingestion;
        // An upload of thousands of files takes a while to be looked at.
        const pause = Math.max(POLL_MS, 10 * (performance.now() - began));
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    },

    /** Sends again what was under way when the process that worked on it ended. @returns how many. */
    async resumeIngestions(): Promise<number> {
      let resumed = 0;
      for (const districtId of await districtIds(context)) {
        const open = await context.database.transaction(systemActor(districtId), store.unfinishedIngestions);
        for (const id of open) await sendIngestion(context, districtId, id);
        resumed += open.length;
      }
      return resumed;
    },
  };
}

/** Every district of this installation; their names are the one thing that is read without a district. */
export async function districtIds(context: Pick<LibraryContext, 'database'>): Promise<string[]> {
  const { rows } = await context.database.pool.query<{ district_id: string }>(
    'select district_id from districts order by created_at, district_id',
  );
  return rows.map((row) => row.district_id);
}
