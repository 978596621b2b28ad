import { z } from 'zod';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import { learnersSince } from './store';

/** Decides anew for everybody who has worked lately: what is known has faded a day, and reviews have fallen due. */
export const DECISIONS_JOB = 'pathways.decisions-nightly';

/** Who answered nothing for so long is decided for when they come back. */
const ACTIVE_DAYS = 30;

export interface NightlyDeps {
  jobs: Pick<JobQueue, 'define'>;
  database: Database;
  currentDistrict(): Promise<{ id: string } | null>;
  nightlyAt: string | null;
  next(tx: Tx, learnerId: string, courseId: string): Promise<unknown>;
  now(): Date;
}

export function defineDecisions(deps: NightlyDeps): void {
  deps.jobs.define(
    DECISIONS_JOB,
    { data: z.object({}), retries: 1, expireInSeconds: 3600, dailyAt: deps.nightlyAt },
    async (_, signal) => {
      const district = await deps.currentDistrict();
      if (district) await decideForAll(deps, district.id, signal);
    },
  );
}

/**
 * One transaction for each learner and course, so that it can stop anywhere; what is up to date already costs a look.
 * @returns how many there were.
 */
export async function decideForAll(
  { database, next, now }: Pick<NightlyDeps, 'database' | 'next' | 'now'>,
  districtId: string,
  signal: AbortSignal,
): Promise<number> {
  const since = new Date(now().getTime() - ACTIVE_DAYS * 86_400_000);
  const learners = await database.transaction(systemActor(districtId), (tx) => learnersSince(tx, since));
  for (const { learnerId, courseId } of learners) {
    if (signal.aborted) break;
    const actor = { districtId, userId: learnerId, role: 'learner' } as const;
    await database.transaction(actor, (tx) => next(tx, learnerId, courseId));
  }
  return learners.length;
}
