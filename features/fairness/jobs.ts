import { z } from 'zod';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import type { FairnessReport, FairnessRun, FairnessSettings, GroupAttribute } from './contract';
import { reportOf } from './service/report';
import { offerOf, type WeightTrial, weightsBy } from './service/reweigh';
import { AT_ONCE, auditSources, type SourcePorts } from './service/sources';
import * as store from './store';
import { groupsFor } from './store-groups';

/** Works off an audit, or a trial of weighing. */
export const RUN_QUEUE = 'fairness.run';
/** Each night; begins an audit where this month has had none. */
export const MONTHLY_QUEUE = 'fairness.monthly';
const EXPIRE_S = 3 * 3600;

/** An audit looks at so many days before it. */
export const WINDOW_DAYS = 180;
const DAY_MS = 24 * 3600 * 1000;

export interface FairnessJobsDeps extends SourcePorts {
  database: Database;
  jobs: Pick<JobQueue, 'define' | 'send'>;
  currentDistrict(): Promise<{ id: string } | null>;
  /** Fits the learner model with these learners weighed, and keeps the version; null where there is too little to fit on. */
  tryWeights(districtId: string, weights: ReadonlyMap<string, number>): Promise<WeightTrial | null>;
  nightlyAt: string | null;
  now(): Date;
}

/** Says how far a run is; false when it is to stop. */
type GoOn = (done: number, total: number) => Promise<boolean>;

/** Audits and trials, on demand and by the month. */
export function createFairnessJobs(deps: FairnessJobsDeps) {
  const { database, jobs, now } = deps;
  const as = <T>(districtId: string, work: (tx: Tx) => Promise<T>) =>
    database.transaction(systemActor(districtId), work);

  jobs.define(
    RUN_QUEUE,
    { data: z.object({ districtId: z.uuid(), runId: z.uuid() }), retries: 2, expireInSeconds: EXPIRE_S },
    ({ districtId, runId }, signal) => doRun(districtId, runId, signal),
  );
  jobs.define(
    MONTHLY_QUEUE,
    { data: z.object({}), retries: 1, expireInSeconds: 600, dailyAt: deps.nightlyAt },
    async () => {
      const district = await deps.currentDistrict();
      if (district) await monthly(district.id);
    },
  );

  async function doRun(districtId: string, runId: string, signal: AbortSignal): Promise<void> {
    const run = await as(districtId, (tx) => store.claimRun(tx, runId));
    if (!run) return;
    const goOn: GoOn = async (done, total) =>
      !signal.aborted && !(await as(districtId, (tx) => store.reportRun(tx, runId, done, total)));
    try {
      const end = await worked(districtId, run, goOn);
      // A process that is being stopped leaves the run as it is: the next one takes it up again.
      if (!end && signal.aborted) return;
      await as(districtId, (tx) => store.finishRun(tx, runId, end ?? { status: 'cancelled' }, now()));
    } catch (error) {
      await as(districtId, (tx) => store.finishRun(tx, runId, { status: 'failed' }, now()));
      throw error;
    }
  }

  async function worked(districtId: string, run: FairnessRun, goOn: GoOn): Promise<store.RunEnd | null> {
    const settings = await as(districtId, store.settingsOf);
    if (run.kind === 'audit') return audit(districtId, settings, goOn);
    return run.attribute
      ? reweigh(districtId, settings, run.attribute, goOn)
      : { status: 'done', outcome: 'no_groups' };
  }

  async function audit(districtId: string, settings: FairnessSettings, goOn: GoOn): Promise<store.RunEnd | null> {
    const groups = await as(districtId, (tx) => groupsFor(tx, settings.attributes));
    const { learnerIds, numberOf, groupOf } = groups;
    if (learnerIds.length === 0) return { status: 'done', outcome: 'no_groups' };
    const to = now();
    const from = new Date(to.getTime() - WINDOW_DAYS * DAY_MS);
    const sources = auditSources(numberOf, deps);
    const total = learnerIds.length + 1;
    for (let first = 0; first < learnerIds.length; first += AT_ONCE) {
      if (!(await goOn(first, total))) return null;
      const within = { learnerIds: learnerIds.slice(first, first + AT_ONCE), from, to };
      await as(districtId, async (tx) => {
        for (const source of sources) await source.read(tx, within);
      });
    }
    if (!(await goOn(learnerIds.length, total))) return null;
    const attributes = [...groupOf].map(([name, own]) => ({ name, groupOf: own }));
    const subjects = reportOf(
      sources.map((source) => source.finish()),
      attributes,
      settings,
    );
    const comparisons = subjects.flatMap((each) =>
      [...each.attributes, ...each.crossings].flatMap((one) => one.comparisons),
    );
    const report: FairnessReport = {
      ...{ from: from.toISOString(), to: to.toISOString(), least: settings.least, bounds: settings.bounds, subjects },
      comparisons: comparisons.length,
      coverage: attributes.map(({ name, groupOf: own }) => ({
        ...{ attribute: name, of: groups.learners },
        known: own.filter((group) => group !== null).length,
      })),
    };
    return { status: 'done', report, alerts: comparisons.filter(({ alert }) => alert).length };
  }

  async function reweigh(
    districtId: string,
    settings: FairnessSettings,
    attribute: GroupAttribute,
    goOn: GoOn,
  ): Promise<store.RunEnd | null> {
    if (!(await goOn(0, 2))) return null;
    const groups = await as(districtId, (tx) => groupsFor(tx, [attribute]));
    if (groups.learnerIds.length === 0) return { status: 'done', outcome: 'no_groups' };
    if (!(await goOn(1, 2))) return null;
    const trial = await deps.tryWeights(districtId, weightsBy(groups, attribute));
    if (!trial) return { status: 'done', outcome: 'too_few' };
    return { status: 'done', offer: offerOf(trial, groups, attribute, settings.least) };
  }

  /** A run of its own; null where one is waiting or at work. */
  async function begin(
    districtId: string,
    run: Pick<FairnessRun, 'kind' | 'attribute' | 'requestedBy'>,
  ): Promise<FairnessRun | null> {
    const made = await as(districtId, async (tx) =>
      (await store.openRuns(tx)).length > 0 ? null : store.insertRun(tx, { ...run, createdAt: now() }),
    );
    if (made) await jobs.send(RUN_QUEUE, { districtId, runId: made.id });
    return made;
  }

  /** Begins this month's audit, where it is wanted and hasn't been. A computer that was off on the first is not let off. */
  async function monthly(districtId: string): Promise<boolean> {
    const due = await as(districtId, async (tx) => {
      const { monthly: wanted, attributes } = await store.settingsOf(tx);
      const newest = await store.newestAuditAt(tx);
      return wanted && attributes.length > 0 && (newest === null || monthOf(newest) < monthOf(now()));
    });
    return due && (await begin(districtId, { kind: 'audit', attribute: null, requestedBy: null })) !== null;
  }

  return {
    begin,
    monthly,
    /** Takes up runs that a killed process left. */
    async resume(districtId: string): Promise<number> {
      const open = await as(districtId, store.openRuns);
      for (const { id } of open) await jobs.send(RUN_QUEUE, { districtId, runId: id });
      return open.length;
    },
  };
}

const monthOf = (at: Date) => at.toISOString().slice(0, 7);
