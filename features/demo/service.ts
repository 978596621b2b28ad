import { z } from 'zod';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import words from '@/platform/i18n/messages/en/demo-school.json';
import type { JobQueue } from '@/platform/jobs/queue';
import {
  type Demo,
  type DemoAccount,
  type DemoBegun,
  type DemoPlan,
  type DemoSize,
  type DemoStage,
  demoErrors,
  demoStageSchema,
} from './contract';
import { type DemoPeople, newPassword, newPlan } from './plan';
import * as store from './store';
import { beforeRemoval, removeSimulated } from './store-remove';

export const fail = errorsOf(demoErrors);

/** One queue for making and removing, so that never both are at work. */
export const DEMO_QUEUE = 'demo.school';
const EXPIRE_S = 3600;
/** How often progress is written down and a stop is looked for. */
const NOTE_EVERY_MS = 1000;

/** Where each stage of the making begins and ends, as shares of all. */
const SPANS: Record<DemoStage, readonly [number, number]> = {
  waiting: [0, 0],
  course: [0, 0.08],
  people: [0.08, 0.1],
  history: [0.1, 0.95],
  after: [0.95, 1],
  finished: [1, 1],
  removing: [0, 1],
};

export interface DemoDeps {
  database: Database;
  jobs: Pick<JobQueue, 'define' | 'send'>;
  now(): Date;
  report(error: unknown): void;
  /** Makes the school of a plan; what it leaves when it throws is marked as simulated. */
  build(input: {
    districtId: string;
    plan: DemoPlan;
    progress(stage: DemoStage, share: number): Promise<void>;
    signal: AbortSignal;
  }): Promise<void>;
  /** Deletes a course with its files and index entries; `within` runs the deletion of its rows. */
  deleteCourse(
    districtId: string,
    courseId: string,
    within: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  ): Promise<void>;
  /** Told when a district went with its demo school. */
  districtGone(): void;
  /** Who of it can be signed in as. */
  people: DemoPeople;
  /** Makes a district and its admin, and does more in the same transaction. @throws already_set_up */
  setUpDistrict(
    input: { districtName: string; name: string; email: string; password: string },
    also: (tx: Tx, userId: string) => Promise<void>,
  ): Promise<{ districtId: string; userId: string }>;
}

export type DemoService = ReturnType<typeof createDemo>;

class Stopped extends Error {}

/** The demo school of a district: made in the background, watched, stopped, removed. */
export function createDemo(deps: DemoDeps) {
  const { database, jobs, now } = deps;
  jobs.define(
    DEMO_QUEUE,
    { data: z.object({ districtId: z.uuid() }), retries: 2, expireInSeconds: EXPIRE_S },
    async ({ districtId }, signal) => {
      const row = await asSystem(districtId, (tx) => store.demoRow(tx));
      if (row?.state === 'making') await make(districtId, row, signal);
      else if (row?.state === 'removing') await clear(districtId, row);
    },
  );

  function asSystem<T>(districtId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return database.transaction(systemActor(districtId), work);
  }

  async function make(districtId: string, row: store.DemoRow, signal: AbortSignal): Promise<void> {
    // What a process left that was killed at this.
    await clear(districtId, row, 'keep');
    let noted = Number.NEGATIVE_INFINITY;
    let [doing, reached]: [DemoStage, number] = ['waiting', 0];
    const progress = async (stage: DemoStage, share: number) => {
      signal.throwIfAborted();
      const [from, to] = SPANS[stage];
      reached = Math.max(reached, Math.round(1000 * (from + (to - from) * share)));
      if (stage === doing && performance.now() - noted < NOTE_EVERY_MS) return;
      [doing, noted] = [stage, performance.now()];
      const found = await asSystem(districtId, async (tx) => {
        await store.updateDemo(tx, row.id, { stage, done: reached });
        return store.demoRow(tx);
      });
      if (found?.state !== 'making' || found.cancelRequested) throw new Stopped();
    };
    try {
      await deps.build({ districtId, plan: row.plan, progress, signal });
      await asSystem(districtId, (tx) =>
        store.updateDemo(tx, row.id, {
          ...{ state: 'ready', stage: 'finished', done: 1000, readyAt: now() },
          plan: { ...row.plan, passwordHashes: {} },
        }),
      );
    } catch (error) {
      // The process stops: whoever comes next begins anew.
      if (signal.aborted) throw error;
      if (error instanceof Stopped) return await clear(districtId, row);
      deps.report(error);
      await clear(districtId, row, 'keep');
      await asSystem(districtId, (tx) => store.updateDemo(tx, row.id, { state: 'failed' }));
    }
  }

  /** Removes all that is simulated; `keep` leaves the word that there is to be a demo school, and its district. */
  async function clear(districtId: string, row: store.DemoRow, what: 'all' | 'keep' = 'all'): Promise<void> {
    let gone = false;
    const within = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      const result = await asSystem(districtId, async (tx) => {
        const courseIds = await beforeRemoval(tx);
        const done = await work(tx);
        gone = await removeSimulated(tx, what === 'keep' ? 'again' : row.ownDistrict ? 'own' : 'beside', courseIds);
        return done;
      });
      // At once, before files are cleared up: whoever looks meanwhile is led to the first screen, not to signing in.
      if (gone) deps.districtGone();
      return result;
    };
    const courseId = await asSystem(districtId, store.demoCourseId);
    if (courseId) await deps.deleteCourse(districtId, courseId, within);
    else await within(async () => undefined);
  }

  async function enter(tx: Tx, row: Parameters<typeof store.insertDemo>[1]): Promise<void> {
    const there = await store.demoRow(tx, 'update');
    if (there?.state === 'failed') await store.deleteDemo(tx);
    const ownDistrict = row.ownDistrict || (there?.state === 'failed' && there.ownDistrict);
    if (!(await store.insertDemo(tx, { ...row, ownDistrict })))
      throw fail('demo_exists', 'There is a demo school already. Remove it before you make another.');
  }

  return {
    /** Begins a demo school beside what is there; {@link send} sets it going. @throws demo_exists */
    async begin(
      size: DemoSize,
      caller: { run(work: (tx: Tx) => Promise<void>): Promise<void>; requestedBy: string | null },
    ): Promise<DemoBegun> {
      const { plan, accounts } = await newPlan(size, deps.people, { now: now(), own: false });
      await caller.run((tx) => enter(tx, { plan, ownDistrict: false, requestedBy: caller.requestedBy }));
      return { accounts };
    },

    /** A district with a demo school in it and an admin of its own, for who comes to look around; sets it going. @throws already_set_up */
    async setUp(size: DemoSize): Promise<{
      districtId: string;
      guide: { email: string; password: string };
      begun: DemoBegun;
    }> {
      let accounts: DemoAccount[] = [];
      const guide: DemoAccount = {
        ...{ role: 'admin', name: words.guide, email: 'admin@demo.example', password: newPassword() },
      };
      const { districtId } = await deps.setUpDistrict(
        { districtName: words.district, ...guide },
        async (tx, userId) => {
          await store.markSimulated(tx, userId);
          // Hashed here: where there is a district already, anybody may ask, and is refused before that.
          const made = await newPlan(size, deps.people, { now: now(), own: true });
          accounts = made.accounts;
          await enter(tx, { plan: made.plan, ownDistrict: true, requestedBy: userId });
        },
      );
      await jobs.send(DEMO_QUEUE, { districtId });
      return { districtId, guide, begun: { accounts: [guide, ...accounts] } };
    },

    async send(districtId: string): Promise<void> {
      await jobs.send(DEMO_QUEUE, { districtId });
    },

    /** Takes up what a process left that was killed. */
    async resume(districtId: string): Promise<boolean> {
      const row = await asSystem(districtId, (tx) => store.demoRow(tx));
      if (row?.state !== 'making' && row?.state !== 'removing') return false;
      await jobs.send(DEMO_QUEUE, { districtId });
      return true;
    },

    async show(tx: Tx): Promise<Demo> {
      const row = await store.demoRow(tx);
      const ready = row?.state === 'ready';
      return {
        state: row?.state ?? null,
        stage: row ? demoStageSchema.parse(row.stage) : null,
        share: (row?.done ?? 0) / 1000,
        ownDistrict: row?.ownDistrict ?? false,
        counts: ready ? await store.countDemo(tx) : { learners: 0, teachers: 0, classes: 0, answers: 0, lessons: 0 },
        people: ready ? await store.demoPeople(tx) : [],
        courseId: ready ? await store.demoCourseId(tx) : null,
      };
    },

    /** Has the making stopped, and what there is of it removed. @throws no_demo, demo_finished */
    async cancel(tx: Tx): Promise<void> {
      const row = await store.demoRow(tx, 'update');
      if (!row) throw fail('no_demo', 'There is no demo school.');
      if (row.state !== 'making') throw fail('demo_finished', 'The demo school is not being made.');
      await store.updateDemo(tx, row.id, { cancelRequested: true });
    },

    /** Has it removed, in the background; {@link send} sets that going. @throws no_demo, demo_finished while it is being made */
    async remove(tx: Tx): Promise<void> {
      const row = await store.demoRow(tx, 'update');
      if (!row) throw fail('no_demo', 'There is no demo school.');
      if (row.state === 'making') throw fail('demo_finished', 'The demo school is being made. Stop that first.');
      await store.updateDemo(tx, row.id, { state: 'removing', stage: 'removing', done: 0 });
    },
  };
}
