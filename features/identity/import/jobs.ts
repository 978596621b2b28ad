import { z } from 'zod';
import type { JobQueue } from '@/platform/jobs/queue';
import { IMPORT_QUEUE, type ImportService } from './service';

/** Twenty thousand rows take seconds; a machine that is busy gets time. */
const EXPIRE_S = 1800;

/** The work on longer lists. */
export function importJobs(jobs: Pick<JobQueue, 'define'>, service: ImportService): void {
  jobs.define(
    IMPORT_QUEUE,
    { data: z.object({ districtId: z.uuid(), importId: z.uuid() }), retries: 3, expireInSeconds: EXPIRE_S },
    ({ districtId, importId }, signal) => service.work(districtId, importId, signal),
  );
}
