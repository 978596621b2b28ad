import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { ConsentChange, ConsentPort } from '@/features/consent/contract';
import { asSystem } from '@/platform/database/as-system';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import type { JobQueue } from '@/platform/jobs/queue';
import {
  type ExportDefinition,
  type ExportForm,
  type ExportReport,
  type ExportSettings,
  type ResearchExport,
  type ResearchSources,
  researchErrors,
} from '../contract';
import { type ExportDeps, readForPlan, runExport } from './run-export';
import * as store from './store';
import { allCourses, courseTitles, hasAnswered } from './store-read';

const fail = errorsOf(researchErrors);

export const EXPORT_QUEUE = 'research.export';
/** Longer than any export takes, since a job that outlives it is given to a second worker. */
const EXPIRE_S = 6 * 3600;
const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

export interface ExportsDeps extends ExportDeps {
  jobs: Pick<JobQueue, 'define' | 'send'>;
  consent: ConsentPort<Tx>;
}

export type ExportsService = ReturnType<typeof createExports>;

/** Records without names that a district gives to research: looked at before, made by a job, kept for some days. */
export function createExports(deps: ExportsDeps) {
  const { database, jobs, files, now } = deps;
  jobs.define(
    EXPORT_QUEUE,
    { data: z.object({ districtId: z.uuid(), exportId: z.uuid() }), retries: 2, expireInSeconds: EXPIRE_S },
    ({ districtId, exportId }, signal) => runExport(deps, districtId, exportId, signal),
  );

  /** @throws course_unknown, group_unknown */
  async function mustKnow(tx: Tx, { courseIds, groups }: ExportDefinition): Promise<void> {
    const held = groups.length > 0 ? await deps.groups.held(tx) : [];
    if (new Set(groups).size !== groups.length || groups.some((each) => !held.includes(each)))
      throw fail('group_unknown', 'Your district doesn’t hold one of these groups, or it stands twice.');
    if (new Set(courseIds).size !== courseIds.length || (await courseTitles(tx, courseIds)).size !== courseIds.length)
      throw fail('course_unknown', 'One of these courses is not there, or stands twice.');
  }

  /** @throws export_not_found */
  async function found(tx: Tx, id: string): Promise<store.ShownExport> {
    const row = await store.findExport(tx, id);
    if (!row) throw fail('export_not_found', 'There is no such export.');
    return row;
  }

  async function show(tx: Tx, rows: readonly store.ShownExport[]): Promise<ResearchExport[]> {
    // An officer sees no courses, only what they are called.
    const ids = [...new Set(rows.flatMap(({ row }) => row.definition.courseIds))];
    const titles = await asSystem(tx, () => courseTitles(tx, ids));
    return rows.map((each) => shownExport(each, titles, now()));
  }
  const showOne = async (tx: Tx, id: string) => {
    const [shown] = await show(tx, [await found(tx, id)]);
    if (!shown) throw fail('export_not_found', 'There is no such export.');
    return shown;
  };

  async function takeBack(tx: Tx, { id, status }: store.ExportRow): Promise<void> {
    if (status === 'done') await store.endExport(tx, id, { status: 'withdrawn' });
    else await store.requestCancel(tx, id, now());
  }

  return {
    settings: store.settingsOf,
    sources: async (tx: Tx): Promise<ResearchSources> => ({
      items: await asSystem(tx, () => allCourses(tx)),
      groups: await deps.groups.held(tx),
    }),
    async setSettings(tx: Tx, by: string, settings: ExportSettings): Promise<ExportSettings> {
      await store.putSettings(tx, { ...settings, updatedBy: by, updatedAt: now() });
      return settings;
    },

    /** How many would be in it, and what would be left out; nothing is written but that groups were read. @throws course_unknown, group_unknown */
    async preview(
      { districtId, userId }: { districtId: string; userId: string },
      definition: ExportDefinition,
    ): Promise<ExportReport> {
      const input = await database.transaction(systemActor(districtId), async (tx) => {
        await mustKnow(tx, definition);
        return readForPlan(deps, tx, { definition, by: userId, exportId: null });
      });
      return (await deps.plan(input)).report;
    },

    /** @throws course_unknown, group_unknown, export_running */
    async begin(
      { districtId, userId }: { districtId: string; userId: string },
      definition: ExportDefinition,
    ): Promise<ResearchExport> {
      const id = uuidv7();
      const made = await database.transaction(systemActor(districtId), async (tx) => {
        await mustKnow(tx, definition);
        if ((await store.openExports(tx)).length > 0)
          throw fail('export_running', 'An export is being made. Wait for it to end, or stop it.');
        await store.insertExport(tx, { id, definition, requestedBy: userId, createdAt: now() });
        return showOne(tx, id);
      });
      await jobs.send(EXPORT_QUEUE, { districtId, exportId: id });
      return made;
    },

    async list(tx: Tx, query: PageQuery): Promise<Page<ResearchExport>> {
      const at = decodeCursor(query.cursor, cursorSchema);
      const rows = await store.listExports(tx, at && { createdAt: new Date(at[0]), id: at[1] }, query.limit + 1);
      const page = toPage(
        rows,
        query.limit,
        ({ row }) => [row.createdAt.toISOString(), row.id],
        (row) => row,
      );
      return { items: await show(tx, page.items), nextCursor: page.nextCursor };
    },

    one: showOne,

    /** @throws export_not_found, export_not_ready for one that has ended. */
    async cancel(tx: Tx, id: string): Promise<ResearchExport> {
      await found(tx, id);
      if (!(await store.requestCancel(tx, id, now())))
        throw fail('export_not_ready', 'This export is not being made any more.');
      return showOne(tx, id);
    },

    /** Its file is given out no longer, and goes with the next clearing up. @throws export_not_found, export_not_ready */
    async remove(tx: Tx, id: string): Promise<ResearchExport> {
      if ((await found(tx, id)).row.status !== 'done')
        throw fail('export_not_ready', 'This export has no file any more.');
      await store.endExport(tx, id, { status: 'deleted' });
      return showOne(tx, id);
    },

    /** Where the bytes are. @throws export_not_found, export_not_ready */
    async file(tx: Tx, districtId: string, id: string): Promise<{ path: string; form: ExportForm; bytes: number }> {
      const { row } = await found(tx, id);
      const over = row.expiresAt !== null && row.expiresAt <= now();
      if (row.status !== 'done' || row.bytes === null || over)
        throw fail('export_not_ready', 'This file is not there yet, or not there any more.');
      return { path: files.file(districtId, id), form: row.definition.form, bytes: row.bytes };
    },

    /** Whoever takes their yes back may be in a file: it is given out no longer, and one that is being made is stopped. */
    async consentChanged(tx: Tx, { purpose, learnerId }: ConsentChange): Promise<void> {
      if (purpose !== 'research') return;
      if (learnerId !== null && (await deps.consent.allows(tx, learnerId, 'research'))) return;
      for (const live of await store.liveExports(tx))
        if (learnerId === null || (await hasAnswered(tx, learnerId, live.definition))) await takeBack(tx, live);
    },

    /**
     * Takes back what was made of courses in which somebody who is gone had answered: nobody can tell any more whether they were in it.
     * @returns how many there were.
     */
    async withdraw(tx: Tx, courseIds: readonly string[]): Promise<number> {
      const touched = (await store.liveExports(tx)).filter(({ definition }) =>
        definition.courseIds.some((id) => courseIds.includes(id)),
      );
      for (const live of touched) await takeBack(tx, live);
      return touched.length;
    },

    /** Files whose time is over go, and what a killed process left. */
    async clear(districtId: string): Promise<number> {
      const kept = await database.transaction(systemActor(districtId), async (tx) => {
        await store.expireExports(tx, now());
        return store.idsWithFile(tx);
      });
      return files.clear(districtId, kept);
    },

    /** Takes up exports that a killed process left. */
    async resume(districtId: string): Promise<number> {
      const open = await database.transaction(systemActor(districtId), store.openExports);
      for (const { id } of open) await jobs.send(EXPORT_QUEUE, { districtId, exportId: id });
      return open.length;
    },
  };
}

function shownExport(
  { row, requestedBy }: store.ShownExport,
  titles: ReadonlyMap<string, string>,
  now: Date,
): ResearchExport {
  const { definition, status, createdAt, finishedAt, expiresAt } = row;
  const over = status === 'done' && expiresAt !== null && expiresAt <= now;
  return {
    id: row.id,
    courses: definition.courseIds.map((id) => ({ id, title: titles.get(id) ?? null })),
    from: definition.from,
    to: definition.to,
    purpose: definition.purpose,
    form: definition.form,
    includeWords: definition.includeWords,
    groups: definition.groups,
    status: over ? 'expired' : status,
    problem: row.problem,
    done: row.done,
    total: row.total,
    report: row.report,
    bytes: row.bytes,
    sha256: row.sha256,
    requestedBy,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
