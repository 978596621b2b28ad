import { z } from 'zod';
import type { JobQueue } from '@/platform/jobs/queue';
import type { GovernanceService } from './service';
import { keepAnchor } from './service/anchors';

const ANCHOR_JOB = 'governance.anchor';

export interface AnchorDeps {
  jobs: JobQueue;
  governance: Pick<GovernanceService, 'anchor'>;
  dataFolder: string;
  currentDistrict(): Promise<{ id: string } | null>;
  /** Null: never. */
  nightlyAt: string | null;
  now(): Date;
}

/** Each night the end of the audit trail is kept in a file beside the data, so that what is cut off later shows. */
export function defineAnchors({ jobs, governance, dataFolder, currentDistrict, nightlyAt, now }: AnchorDeps): void {
  const options = { data: z.object({}), retries: 2, expireInSeconds: 300, dailyAt: nightlyAt };
  jobs.define(ANCHOR_JOB, options, async () => {
    const district = await currentDistrict();
    if (district) await keepAnchor(dataFolder, await governance.anchor(district.id), now());
  });
}
