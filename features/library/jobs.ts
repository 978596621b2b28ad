import { z } from 'zod';
import { indexCourse } from './find/index-course';
import { refitCourse } from './find/refit-course';
import { runIngestion } from './ingest/run-ingestion';
import { scoreCourse } from './measure/score-course';
import { FIT_QUEUE, INDEX_QUEUE, SCORE_QUEUE } from './queues';
import type { LibraryContext } from './service/deps';
import { INGEST_QUEUE } from './service/uploads';

/**
 * pg-boss takes a job for dead after this long, and gives it to another worker while the first may still be at it (the
 * course's lock keeps the second waiting). So it is longer than any upload takes; a process that was killed is not waited
 * for, since `resumeIngestions` sends its work again at the next start.
 */
const EXPIRE_S = 6 * 3600;

/** Registers the library's background work. */
export function defineLibraryJobs(context: LibraryContext, courseIds: (districtId: string) => Promise<string[]>): void {
  context.jobs.define(
    INGEST_QUEUE,
    { data: z.object({ districtId: z.uuid(), ingestionId: z.uuid() }), retries: 3, expireInSeconds: EXPIRE_S },
    (job, signal) => runIngestion(context, job, signal),
  );
  context.jobs.define(
    INDEX_QUEUE,
    { data: z.object({ districtId: z.uuid() }), retries: 2, expireInSeconds: EXPIRE_S },
    async ({ districtId }, signal) => {
      const present = await courseIds(districtId);
      const indexed = await context.search.courseIds(districtId);
      for (const gone of indexed.filter((id) => !present.includes(id)))
        await context.search.removeCourse(districtId, gone);
      for (const courseId of present) {
        if (signal.aborted) return;
        await indexCourse(context, districtId, courseId);
        await context.jobs.send(FIT_QUEUE, { districtId, courseId });
      }
    },
  );
  context.jobs.define(
    FIT_QUEUE,
    { data: z.object({ districtId: z.uuid(), courseId: z.uuid() }), retries: 2, expireInSeconds: EXPIRE_S },
    async ({ districtId, courseId }, signal) => {
      try {
        await refitCourse(context, districtId, courseId, signal);
      } finally {
        // The material has changed, also where a model outside gives no answer.
        if (!signal.aborted) await scoreCourse(context, districtId, courseId, signal);
      }
    },
  );
  context.jobs.define(
    SCORE_QUEUE,
    { data: z.object({ districtId: z.uuid(), courseId: z.uuid() }), retries: 1, expireInSeconds: EXPIRE_S },
    async ({ districtId, courseId }, signal) => {
      await scoreCourse(context, districtId, courseId, signal);
    },
  );
}
