import { z } from 'zod';
import type { FittedRisk, RiskRow } from '@/core/risk/fit';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import { casesToLearnFrom, isDue, keepFitted, type Learned } from './service/learn';
import { lookAtCourse } from './service/look-at-course';
import { withdraw } from './store-cases';
import { coursesWithClasses } from './store-facts';
import { modelInForce } from './store-models';

/** Looks at every course's willing learners; once a week it learns anew what to look for. */
export const NIGHT_QUEUE = 'early-warning.night';
const EXPIRE_S = 3 * 3600;

export interface EarlyWarningJobsDeps {
  database: Database;
  jobs: Pick<JobQueue, 'define'>;
  currentDistrict(): Promise<{ id: string } | null>;
  /** Fits a model away from the thread that answers requests. */
  fit(rows: readonly RiskRow[]): Promise<FittedRisk | null>;
  /** `HH:MM` UTC; null: never. */
  nightlyAt: string | null;
  now(): Date;
}

export function createEarlyWarningJobs(deps: EarlyWarningJobsDeps) {
  const { database, now } = deps;
  const as = <T>(districtId: string, work: (tx: Tx) => Promise<T>) =>
    database.transaction(systemActor(districtId), work);

  deps.jobs.define(
    NIGHT_QUEUE,
    { data: z.object({}), retries: 1, expireInSeconds: EXPIRE_S, dailyAt: deps.nightlyAt },
    async (_, signal) => {
      const district = await deps.currentDistrict();
      if (district) await night(district.id, signal);
    },
  );

  /** Learns from what is over. @param anew see `keepFitted`. */
  async function learn(districtId: string, anew: boolean): Promise<Learned> {
    const lessons = await as(districtId, (tx) => casesToLearnFrom(tx, now()));
    const fitted = await deps.fit(lessons.rows);
    return as(districtId, (tx) => keepFitted(tx, { fitted, lessons, anew }, now()));
  }

  const lookAt = (districtId: string, courseId: string) =>
    as(districtId, async (tx) => lookAtCourse(tx, courseId, await modelInForce(tx), now()));

  /** One transaction for each course, so that it can stop anywhere; begun again, it does the same. */
  async function look(districtId: string, signal: AbortSignal): Promise<void> {
    for (const courseId of await as(districtId, coursesWithClasses)) {
      if (signal.aborted) return;
      await lookAt(districtId, courseId);
    }
  }

  async function night(districtId: string, signal: AbortSignal = new AbortController().signal): Promise<void> {
    await as(districtId, (tx) => withdraw(tx, null));
    await look(districtId, signal);
    if (signal.aborted || !(await as(districtId, (tx) => isDue(tx, now())))) return;
    // What was learned speaks in the same night.
    if ((await learn(districtId, false)) === 'in-force') await look(districtId, signal);
  }

  return {
    night,
    /** One course alone, as the night does. */
    lookAt,
    /** Without somebody who is gone, whoever it was learned from. */
    learnAnew: (districtId: string) => learn(districtId, true),
  };
}
