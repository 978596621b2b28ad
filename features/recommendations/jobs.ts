import { z } from 'zod';
import type { Draws } from '@/core/privacy/noise/random-bits';
import type { BudgetPort } from '@/features/research/contract';
import { systemActor, type Tx } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import { type DrainDeps, drain } from './calculate/drain';
import { DRAIN_QUEUE } from './changes';
import type { RecommendationRun } from './contract';
import { coursesWithVisits, refreshPaces } from './store-paces';
import * as runs from './store-runs';
import { countStale, markForNight } from './store-states';
import { coursesWithMany, releaseCourse } from './together/release';

/** Works a run off that can be watched; and begins the one of each night. */
export const RUN_QUEUE = 'recommendations.run';
export const NIGHT_QUEUE = 'recommendations.night';

const EXPIRE_S = 6 * 3600;

export interface RecommendationJobsDeps extends DrainDeps {
  jobs: Pick<JobQueue, 'define' | 'send'>;
  currentDistrict(): Promise<{ id: string } | null>;
  /** `HH:MM` UTC; null: never. */
  nightlyAt: string | null;
  /** Noise that nobody can foresee; tests give a fixed one. */
  noise(): Draws;
  /** What may still be told of the many. */
  budget: BudgetPort<Tx>;
}

/** Recalculation: soon after a change, each night, and what the night needs of the many. */
export function createRecommendationJobs(deps: RecommendationJobsDeps) {
  const { database, jobs, now } = deps;
  const as = <T>(districtId: string, work: (tx: Tx) => Promise<T>) =>
    database.transaction(systemActor(districtId), work);

  jobs.define(
    DRAIN_QUEUE,
    { data: z.object({ districtId: z.uuid() }), retries: 2, expireInSeconds: EXPIRE_S },
    async ({ districtId }, signal) => {
      await drain(deps, districtId, null, async () => !signal.aborted);
    },
  );
  jobs.define(
    RUN_QUEUE,
    { data: z.object({ districtId: z.uuid(), runId: z.uuid() }), retries: 2, expireInSeconds: EXPIRE_S },
    ({ districtId, runId }, signal) => doRun(districtId, runId, signal),
  );
  jobs.define(
    NIGHT_QUEUE,
    { data: z.object({}), retries: 1, expireInSeconds: EXPIRE_S, dailyAt: deps.nightlyAt },
    async () => {
      const district = await deps.currentDistrict();
      if (district) await night(district.id);
    },
  );

  async function doRun(districtId: string, runId: string, signal: AbortSignal): Promise<void> {
    const run = await as(districtId, (tx) => runs.claimRun(tx, runId));
    if (!run) return;
    const left = await as(districtId, (tx) => countStale(tx, run.courseId));
    // A run that a killed process left counts on from where it was.
    const [before, total] = [run.done, run.done + left];
    try {
      const ended = await drain(deps, districtId, run.courseId, async (done) => {
        if (signal.aborted) return false;
        return !(await as(districtId, (tx) => runs.reportRun(tx, runId, Math.min(total, before + done), total)));
      });
      // A process that is being stopped leaves the run as it is: the next one takes it up again.
      if (!ended && signal.aborted) return;
      await as(districtId, (tx) => runs.finishRun(tx, runId, ended ? 'done' : 'cancelled', now()));
    } catch (error) {
      await as(districtId, (tx) => runs.finishRun(tx, runId, 'failed', now()));
      throw error;
    }
  }

  async function night(districtId: string): Promise<void> {
    for (const courseId of await as(districtId, coursesWithVisits))
      await as(districtId, (tx) => refreshPaces(tx, courseId, now()));
    for (const courseId of await as(districtId, coursesWithMany))
      await as(districtId, (tx) => releaseCourse(tx, courseId, { draws: deps.noise(), budget: deps.budget }, now()));
    await as(districtId, (tx) => markForNight(tx, now()));
    await begin(districtId, null);
  }

  /** A run of its own; null where one of the same is waiting or at work. */
  async function begin(districtId: string, courseId: string | null): Promise<RecommendationRun | null> {
    const made = await as(districtId, async (tx) => {
      const open = await runs.openRuns(tx);
      if (open.some((run) => run.courseId === courseId)) return null;
      return runs.insertRun(tx, { courseId, createdAt: now() });
    });
    if (made) await jobs.send(RUN_QUEUE, { districtId, runId: made.id });
    return made;
  }

  return {
    begin,
    night,
    /** Takes up runs that a killed process left. */
    async resume(districtId: string): Promise<number> {
      const open = await as(districtId, runs.openRuns);
      for (const { id } of open) await jobs.send(RUN_QUEUE, { districtId, runId: id });
      return open.length;
    },
  };
}
