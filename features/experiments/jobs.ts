import { z } from 'zod';
import { systemActor } from '@/platform/database/transaction';
import type { ExperimentsDeps } from './deps';
import { reckon } from './service/reckon';
import * as store from './store';

/** Reckons one experiment anew. */
export const RECKON_JOB = 'experiments.reckon';
/** Each night: all that have not ended. */
export const NIGHTLY_JOB = 'experiments.nightly';
/** While learners answer, an experiment is reckoned at most once in so many milliseconds. */
const SETTLED_MS = 10 * 60_000;

/** Registers the jobs. @returns a look, to be repeated each minute, for experiments with new answers or at their end. */
export function defineReckoning({ database, jobs, currentDistrict, nightlyAt, now }: ExperimentsDeps) {
  const send = (districtId: string, ids: readonly string[]) =>
    Promise.all(ids.map((experimentId) => jobs.send(RECKON_JOB, { districtId, experimentId })));
  /** Sent and not yet run: a slow reckoning is not asked for again each minute. */
  const waiting = new Set<string>();

  jobs.define(
    RECKON_JOB,
    { data: z.object({ districtId: z.uuid(), experimentId: z.uuid() }), retries: 2, expireInSeconds: 900 },
    async ({ districtId, experimentId }) => {
      waiting.delete(experimentId);
      await database.transaction(systemActor(districtId), (tx) => reckon(tx, experimentId, now()));
    },
  );
  jobs.define(NIGHTLY_JOB, { data: z.object({}), retries: 0, expireInSeconds: 600, dailyAt: nightlyAt }, async () => {
    const district = await currentDistrict();
    if (!district) return;
    await send(district.id, await database.transaction(systemActor(district.id), store.runningExperiments));
  });

  return async function lookAtDue(): Promise<void> {
    const district = await currentDistrict();
    if (!district) return;
    const at = now();
    const due = await database.transaction(systemActor(district.id), (tx) =>
      store.dueExperiments(tx, at, new Date(at.getTime() - SETTLED_MS)),
    );
    const fresh = due.filter((id) => !waiting.has(id));
    for (const id of fresh) waiting.add(id);
    await send(district.id, fresh);
  };
}
