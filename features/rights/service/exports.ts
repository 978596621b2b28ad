import { z } from 'zod';
import { personTables } from '@/platform/database/catalogue/catalogue';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import type { JobQueue } from '@/platform/jobs/queue';
import { type RecordExport, rightsErrors } from '../contract';
import * as store from '../store-exports';
import { personOf } from '../store-record';
import { countRows } from '../store-rows';
import type { ExportFiles } from './export-files';
import { endOfRecord, writeRecord } from './write-record';

const fail = errorsOf(rightsErrors);
const gone = () => fail('export_not_found', 'The copy isn’t ready, or it is gone. Make a new one.');

/** Makes a copy of somebody's record. */
export const EXPORT_JOB = 'rights.export';
/** For so long a copy can be taken away. */
const KEPT_MS = 7 * 86_400_000;
/** How often progress is written down. */
const NOTE_EVERY_MS = 1000;

export interface ExportsDeps {
  database: Database;
  jobs: Pick<JobQueue, 'define' | 'send'>;
  files: ExportFiles;
  now(): Date;
  districtName(tx: Tx): Promise<string>;
}

/** Copies of whole records as files: made in the background, taken away, gone after a week. */
export function createExports(deps: ExportsDeps) {
  const { database, jobs, files, now } = deps;
  const asSystem = <T>(districtId: string, work: (tx: Tx) => Promise<T>) =>
    database.transaction(systemActor(districtId), work);

  jobs.define(
    EXPORT_JOB,
    { data: z.object({ districtId: z.uuid(), exportId: z.uuid() }), retries: 2, expireInSeconds: 3600 },
    ({ districtId, exportId }, signal) => make(districtId, exportId, signal),
  );

  async function make(districtId: string, exportId: string, signal: AbortSignal): Promise<void> {
    const row = await asSystem(districtId, async (tx) => {
      const waiting = (await store.openExports(tx)).find(({ id }) => id === exportId);
      if (!waiting) return null;
      let total = 0;
      for (const { name, entry } of personTables()) total += await countRows(tx, name, entry, waiting.learnerId);
      return store.claimExport(tx, exportId, total);
    });
    if (!row) return;
    try {
      const bytes = await write(districtId, row, signal);
      const end = { status: 'ready', bytes, done: row.total, finishedAt: now() } as const;
      const there = await asSystem(districtId, (tx) => store.changeExport(tx, exportId, end));
      // Whoever was deleted meanwhile leaves no copy.
      if (!there) await files.forget(districtId, row.learnerId);
    } catch (error) {
      if (signal.aborted) return;
      await asSystem(districtId, (tx) => store.changeExport(tx, exportId, { status: 'failed', finishedAt: now() }));
      throw error;
    }
  }

  function write(districtId: string, row: store.ExportRow, signal: AbortSignal): Promise<number> {
    let [done, noted] = [0, performance.now()];
    const onRows = async (count: number) => {
      signal.throwIfAborted();
      done += count;
      if (performance.now() - noted < NOTE_EVERY_MS) return;
      noted = performance.now();
      await asSystem(districtId, (tx) => store.changeExport(tx, row.id, { done: Math.min(done, row.total) }));
    };
    return asSystem(districtId, async (tx) => {
      const person = await personOf(tx, row.learnerId);
      if (!person) throw fail('learner_not_found', 'There is no such learner.');
      const head = {
        ...{ madeAt: now().toISOString(), district: await deps.districtName(tx) },
        person: { id: person.id, name: person.name },
      };
      const text = writeRecord(tx, { personId: person.id, head }, onRows);
      async function* whole() {
        yield* text.pieces;
        const actor = { districtId, userId: row.learnerId, role: 'learner' } as const;
        yield await database.transaction(actor, (own) => endOfRecord(own, text.ids));
      }
      return files.write(districtId, { personId: row.learnerId, exportId: row.id }, whole());
    });
  }

  return {
    /** Begins a copy. */
    async begin(tx: Tx, principal: Principal, learnerId: string): Promise<RecordExport> {
      const expiresAt = new Date(now().getTime() + KEPT_MS);
      const row = await store.insertExport(tx, { learnerId, requestedBy: principal.userId, expiresAt });
      await jobs.send(EXPORT_JOB, { districtId: principal.districtId, exportId: row.id });
      return shown(row);
    },

    async list(tx: Tx, learnerId: string): Promise<RecordExport[]> {
      return (await store.exportsOf(tx, learnerId)).map(shown);
    },

    /** @throws export_not_found */
    async show(tx: Tx, learnerId: string, exportId: string): Promise<RecordExport> {
      return shown(await found(tx, learnerId, exportId));
    },

    /** What may be taken away now. @throws export_not_found */
    async ready(tx: Tx, learnerId: string, exportId: string): Promise<{ bytes: number | null }> {
      const { status, bytes } = await found(tx, learnerId, exportId);
      if (status !== 'ready') throw gone();
      return { bytes };
    },

    /** The bytes of a copy. @throws export_not_found where its file is gone, as after a restored backup. */
    read: (districtId: string, copy: { personId: string; exportId: string }) =>
      files.read(districtId, copy).catch((error: unknown) => {
        if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') throw gone();
        throw error;
      }),

    /** Takes up copies that a killed process left. */
    async resume(districtId: string): Promise<void> {
      for (const { id } of await asSystem(districtId, store.openExports))
        await jobs.send(EXPORT_JOB, { districtId, exportId: id });
    },

    /** Removes copies whose time is over. */
    async purge(districtId: string): Promise<void> {
      for (const { id, learnerId } of await asSystem(districtId, (tx) => store.expireExports(tx, now())))
        await files.remove(districtId, { personId: learnerId, exportId: id });
    },
  };

  async function found(tx: Tx, learnerId: string, exportId: string): Promise<store.ExportRow> {
    const row = await store.exportById(tx, learnerId, exportId);
    if (!row) throw fail('export_not_found', 'There is no such copy.');
    return row;
  }
}

function shown({ id, learnerId, status, done, total, bytes, createdAt, expiresAt }: store.ExportRow): RecordExport {
  return {
    ...{ id, learnerId, status, done, total, bytes },
    ...{ createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() },
  };
}
