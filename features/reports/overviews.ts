import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Actor, Database, Tx } from '@/platform/database/transaction';
import { actorOf, type Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import type { JobQueue } from '@/platform/jobs/queue';
import { askedOf, keyOf } from './asked';
import {
  mainFigures,
  type Overview,
  type OverviewView,
  type Period,
  type Report,
  type ReportQuery,
  reportQuerySchema,
  reportsErrors,
} from './contract';
import { readerSchema } from './jobs';
import * as store from './store';
import * as cache from './store-cache';

const fail = errorsOf(reportsErrors);

/** Works out the reports of all classes that a reader may see. */
export const OVERVIEW_JOB = 'reports.overview';

export interface OverviewDeps {
  database: Database;
  jobs: Pick<JobQueue, 'define' | 'send'>;
  complete(actor: Actor, classId: string, query: ReportQuery): Promise<void>;
  now(): Date;
}

/** The reports of many classes over one period, one after the other in the background. */
export function createOverviews({ database, jobs, complete, now }: OverviewDeps) {
  const queryOf = (period: Period): ReportQuery => reportQuerySchema.parse({ ...period, compare: 'none' });

  jobs.define(
    OVERVIEW_JOB,
    { data: z.object({ reader: readerSchema, id: z.uuid() }), retries: 3, expireInSeconds: 4 * 3600 },
    async ({ reader, id }, signal) => {
      const as = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(reader, work);
      const overview = await as((tx) => cache.overviewOf(tx, { id }));
      if (!overview || isOver(overview)) return;
      const classes = await as((tx) => store.reportableClasses(tx));
      await as((tx) => cache.setOverview(tx, id, { status: 'working', total: classes.length }));
      for (const [index, { id: classId }] of classes.entries()) {
        // A stopped process leaves it as it is; the job comes again, and finds what is done.
        if (signal.aborted) throw new Error('stopped');
        if ((await as((tx) => cache.overviewOf(tx, { id })))?.status === 'cancelled') return;
        await complete(reader, classId, queryOf(overview.period));
        await as((tx) => cache.setOverview(tx, id, { done: index + 1 }));
      }
      await as((tx) => cache.setOverview(tx, id, { status: 'done', finishedAt: now() }));
    },
  );

  return {
    /** Begins a round over all classes that the reader may see; one that is under way is given back instead. */
    async begin(tx: Tx, principal: Principal, query: Pick<ReportQuery, 'from' | 'to'>): Promise<Overview> {
      const running = await cache.overviewOf(tx, { requestedBy: principal.userId });
      if (running && !isOver(running)) return running;
      const { period } = askedOf({ ...query, compare: 'none' }, now());
      const id = uuidv7();
      const total = (await store.reportableClasses(tx)).length;
      await cache.addOverview(tx, { id, requestedBy: principal.userId, period, total, at: now() });
      await jobs.send(OVERVIEW_JOB, { reader: readerSchema.parse(actorOf(principal)), id });
      return required(await cache.overviewOf(tx, { id }));
    },

    /** The reader's newest round, and the classes with their main figures as far as they are there. */
    async view(tx: Tx, principal: Principal): Promise<OverviewView> {
      const overview = await cache.overviewOf(tx, { requestedBy: principal.userId });
      const classes = await store.reportableClasses(tx);
      const asked = overview && askedOf(queryOf(overview.period), now());
      const ids = classes.map(({ id }) => id);
      const reports = asked ? await cache.keptReports(tx, ids, keyOf(asked, null)) : new Map<string, Report>();
      return {
        overview,
        rows: classes.map(({ id, name, courseTitle, learnerCount }) => {
          const report = reports.get(id);
          const figures = mainFigures.flatMap((key) => report?.figures.find(({ figure }) => figure === key) ?? []);
          return { classId: id, name, courseTitle, learners: learnerCount, active: report?.active ?? null, figures };
        }),
      };
    },

    /** Stops a round after the class that it is at. @throws overview_not_found. */
    async cancel(tx: Tx, id: string): Promise<Overview> {
      const overview = required(await cache.overviewOf(tx, { id }));
      if (!isOver(overview)) await cache.setOverview(tx, id, { status: 'cancelled', finishedAt: now() });
      return required(await cache.overviewOf(tx, { id }));
    },
  };
}

const isOver = ({ status }: Overview) => status === 'done' || status === 'failed' || status === 'cancelled';

function required(overview: Overview | null): Overview {
  if (!overview) throw fail('overview_not_found', 'There is no such round of reports.');
  return overview;
}
