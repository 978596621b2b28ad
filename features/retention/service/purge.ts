import type { TrailCutPort } from '@/features/governance/contract';
import type { MasteryPort } from '@/features/mastery/contract';
import { isHeldError } from '@/platform/database/legal-hold';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { AccountRemoval, ScheduledKind } from '../contract';
import { retentionParts } from '../parts';
import { NO_PROGRESS, type PlannedRule, trailRule, withBatch } from '../plan';
import * as due from '../store-due';
import * as runs from '../store-runs';
import { ruleSetBy } from '../store-schedule';
import { type CertificateDeps, issueCertificate } from './certificates';

/** Records of one transaction: a fraction of a second, so that nobody waits for a lock. */
const BATCH = 500;
/** Logs that are looked up at once; each is condensed in a transaction of its own. */
const LOGS = 50;

export interface PurgeDeps extends CertificateDeps {
  database: Database;
  mastery: Pick<MasteryPort<Tx>, 'condense' | 'forget'>;
  trail: TrailCutPort<Tx>;
  /** Null: accounts stay until somebody deletes them. */
  accounts: AccountRemoval<Tx> | null;
  now(): Date;
}

/** What one transaction let go. */
interface Batch {
  table: string;
  gone: { learner: string | null; count: number; oldest: Date; newest: Date }[];
  left?: number;
}

class Stopped extends Error {}

/**
 * Works a purge off, or on with one that a killed process left: rule by rule, in small transactions that each write what they let go. It can be
 * stopped between any two of them. What is over was settled when it began; what is held is asked of each record when it goes.
 */
export async function purge(deps: PurgeDeps, districtId: string, runId: string, signal: AbortSignal): Promise<void> {
  const as = <T>(work: (tx: Tx) => Promise<T>) => deps.database.transaction(systemActor(districtId), work);
  const run = await as((tx) => runs.claimRun(tx, runId));
  if (!run) return;

  /** One transaction of work, and what came of it. @returns records that are gone. */
  const step = (kind: ScheduledKind, work: (tx: Tx) => Promise<Batch[]>): Promise<number> =>
    as(async (tx) => {
      const { progress, cancelRequested } = await runs.lockRun(tx, runId);
      if (cancelRequested) throw new Stopped();
      let [next, total] = [progress, 0];
      const touched = new Map<string, number>();
      for (const { table, gone, left = 0 } of await work(tx)) {
        const count = gone.reduce((sum, each) => sum + each.count, 0);
        const oldest = Math.min(...gone.map((each) => each.oldest.getTime()));
        const newest = Math.max(...gone.map((each) => each.newest.getTime()));
        const span = gone.length > 0 ? { oldest: iso(oldest), newest: iso(newest) } : { oldest: null, newest: null };
        next = withBatch(next, kind, { table, count, left, ...span });
        total += count;
        for (const each of gone)
          if (each.learner) touched.set(each.learner, (touched.get(each.learner) ?? 0) + each.count);
      }
      await runs.putProgress(tx, runId, next);
      const learners = [...touched].map(([learnerId, records]) => ({ learnerId, records }));
      await runs.addTouched(tx, runId, kind, learners);
      return total;
    });
  const goOn = () => {
    if (signal.aborted) throw signal.reason;
  };

  try {
    for (const rule of run.plan.rules) {
      if (run.progress[rule.kind]?.done) continue;
      await purgeKind(deps, rule, { step, goOn, as, districtId });
      await as(async (tx) => {
        const { progress } = await runs.lockRun(tx, runId);
        const ended = { ...(progress[rule.kind] ?? NO_PROGRESS), done: true };
        await runs.putProgress(tx, runId, { ...progress, [rule.kind]: ended });
        await issueCertificate(deps, tx, { run, rule, progress: ended, cancelled: false });
      });
    }
    await as((tx) => runs.finishRun(tx, runId, 'done', deps.now()));
  } catch (error) {
    // A process that is being stopped leaves the run as it is: the next one takes it up again.
    if (signal.aborted) return;
    await as((tx) => endEarly(deps, tx, run, error instanceof Stopped ? 'cancelled' : 'failed'));
    if (!(error instanceof Stopped)) throw error;
  }
}

const iso = (at: number) => new Date(at).toISOString();

/** What went before a run was stopped is certified too. */
async function endEarly(deps: PurgeDeps, tx: Tx, run: runs.RunRow, status: 'cancelled' | 'failed'): Promise<void> {
  const { progress } = await runs.lockRun(tx, run.id);
  for (const rule of run.plan.rules) {
    const sofar = progress[rule.kind];
    if (sofar && !sofar.done) await issueCertificate(deps, tx, { run, rule, progress: sofar, cancelled: true });
  }
  await runs.finishRun(tx, run.id, status, deps.now());
}

interface Steps {
  step(kind: ScheduledKind, work: (tx: Tx) => Promise<Batch[]>): Promise<number>;
  goOn(): void;
  as<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  districtId: string;
}

async function purgeKind(deps: PurgeDeps, rule: PlannedRule, steps: Steps): Promise<void> {
  if (rule.kind === 'answers') await condenseLogs(deps, rule, steps);
  if (rule.kind === 'progress') await forgetLogs(deps, rule, steps);
  if (rule.kind === 'account') await removeAccounts(deps, rule, steps);
  if (rule.kind === 'audit') await cutTrail(deps, rule, steps);
  if (rule.kind === 'lessons')
    await untilNone(steps, () =>
      steps.step(rule.kind, async (tx) => [{ table: 'events', gone: await due.forgetLessonNotes(tx, rule, BATCH) }]),
    );
  for (const part of retentionParts.filter(({ kind }) => kind === rule.kind))
    await untilNone(steps, () =>
      steps.step(rule.kind, async (tx) => [{ table: part.table, gone: await due.deleteDue(tx, part, rule, BATCH) }]),
    );
}

/** A hold that is placed while a batch is at work stops the batch; the next one leaves out whom it holds. */
const TRIES = 3;

async function untilNone({ goOn }: Steps, work: () => Promise<number>): Promise<void> {
  let [gone, tries] = [0, 0];
  do {
    goOn();
    gone = await work().catch((error: unknown) => {
      if (!isHeldError(error) || ++tries > TRIES) throw error;
      return 1;
    });
  } while (gone > 0);
}

/** Goes through logs by their ids, each in a transaction of its own. A hold that was placed meanwhile keeps its log. */
async function eachLog(
  { as, goOn }: Steps,
  page: (tx: Tx, last: due.Log | null) => Promise<due.Log[]>,
  work: (log: due.Log) => Promise<unknown>,
): Promise<void> {
  let last: due.Log | null = null;
  for (;;) {
    const after: due.Log | null = last;
    const logs: due.Log[] = await as((tx) => page(tx, after));
    for (const log of logs) {
      goOn();
      await work(log).catch((error: unknown) => {
        if (!isHeldError(error)) throw error;
      });
      last = log;
    }
    if (logs.length < LOGS) return;
  }
}

const condenseLogs = ({ mastery, now }: PurgeDeps, rule: PlannedRule, steps: Steps) =>
  eachLog(
    steps,
    (tx, last) => due.dueLogs(tx, rule, last, LOGS),
    (log) =>
      steps.step(rule.kind, async (tx) => {
        if (!(await due.isStillDue(tx, rule, log.learnerId))) return [];
        const before = rule.of === 'record' ? new Date(rule.before) : now();
        const { gone, span, problem } = await mastery.condense(tx, { ...log, before });
        const went = span && {
          learner: log.learnerId,
          count: gone,
          oldest: new Date(span.oldest),
          newest: new Date(span.newest),
        };
        return [{ table: 'events', gone: went ? [went] : [], left: problem ? 1 : 0 }];
      }),
  );

const forgetLogs = ({ mastery }: PurgeDeps, rule: PlannedRule, steps: Steps) =>
  eachLog(
    steps,
    (tx, last) => due.emptyLogs(tx, rule, last, LOGS),
    (log) =>
      steps.step(rule.kind, async (tx) => {
        if (!(await due.isStillDue(tx, rule, log.learnerId))) return [];
        const had = await due.followingOf(tx, log);
        const events = await mastery.forget(tx, log);
        if (!had.oldest || !had.newest) return [];
        const of = { learner: log.learnerId, oldest: had.oldest, newest: had.newest };
        const counts = { mastery: had.mastery, concept_memories: had.memories, events };
        return Object.entries(counts).flatMap(([table, count]) =>
          count > 0 ? [{ table, gone: [{ ...of, count }] }] : [],
        );
      }),
  );

async function removeAccounts({ accounts, now }: PurgeDeps, rule: PlannedRule, steps: Steps): Promise<void> {
  if (!accounts) return;
  let last: string | null = null;
  for (;;) {
    const after: string | null = last;
    const ids: string[] = await steps.as((tx) => due.dueAccounts(tx, rule, after, LOGS));
    for (const learner of ids) {
      steps.goOn();
      await steps.step(rule.kind, async (tx) => {
        if (!(await due.isStillDue(tx, rule, learner))) return [];
        const by = await ruleSetBy(tx, rule.kind);
        if (!by || !(await accounts.remove(tx, learner, now(), by))) return [];
        return [{ table: 'users', gone: [{ learner, count: 1, oldest: now(), newest: now() }] }];
      });
      last = learner;
    }
    if (ids.length < LOGS) return;
  }
}

/** Records of the trail that are proved and let go at once. */
const TRAIL = 2_000;

const cutTrail = ({ trail }: PurgeDeps, rule: PlannedRule, steps: Steps) =>
  untilNone(steps, () =>
    steps.step(rule.kind, async (tx) => {
      const { gone, broken } = await trail.cut(tx, steps.districtId, trailRule(rule), TRAIL);
      return [{ table: 'audit_records', gone: gone ? [{ learner: null, ...gone }] : [], left: broken ? 1 : 0 }];
    }),
  );
