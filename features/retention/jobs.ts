import { z } from 'zod';
import { clockSays } from '@/core/retention/rule';
import { systemActor, type Tx } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import { planOf } from './plan';
import { type PurgeDeps, purge } from './service/purge';
import * as runs from './store-runs';
import { putSettings, rulesOf, settingsOf } from './store-schedule';

/** Lets go what is over. */
export const PURGE_JOB = 'retention.purge';
/** Each night: looks at the clock, and begins a purge where the district wants one. */
export const NIGHT_JOB = 'retention.night';

const EXPIRE_S = 6 * 3600;

export interface RetentionJobsDeps extends PurgeDeps {
  jobs: Pick<JobQueue, 'define' | 'send'>;
  currentDistrict(): Promise<{ id: string } | null>;
  /** `HH:MM` UTC; null: never. */
  nightlyAt: string | null;
}

export type Begun = { run: runs.RunRow } | { running: true };

/** Purges: each night, when somebody asks, and on with what a killed process left. */
export function createRetentionJobs(deps: RetentionJobsDeps) {
  const { database, jobs, now } = deps;
  const as = <T>(districtId: string, work: (tx: Tx) => Promise<T>) =>
    database.transaction(systemActor(districtId), work);

  jobs.define(
    PURGE_JOB,
    { data: z.object({ districtId: z.uuid(), runId: z.uuid() }), retries: 2, expireInSeconds: EXPIRE_S },
    ({ districtId, runId }, signal) => purge(deps, districtId, runId, signal),
  );
  jobs.define(
    NIGHT_JOB,
    { data: z.object({}), retries: 1, expireInSeconds: EXPIRE_S, dailyAt: deps.nightlyAt },
    async () => {
      const district = await deps.currentDistrict();
      if (district) await night(district.id);
    },
  );

  /**
   * Writes down a purge of what is over now. By a clock that is not to be believed nothing goes: the run says so and has ended.
   * @param requestedBy null: the night.
   */
  async function write(tx: Tx, requestedBy: string | null): Promise<Begun> {
    if (await runs.openRun(tx)) return { running: true };
    const [settings, rules, at] = [await settingsOf(tx), await rulesOf(tx), now()];
    const believed = clockSays(at, settings.clockSeenAt) === 'right';
    if (believed) await putSettings(tx, { clockSeenAt: at }, requestedBy, at);
    const plan = planOf(rules, at, settings.schoolYearEnds);
    return {
      run: await runs.insertRun(tx, { plan, status: believed ? 'waiting' : 'clock', requestedBy, createdAt: at }),
    };
  }

  async function send(districtId: string, begun: Begun): Promise<void> {
    if ('run' in begun && begun.run.status === 'waiting')
      await jobs.send(PURGE_JOB, { districtId, runId: begun.run.id });
  }

  async function night(districtId: string): Promise<void> {
    const begun = await as(districtId, async (tx): Promise<Begun> => {
      const { nightly, clockSeenAt } = await settingsOf(tx);
      const clock = clockSays(now(), clockSeenAt);
      if (!nightly) {
        // The clock is watched all the same, so that a purge by hand knows whether it leapt.
        if (clock === 'right' && clockSeenAt) await putSettings(tx, { clockSeenAt: now() }, null, now());
        return { running: true };
      }
      const [last] = await runs.latestRuns(tx, 1);
      if (clock !== 'right' && last?.status === 'clock') return { running: true };
      return write(tx, null);
    });
    await send(districtId, begun);
  }

  return {
    night,
    /** Begins a purge for somebody; null: one is under way. */
    async begin(districtId: string, by: string): Promise<runs.RunRow | null> {
      const begun = await as(districtId, (tx) => write(tx, by));
      await send(districtId, begun);
      return 'run' in begun ? begun.run : null;
    },
    /** Takes up a purge that a killed process left. */
    async resume(districtId: string): Promise<number> {
      const open = await as(districtId, runs.openRun);
      if (!open) return 0;
      await jobs.send(PURGE_JOB, { districtId, runId: open.id });
      return 1;
    },
  };
}
