import { z } from 'zod';
import { type Database, systemActor } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import { coursesWithPaths, reckonPace } from './store-pace';

/** Reckons anew how long answers and lessons take, for each course that somebody follows a path in. */
export const PACE_JOB = 'paths.pace-nightly';

export function definePace(deps: {
  jobs: Pick<JobQueue, 'define'>;
  database: Database;
  currentDistrict(): Promise<{ id: string } | null>;
  nightlyAt: string | null;
  now(): Date;
}): void {
  const { jobs, database, now } = deps;
  jobs.define(
    PACE_JOB,
    { data: z.object({}), retries: 1, expireInSeconds: 1800, dailyAt: deps.nightlyAt },
    async (_, signal) => {
      const district = await deps.currentDistrict();
      if (!district) return;
      const actor = systemActor(district.id);
      for (const courseId of await database.transaction(actor, coursesWithPaths)) {
        if (signal.aborted) return;
        await database.transaction(actor, (tx) => reckonPace(tx, courseId, now()));
      }
    },
  );
}
