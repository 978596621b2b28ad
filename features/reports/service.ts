import type { Actor, Database, Tx } from '@/platform/database/transaction';
import { actorOf, type Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import type { JobQueue } from '@/platform/jobs/queue';
import { askedOf } from './asked';
import { type LearnerRow, type Report, type ReportQuery, type ReportView, reportsErrors } from './contract';
import { gather, type StartingMastery, startOf } from './gather';
import { type ClearDeps, defineClearing, defineReportJobs, sendReport } from './jobs';
import { learnerRows } from './learner-rows';
import { createOverviews } from './overviews';
import * as store from './store';
import * as cache from './store-cache';
import { spanOf } from './store-work';
import { type Outline, outline, requireClass, workOut } from './work-out';

const fail = errorsOf(reportsErrors);

/** A report of more events is worked out in the background: about two seconds' worth. */
const MOST_EVENTS_AT_ONCE = 100_000;

/** After so long in the background it is handed over once more: its process may be gone. */
const PENDING_MS = 15 * 60_000;

export interface ReportsDeps {
  database: Database;
  jobs: Pick<JobQueue, 'define' | 'send'>;
  nightly: ClearDeps['nightly'];
  mastery: StartingMastery;
  now(): Date;
  /** Left out: {@link MOST_EVENTS_AT_ONCE}. */
  mostAtOnce?: number;
}

export type ReportsService = ReturnType<typeof createReports>;

/** Reports on classes: what was done, what came of it, and how sure that is. */
export function createReports(deps: ReportsDeps) {
  const { mastery, now } = deps;

  /** Finds a report that is still true, or works it out; `wait` false: null where that would be long. */
  async function reportOf(tx: Tx, lines: Outline, wait: boolean): Promise<{ report: Report; at: Date } | null> {
    const kept = await cache.keptReport(tx, lines.cacheKey);
    if (kept?.report && kept.computedAt && kept.stamp === lines.stamp)
      return { report: kept.report, at: kept.computedAt };
    if (!wait && (await isLong(tx, lines))) return null;
    const made = { stamp: lines.stamp, report: await workOut(tx, lines), at: now() };
    await cache.keepReport(tx, lines.cacheKey, made);
    return made;
  }

  async function isLong(tx: Tx, { of, members, control }: Outline): Promise<boolean> {
    const most = deps.mostAtOnce ?? MOST_EVENTS_AT_ONCE;
    const learnerIds = [...members.map(({ id }) => id), ...(control?.learnerIds ?? [])];
    return (await cache.eventCount(tx, { learnerIds, courseId: of.courseId }, most + 1)) > most;
  }

  async function handOver(tx: Tx, actor: Actor, query: ReportQuery, lines: Outline): Promise<void> {
    const kept = await cache.keptReport(tx, lines.cacheKey);
    const since = kept?.pendingSince?.getTime() ?? 0;
    if (now().getTime() - since < PENDING_MS) return;
    await cache.keepPending(tx, lines.cacheKey, now());
    await sendReport(deps.jobs, actor, lines.of.id, query);
  }

  /** Works a report out whatever it takes, for the background. */
  async function complete(actor: Actor, classId: string, query: ReportQuery): Promise<void> {
    await deps.database.transaction(actor, async (tx) => {
      const asked = askedOf(query, now());
      const on = { classId, asked, readerId: actor.userId ?? '', now: now() };
      await reportOf(tx, await outline(tx, mastery, on), true);
    });
  }

  defineReportJobs(deps.jobs, complete);
  defineClearing(deps);
  const overviews = createOverviews({ ...deps, complete });

  return {
    overviews,

    /** A class's report for its teachers and admins. @throws class_not_found, period_invalid, periods_overlap, control_invalid. */
    async view(tx: Tx, principal: Principal, classId: string, query: ReportQuery): Promise<ReportView> {
      const asked = askedOf(query, now());
      const lines = await outline(tx, mastery, { classId, asked, readerId: principal.userId, now: now() });
      const { of, members } = lines;
      const found = await reportOf(tx, lines, false);
      if (!found) await handOver(tx, actorOf(principal), query, lines);
      const whose = { learnerIds: members.map(({ id }) => id), courseId: of.courseId };
      const classes = await store.reportableClasses(tx, of.courseId);
      return {
        class: { id: of.id, name: of.name },
        course: { id: of.courseId, title: of.courseTitle, language: of.language },
        asked: { period: asked.period, compare: asked.compare, before: asked.before },
        span: await spanOf(tx, whose),
        classes: classes.filter(({ id }) => id !== of.id).map(({ id, name }) => ({ id, name })),
        report: found?.report ?? null,
        computedAt: found?.at.toISOString() ?? null,
      };
    },

    /** The same, whole, for a file. @throws report_not_ready while it is being worked out in the background. */
    async whole(tx: Tx, principal: Principal, classId: string, query: ReportQuery) {
      const view = await this.view(tx, principal, classId, query);
      if (!view.report) throw fail('report_not_ready', 'The report is still being worked out. Try again in a minute.');
      return { ...view, report: view.report };
    },

    /** Each learner of the class with their own numbers, by name. @throws as {@link view}. */
    async learners(tx: Tx, classId: string, query: ReportQuery): Promise<LearnerRow[]> {
      const { period } = askedOf(query, now());
      const of = await requireClass(tx, classId);
      const ids = (await store.learnersOf(tx, classId)).map(({ id }) => id);
      const start = await startOf(tx, mastery, of.courseId);
      const [group] = await gather(tx, { learnerIds: ids, courseId: of.courseId }, start, [period]);
      return learnerRows(group?.learners ?? [], await store.namesOf(tx, classId));
    },
  };
}
