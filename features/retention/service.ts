import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type RetentionRun, retentionErrors, scheduledKindSchema } from './contract';
import { createRetentionJobs, type RetentionJobsDeps } from './jobs';
import { NO_PROGRESS } from './plan';
import { certificates } from './service/certificates';
import { createHolds } from './service/holds';
import { lookAhead, preview } from './service/preview';
import { createSchedule } from './service/schedule';
import { namesOf } from './store-names';
import * as runs from './store-runs';

const fail = errorsOf(retentionErrors);

export type RetentionService = ReturnType<typeof createRetention>;

/** How long records are kept, what keeps them longer, and how they go. */
export function createRetention(deps: RetentionJobsDeps) {
  const jobs = createRetentionJobs(deps);
  return {
    jobs,
    ...createSchedule(deps),
    holds: createHolds(deps),
    certificates: certificates(deps.trail),

    preview: (tx: Tx) => preview(tx, deps.now(), deps.trail),
    lookAhead: (tx: Tx) => lookAhead(tx, deps.now(), deps.trail),
    namesOf,

    /** The latest purges. */
    runs: async (tx: Tx): Promise<RetentionRun[]> => (await runs.latestRuns(tx, 20)).map(shown),

    /** Begins a purge of what is over now. @throws run_in_progress */
    async purge(districtId: string, by: string): Promise<RetentionRun> {
      const run = await jobs.begin(districtId, by);
      if (!run) throw fail('run_in_progress', 'A purge is under way already.');
      return shown(run);
    },

    /** @throws run_not_found */
    async stop(tx: Tx, id: string): Promise<RetentionRun[]> {
      if ((await runs.askToStop(tx, id)) === null) throw fail('run_not_found', 'There is no such purge.');
      return (await runs.latestRuns(tx, 20)).map(shown);
    },
  };
}

function shown({
  id,
  status,
  progress,
  plan,
  cancelRequested,
  requestedBy,
  createdAt,
  finishedAt,
}: runs.RunRow): RetentionRun {
  return {
    ...{ id, status, cancelRequested, byNight: requestedBy === null, createdAt: createdAt.toISOString() },
    finishedAt: finishedAt?.toISOString() ?? null,
    kinds: plan.rules.map(({ kind }) => {
      const { records, left, done } = progress[kind] ?? NO_PROGRESS;
      const sum = Object.values(records).reduce((total, count) => total + count, 0);
      return { kind: scheduledKindSchema.parse(kind), records: sum, left, done };
    }),
  };
}
