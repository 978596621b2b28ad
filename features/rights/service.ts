import type { Database, Tx } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import { defineErasing } from './jobs';
import { createCorrections } from './service/corrections';
import { createDeletions } from './service/deletions';
import type { EraseDeps } from './service/erase';
import { createExportFiles } from './service/export-files';
import { createExports } from './service/exports';
import { recordOverview, recordRows } from './service/record';
import { waitingRequests } from './store-waiting';

export interface RightsDeps extends Omit<EraseDeps, 'forgetFiles'> {
  database: Database;
  jobs: Pick<JobQueue, 'define' | 'send'>;
  currentDistrict(): Promise<{ id: string } | null>;
  /** Where copies of records are kept until they are taken away. */
  dataFolder: string;
  districtName(tx: Tx): Promise<string>;
}

export type RightsService = ReturnType<typeof createRights>;

/** What people may ask of their own data: to see all of it, to take it along, to have it put right, to have it deleted. */
export function createRights(deps: RightsDeps) {
  const files = createExportFiles(deps.dataFolder);
  const erasing = defineErasing({ ...deps, forgetFiles: files.forget });
  const exports = createExports({ ...deps, files });
  return {
    record: { overview: recordOverview, rows: recordRows },
    exports,
    waiting: waitingRequests,
    corrections: createCorrections(deps),
    deletions: createDeletions({ now: deps.now, begin: erasing.begin }),
    /** Each minute: begins deletions that are due or were cut off, and removes copies whose time is over. */
    async lookAtDue(): Promise<void> {
      await erasing.lookAtDue();
      const district = await deps.currentDistrict();
      if (district) await exports.purge(district.id);
    },
    /** Takes up copies that a killed process left; deletions are found by the look of each minute. */
    async resume(): Promise<void> {
      const district = await deps.currentDistrict();
      if (district) await exports.resume(district.id);
    },
  };
}
