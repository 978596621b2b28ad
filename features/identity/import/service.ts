import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { schoolRoles } from '@/platform/database/roles';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import type { JobQueue } from '@/platform/jobs/queue';
import {
  AT_ONCE,
  type Counts,
  type ImportRow,
  importErrors,
  type Outcome,
  outcomes,
  type PeopleImport,
} from './contract';
import { ImportFault } from './fault';
import type { Rights } from './known';
import { type Plan, planImport } from './plan';
import { type ReadRow, readPeople } from './read-people';
import * as store from './store';
import { asThem, knownFor, openCourses, schoolsOf } from './store-known';
import { write } from './store-writes';

const fail = errorsOf(importErrors);

/** Takes longer lists over, one at a time. */
export const IMPORT_QUEUE = 'identity.import';
const SHOWN_LISTS = 20;

export interface ImportDeps {
  database: Database;
  jobs: Pick<JobQueue, 'send'>;
  now(): Date;
  report(error: unknown): void;
}

export type ImportService = ReturnType<typeof createImport>;

class Cancelled extends Error {}

/** Lists of people: told row by row what they would do, then taken over as a whole or not at all. */
export function createImport({ database, jobs, now, report }: ImportDeps) {
  const asSystem = <T>(districtId: string, work: (tx: Tx) => Promise<T>) =>
    database.transaction(systemActor(districtId), work);

  /** What rows would do now, if this person brought them. */
  async function plan(
    tx: Tx,
    districtId: string,
    by: { id: string; role: Principal['role'] },
    rows: ReadRow[],
  ): Promise<Plan> {
    const own = by.role === 'admin' ? null : await schoolsOf(tx, by.id);
    const rights: Rights =
      by.role === 'admin'
        ? { roles: [...schoolRoles, 'school_admin'], schools: null }
        : { roles: schoolRoles, schools: own };
    const courses = await database.transaction(asThem(districtId, by), openCourses);
    return planImport(rows, await knownFor(tx, rows, courses, own), rights, uuidv7);
  }

  /** @throws import_not_found */
  async function required(tx: Tx, id: string) {
    const found = await store.importById(tx, id);
    if (!found) throw fail('import_not_found', 'There is no such list, or it was forgotten. Bring the file again.');
    return found;
  }

  /** Takes a list over in one transaction. */
  async function takeOver(districtId: string, id: string, signal?: AbortSignal): Promise<void> {
    const note = async (share: number) => {
      if (signal?.aborted) throw new Error('The process stops; the list is taken up again at its next start.');
      // In a transaction of its own, so that others see how far it is.
      const cancelled = await asSystem(districtId, async (tx) => {
        const list = await required(tx, id);
        await store.updateImport(tx, id, { done: Math.floor(share * list.rows) });
        return list.cancelRequested;
      });
      if (cancelled) throw new Cancelled();
    };
    await asSystem(districtId, (tx) => store.updateImport(tx, id, { state: 'running', done: 0 }));
    await asSystem(districtId, async (tx) => {
      // Two lists at once would each plan without the other.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('meno.people-import'))`);
      const { requestedBy } = await required(tx, id);
      const role = await store.roleNow(tx, requestedBy);
      if (role !== 'admin' && role !== 'school_admin') throw new Cancelled();
      const { rows, writes, personOf } = await plan(
        tx,
        districtId,
        { id: requestedBy, role },
        await store.readRowsOf(tx, id),
      );
      await write(tx, writes, { userId: requestedBy, now: now() }, note);
      await store.settleRows(tx, id, rows, personOf);
      await store.updateImport(tx, id, { state: 'done', done: rows.length, counts: countsOf(rows), finishedAt: now() });
    });
  }

  /** Takes a list over and notes what came of it; somebody who was added in the same moment makes it begin once more. */
  async function run(districtId: string, id: string, signal?: AbortSignal): Promise<void> {
    const end = (state: 'cancelled' | 'failed') =>
      asSystem(districtId, (tx) => store.updateImport(tx, id, { state, done: 0, finishedAt: now() }));
    try {
      await takeOver(districtId, id, signal).catch((error: unknown) => {
        if (!isTaken(error)) throw error;
        return takeOver(districtId, id, signal);
      });
    } catch (error) {
      if (error instanceof Cancelled) return void (await end('cancelled'));
      if (signal?.aborted) throw error;
      await end('failed');
      report(error);
    }
  }

  return {
    /** Reads a file and tells what it would do; nothing of it is written but that. @throws what {@link importErrors} names */
    async preview(principal: Principal, file: { name: string; bytes: Uint8Array }): Promise<PeopleImport> {
      const read = readOrRefuse(file);
      const by = { id: principal.userId, role: principal.role };
      return asSystem(principal.districtId, async (tx) => {
        const { rows } = await plan(tx, principal.districtId, by, read.rows);
        const id = uuidv7();
        const { encoding, separator, ignored } = read;
        await store.insertImport(
          tx,
          {
            ...{ id, requestedBy: by.id, fileName: file.name.slice(0, 200), state: 'preview', encoding, separator },
            ...{ ignored: ignored.slice(0, 50), counts: countsOf(rows), rows: rows.length, createdAt: now() },
          },
          rows.flatMap((told, i) => (read.rows[i] ? { read: read.rows[i], told } : [])),
        );
        return show(await required(tx, id));
      });
    },

    list: async (tx: Tx): Promise<PeopleImport[]> => (await store.latestImports(tx, SHOWN_LISTS)).map(show),
    get: async (tx: Tx, id: string): Promise<PeopleImport> => show(await required(tx, id)),

    async rows(
      tx: Tx,
      id: string,
      query: { outcome: Outcome | null; after: number; limit: number },
    ): Promise<ImportRow[]> {
      await required(tx, id);
      return store.pageOfRows(tx, id, query);
    },

    /** Takes a list over: at once, or by a job where it is long. @throws import_not_found, import_over, import_running */
    async confirm(principal: Principal, id: string): Promise<PeopleImport> {
      const { districtId, userId, role } = principal;
      const actor = { districtId, userId, role };
      const long = await database.transaction(actor, async (tx) => {
        const list = await required(tx, id);
        if (list.state === 'waiting' || list.state === 'running')
          throw fail('import_running', 'This list is being taken over already.');
        if (list.state !== 'preview') throw fail('import_over', 'This list was closed. Bring the file again.');
        await store.updateImport(tx, id, { state: 'waiting' });
        return list.rows > AT_ONCE;
      });
      if (long) await jobs.send(IMPORT_QUEUE, { districtId, importId: id });
      else await run(districtId, id);
      return database.transaction(actor, async (tx) => show(await required(tx, id)));
    },

    /** Stops a list that is being taken over, or lets one go that was only looked at. @throws import_not_found, import_over */
    async cancel(tx: Tx, id: string): Promise<PeopleImport> {
      const list = await required(tx, id);
      if (list.state === 'preview') {
        await store.deleteRows(tx, id);
        await store.updateImport(tx, id, { state: 'cancelled', finishedAt: now() });
      } else if (list.state === 'waiting' || list.state === 'running') {
        await store.updateImport(tx, id, { cancelRequested: true });
      } else throw fail('import_over', 'This list is not being taken over.');
      return show(await required(tx, id));
    },

    /** What the job does; a list that is no longer wanted is left. */
    async work(districtId: string, id: string, signal: AbortSignal): Promise<void> {
      const list = await asSystem(districtId, (tx) => store.importById(tx, id));
      if (list?.state === 'waiting' || list?.state === 'running') await run(districtId, id, signal);
    },

    /** Takes up lists that a process left that was ended. */
    async resume(districtId: string): Promise<void> {
      for (const importId of await asSystem(districtId, store.unfinished))
        await jobs.send(IMPORT_QUEUE, { districtId, importId });
    },
  };
}

function readOrRefuse(file: { name: string; bytes: Uint8Array }) {
  try {
    return readPeople(file.bytes, file.name);
  } catch (error) {
    if (error instanceof ImportFault) throw fail(error.code, error.message);
    throw error;
  }
}

export function countsOf(rows: readonly ImportRow[]): Counts {
  const [fresh = 0, changed = 0, unchanged = 0, refused = 0] = outcomes.map(
    (outcome) => rows.filter((row) => row.outcome === outcome).length,
  );
  return { new: fresh, changed, unchanged, refused };
}

function show(list: store.ImportRecord & { byName: string | null }): PeopleImport {
  const { id, fileName, state, encoding, separator, ignored, counts, done, rows, byName } = list;
  const [createdAt, finishedAt] = [list.createdAt.toISOString(), list.finishedAt?.toISOString() ?? null];
  return { id, fileName, state, encoding, separator, ignored, counts, done, rows, byName, createdAt, finishedAt };
}

/** A name or address that was free a moment ago is taken now. */
function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return Reflect.get(error, 'code') === '23505' || isTaken(error.cause);
}
