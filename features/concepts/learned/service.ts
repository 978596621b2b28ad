import { z } from 'zod';
import { systemActor } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import { coursesWithNewAnswers } from '../store-learned';
import { type LearnDeps, learnOrders } from './learn-orders';

/** Looks each night for courses with new answers. */
export const LEARN_NIGHTLY_JOB = 'concepts.learn-nightly';
/** Reads the answers of one course. */
export const LEARN_JOB = 'concepts.learn';

const ofCourse = z.object({ districtId: z.uuid(), courseId: z.uuid() });

/** So many new answers are worth a reading, and such a share of those that were read. */
const NEW_ANSWERS = { fewest: 200, share: 0.05 };

export interface LearnedDeps extends Omit<LearnDeps, 'library' | 'extract'> {
  jobs: Pick<JobQueue, 'define' | 'send'>;
  nightly: { at: string | null; currentDistrict(): Promise<{ id: string } | null> };
}

/**
 * Each night: what learners' answers say of the order of concepts goes into the maps of courses with enough new answers.
 * @returns reading the answers of one course at once, however few of them are new.
 */
export function defineLearning(deps: LearnedDeps & LearnDeps): (of: z.output<typeof ofCourse>) => Promise<boolean> {
  const { jobs, database, nightly } = deps;
  jobs.define(
    LEARN_NIGHTLY_JOB,
    { data: z.object({}), retries: 0, expireInSeconds: 600, dailyAt: nightly.at },
    async () => {
      const district = await nightly.currentDistrict();
      if (!district) return;
      const courses = await database.transaction(systemActor(district.id), (tx) =>
        coursesWithNewAnswers(tx, NEW_ANSWERS),
      );
      for (const courseId of courses) await jobs.send(LEARN_JOB, { districtId: district.id, courseId });
    },
  );
  jobs.define(LEARN_JOB, { data: ofCourse, retries: 2, expireInSeconds: 3600 }, async (data) => {
    await learnOrders(deps, data);
  });
  return (of) => learnOrders(deps, of);
}
