import { z } from 'zod';
import { systemActor } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import { type EraseDeps, eraseDue } from './service/erase';
import { dueDeletions, noteHolds } from './store-deletions';

/** Deletes whoever is due, and makes anew what was learned from them. */
export const ERASE_JOB = 'rights.erase';

/** Longer than any takes, models included. */
const EXPIRE_S = 6 * 3600;

export interface ErasingDeps extends EraseDeps {
  jobs: Pick<JobQueue, 'define' | 'send'>;
  currentDistrict(): Promise<{ id: string } | null>;
}

/** Registers the job. */
export function defineErasing(deps: ErasingDeps) {
  const { database, jobs, currentDistrict, now } = deps;
  let sent = false;
  jobs.define(
    ERASE_JOB,
    { data: z.object({ districtId: z.uuid() }), retries: 3, expireInSeconds: EXPIRE_S },
    async ({ districtId }, signal) => {
      try {
        await eraseDue(deps, districtId, signal);
      } finally {
        sent = false;
      }
    },
  );
  async function begin(districtId: string): Promise<void> {
    sent = true;
    await jobs.send(ERASE_JOB, { districtId });
  }
  return {
    begin,
    /** Each minute: whether a deletion is due, or was cut off. */
    async lookAtDue(): Promise<void> {
      const district = await currentDistrict();
      if (!district || sent) return;
      const due = await database.transaction(systemActor(district.id), async (tx) => {
        await noteHolds(tx, now());
        return dueDeletions(tx, now());
      });
      if (due.length > 0) await begin(district.id);
    },
  };
}
