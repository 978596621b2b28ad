import { z } from 'zod';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import type { JobQueue } from '@/platform/jobs/queue';
import { masteryErrors } from '../contract';
import type { LearnerModels, ModelRun } from './contract';
import { LEAST_ANSWERS, LEAST_LEARNERS } from './fit-model';
import type { RunDeps } from './run-parts';
import { doRun } from './runs';
import { modelInForce } from './store-in-force';
import * as models from './store-models';
import * as runs from './store-runs';

const fail = errorsOf(masteryErrors);

/** Queue of the runs, and of the one that begins them each night. */
export const RUN_QUEUE = 'mastery.model';
export const NIGHT_QUEUE = 'mastery.night';

/** Longer than any run takes, since a job that outlives it is given to a second worker. */
const EXPIRE_S = 6 * 3600;

const DAY_MS = 24 * 3600 * 1000;

export interface ModelsDeps extends RunDeps {
  jobs: Pick<JobQueue, 'define' | 'send'>;
  currentDistrict(): Promise<{ id: string } | null>;
  /** When the nightly fit begins, `HH:MM` UTC; null: never. */
  nightlyAt: string | null;
}

export interface ModelsService {
  list(tx: Tx): Promise<LearnerModels>;
  /** Begins a fit. @throws model_run_in_progress */
  refit(district: { id: string; requestedBy: string | null }): Promise<ModelRun>;
  /** Puts a version into force, 0 for the starting values. @throws model_not_found, model_run_in_progress */
  apply(district: { id: string; requestedBy: string | null }, version: number): Promise<ModelRun>;
  /**
   * Has what was learned from answers that have been deleted forgotten, and waits for it: a version without them, or the starting values.
   * @throws model_run_in_progress, and Error where it was stopped
   */
  renew(districtId: string, signal: AbortSignal): Promise<ModelRun>;
  run(tx: Tx, runId: string): Promise<ModelRun>;
  /** @throws model_run_not_found for one that has ended. */
  cancel(tx: Tx, runId: string): Promise<ModelRun>;
  /** Takes up runs that a killed process left, and rows that a stopped one left under another version. */
  resume(districtId: string): Promise<number>;
  /** Begins the fit that a computer switched off at night has missed: the newest is more than a day old. Says whether. */
  catchUp(districtId: string): Promise<boolean>;
}

/** Versions of the learner model: fitted each night to the district's own answers, judged, put into force, taken back. */
export function createModels(deps: ModelsDeps): ModelsService {
  const { database, jobs, now } = deps;
  jobs.define(
    RUN_QUEUE,
    { data: z.object({ districtId: z.uuid(), runId: z.uuid() }), retries: 2, expireInSeconds: EXPIRE_S },
    ({ districtId, runId }, signal) => doRun(deps, districtId, runId, signal),
  );
  jobs.define(
    NIGHT_QUEUE,
    { data: z.object({}), retries: 0, expireInSeconds: 600, dailyAt: deps.nightlyAt },
    async () => {
      const district = await deps.currentDistrict();
      if (!district) return;
      const open = await asSystem(database, district.id, runs.openRuns);
      if (open.length === 0) await begin(district.id, { kind: 'refit', version: null, requestedBy: null });
    },
  );

  const insert = (districtId: string, run: Pick<ModelRun, 'kind' | 'version' | 'requestedBy'>): Promise<ModelRun> =>
    asSystem(database, districtId, async (tx) => {
      if ((await runs.openRuns(tx)).length > 0)
        throw fail('model_run_in_progress', 'The learner model is being worked on. Wait for it to end, or stop it.');
      return runs.insertRun(tx, { ...run, createdAt: now() });
    });

  async function begin(districtId: string, run: Pick<ModelRun, 'kind' | 'version' | 'requestedBy'>): Promise<ModelRun> {
    const made = await insert(districtId, run);
    await jobs.send(RUN_QUEUE, { districtId, runId: made.id });
    return made;
  }

  return {
    list: async (tx) => ({ ...(await listModels(tx)), nightlyAt: deps.nightlyAt }),
    refit: ({ id, requestedBy }) => begin(id, { kind: 'refit', version: null, requestedBy }),
    async apply({ id, requestedBy }, version) {
      if (version !== 0 && !(await asSystem(database, id, (tx) => models.modelOf(tx, version))))
        throw fail('model_not_found', `There is no version ${version} of the learner model.`);
      return begin(id, { kind: 'apply', version, requestedBy });
    },
    async renew(districtId, signal) {
      const { id } = await insert(districtId, { kind: 'renew', version: null, requestedBy: null });
      await doRun(deps, districtId, id, signal);
      const ended = await asSystem(database, districtId, async (tx) =>
        (await runs.listRuns(tx)).find((each) => each.id === id),
      );
      if (ended?.status !== 'done') throw new Error('The renewal of the learner model was stopped.');
      return ended;
    },
    async run(tx, runId) {
      const run = (await runs.listRuns(tx)).find(({ id }) => id === runId);
      if (!run) throw fail('model_run_not_found', 'There is no such run.');
      return run;
    },
    async cancel(tx, runId) {
      const run = await runs.requestCancel(tx, runId, now());
      if (!run) throw fail('model_run_not_found', 'There is no such run at work.');
      return run;
    },
    async resume(districtId) {
      const open = await asSystem(database, districtId, runs.openRuns);
      for (const { id } of open) await jobs.send(RUN_QUEUE, { districtId, runId: id });
      if (open.length > 0) return open.length;
      const left = await asSystem(database, districtId, async (tx) => {
        const version = (await modelInForce(tx))?.version ?? 0;
        return { version, learners: (await models.learnersToReckon(tx, version)).length };
      });
      if (left.learners === 0) return 0;
      await begin(districtId, { kind: 'apply', version: left.version, requestedBy: null });
      return 1;
    },
    async catchUp(districtId) {
      if (deps.nightlyAt === null) return false;
      const missed = await asSystem(database, districtId, async (tx) => {
        const last = await runs.newestRefitAt(tx);
        if (last && now().getTime() - last.getTime() <= DAY_MS) return false;
        const { answers, learners } = await models.evidenceTotals(tx);
        return answers >= LEAST_ANSWERS && learners >= LEAST_LEARNERS && (await runs.openRuns(tx)).length === 0;
      });
      if (missed) await begin(districtId, { kind: 'refit', version: null, requestedBy: null });
      return missed;
    },
  };
}

function asSystem<T>(database: Database, districtId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.transaction(systemActor(districtId), work);
}

async function listModels(tx: Tx): Promise<Omit<LearnerModels, 'nightlyAt'>> {
  const versions = await models.listModels(tx);
  const totals = await models.evidenceTotals(tx);
  return {
    activeVersion: versions.find(({ model }) => model.active)?.model.version ?? 0,
    versions: versions.map(({ model, conceptCount }) => {
      const { districtId: _district, upToSequence: _last, createdAt, activatedAt, ...shown } = model;
      return {
        ...shown,
        conceptCount,
        createdAt: createdAt.toISOString(),
        activatedAt: activatedAt?.toISOString() ?? null,
      };
    }),
    runs: await runs.listRuns(tx),
    evidence: {
      answerCount: totals.answers,
      learnerCount: totals.learners,
      leastAnswers: LEAST_ANSWERS,
      leastLearners: LEAST_LEARNERS,
    },
  };
}
