import { z } from 'zod';
import { type Actor, type Database, systemActor } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import { type ReportQuery, reportQuerySchema } from './contract';
import { clearReports } from './store-cache';

/** Works out one report that is too long for a page. */
export const REPORT_JOB = 'reports.work-out';

/** Clears kept reports that nobody asked for lately. */
export const CLEAR_JOB = 'reports.clear';

/** So long a report is kept after it was last worked out. */
const KEPT_MS = 60 * 24 * 3600_000;

export interface ClearDeps {
  jobs: Pick<JobQueue, 'define'>;
  database: Database;
  nightly: { at: string | null; currentDistrict(): Promise<{ id: string } | null> };
  now(): Date;
}

/** Each night old reports go: all of them can be made anew. */
export function defineClearing({ jobs, database, nightly, now }: ClearDeps): void {
  jobs.define(CLEAR_JOB, { data: z.object({}), retries: 0, expireInSeconds: 600, dailyAt: nightly.at }, async () => {
    const district = await nightly.currentDistrict();
    if (!district) return;
    const since = new Date(now().getTime() - KEPT_MS);
    await database.transaction(systemActor(district.id), (tx) => clearReports(tx, since));
  });
}

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
