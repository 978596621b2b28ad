import { z } from 'zod';
import { type Database, systemActor } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import { workOut } from './service';
import { shownCourses } from './store';

/** Works out how classes stand, where their courses show it. */
export const CLASS_VIEWS_JOB = 'pathways.class-views-nightly';

export interface ClassViewsDeps {
  jobs: Pick<JobQueue, 'define'>;
  database: Database;
  currentDistrict(): Promise<{ id: string } | null>;
  nightlyAt: string | null;
  now(): Date;
}

export function defineClassViews(deps: ClassViewsDeps): void {
  deps.jobs.define(
    CLASS_VIEWS_JOB,
    { data: z.object({}), retries: 1, expireInSeconds: 1800, dailyAt: deps.nightlyAt },
    async (_, signal) => {
      const district = await deps.currentDistrict();
      if (district) await workOutAll(deps, district.id, signal);
    },
  );
}

/** One transaction for each course, so that it can stop anywhere. */
export async function workOutAll(
  { database, now }: Pick<ClassViewsDeps, 'database' | 'now'>,
  districtId: string,
  signal: AbortSignal,
): Promise<void> {
  const actor = systemActor(districtId);
  for (const courseId of await database.transaction(actor, shownCourses)) {
    if (signal.aborted) return;
    await database.transaction(actor, (tx) => workOut(tx, courseId, now()));
  }
}
