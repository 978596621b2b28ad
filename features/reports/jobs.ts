import { z } from 'zod';
import type { Actor } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import { type ReportQuery, reportQuerySchema } from './contract';

/** Works out one report that is too long for a page. */
export const REPORT_JOB = 'reports.work-out';

/** Whom a job acts for: it sees what they may see. */
export const readerSchema = z.object({
  districtId: z.uuid(),
  userId: z.uuid(),
  role: z.enum(['teacher', 'admin']),
});

const dataSchema = z.object({ reader: readerSchema, classId: z.uuid(), query: reportQuerySchema });

export function defineReportJobs(
  jobs: Pick<JobQueue, 'define'>,
  complete: (actor: Actor, classId: string, query: ReportQuery) => Promise<void>,
): void {
  jobs.define(REPORT_JOB, { data: dataSchema, retries: 2, expireInSeconds: 1800 }, async ({ reader, classId, query }) =>
    complete(reader, classId, query),
  );
}

export async function sendReport(
  jobs: Pick<JobQueue, 'send'>,
  actor: Actor,
  classId: string,
  query: ReportQuery,
): Promise<void> {
  await jobs.send(REPORT_JOB, { reader: readerSchema.parse(actor), classId, query });
}
