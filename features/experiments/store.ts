import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import type { DayReport, ExperimentState, Report, StopReason, Subject } from './contract';
import { experimentAssignments, experimentDays, experiments, type Pause } from './schema';

export type ExperimentRow = typeof experiments.$inferSelect;
export type NewExperiment = Pick<
  ExperimentRow,
  | 'courseId'
  | 'title'
  | 'subject'
  | 'arms'
  | 'outcome'
  | 'guards'
  | 'worthwhile'
  | 'mostLearners'
  | 'latestEnd'
  | 'createdBy'
  | 'createdAt'
>;

const UNFINISHED: ExperimentState[] = ['running', 'paused'];

export async function insertExperiment(tx: Tx, row: NewExperiment): Promise<string> {
  const id = uuidv7();
  await tx.insert(experiments).values({ id, ...row });
  return id;
}

export async function experimentById(tx: Tx, courseId: string, id: string): Promise<ExperimentRow | null> {
  const [row] = await tx
    .select()
    .from(experiments)
    .where(and(eq(experiments.courseId, courseId), eq(experiments.id, id)));
  return row ?? null;
}

/** Newest first. */
export function experimentsOf(tx: Tx, courseId: string): Promise<ExperimentRow[]> {
  return tx
    .select()
    .from(experiments)
    .where(eq(experiments.courseId, courseId))
    .orderBy(desc(experiments.createdAt), desc(experiments.id))
    .limit(200);
}

/** Learners with an arm who stayed, by experiment. */
export async function learnerCounts(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: experimentAssignments.experimentId, count: sql<number>`count(*)::int` })
    .from(experimentAssignments)
    .where(and(inArray(experimentAssignments.experimentId, [...ids]), sql`${experimentAssignments.leftAt} is null`))
    .groupBy(experimentAssignments.experimentId);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

export async function takenSubjects(tx: Tx, courseId: string): Promise<Subject[]> {
  const rows = await tx
    .select({ subject: experiments.subject })
    .from(experiments)
    .where(and(eq(experiments.courseId, courseId), inArray(experiments.state, UNFINISHED)));
  return rows.map(({ subject }) => subject);
}

export async function removeExperiment(tx: Tx, id: string): Promise<void> {
  await tx.delete(experiments).where(eq(experiments.id, id));
}

/** Changes an experiment that is still in one of the states. @returns whether it was. */
export async function changeState(
  tx: Tx,
  id: string,
  from: readonly ExperimentState[],
  change: {
    state: ExperimentState;
    stopReason?: StopReason;
    startedAt?: Date;
    stoppedAt?: Date;
    pauses?: Pause[];
  },
): Promise<boolean> {
  const rows = await tx
    .update(experiments)
    .set(change)
    .where(and(eq(experiments.id, id), inArray(experiments.state, [...from])))
    .returning({ id: experiments.id });
  return rows.length > 0;
}

export async function putReport(tx: Tx, id: string, report: Report): Promise<void> {
  await tx.update(experiments).set({ report }).where(eq(experiments.id, id));
}

/** Keeps where an experiment stands today; the last word of a day stays. */
export async function putDay(tx: Tx, row: { experimentId: string; courseId: string } & DayReport): Promise<void> {
  const { experimentId, courseId, date: day, pairs, counted } = row;
  await tx
    .insert(experimentDays)
    .values({ experimentId, courseId, day, pairs, counted })
    .onConflictDoUpdate({
      target: [experimentDays.districtId, experimentDays.experimentId, experimentDays.day],
      set: { pairs, counted },
    });
}

export async function daysOf(tx: Tx, experimentId: string): Promise<DayReport[]> {
  return tx
    .select({ date: experimentDays.day, pairs: experimentDays.pairs, counted: experimentDays.counted })
    .from(experimentDays)
    .where(eq(experimentDays.experimentId, experimentId))
    .orderBy(experimentDays.day);
}

/**
 * Experiments that are to be reckoned: over their end, or with answers or people gone since they were reckoned last, which is a while ago.
 * @param settled reckoned before this moment.
 */
export async function dueExperiments(tx: Tx, now: Date, settled: Date): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select e.id from experiments e
    where (e.state in ('running', 'paused') and e.latest_end <= ${now})
      or (e.state = 'running' and (e.report is null or ((e.report->>'at')::timestamptz < ${settled} and (
        exists (select 1 from attempts a where a.course_id = e.course_id and a.created_at >= (e.report->>'at')::timestamptz)
        or exists (select 1 from experiment_assignments s
          where s.experiment_id = e.id and greatest(s.assigned_at, s.left_at) >= (e.report->>'at')::timestamptz)))))
    limit 100`);
  return rows.map(({ id }) => id);
}

/** For the night: all that run. */
export async function runningExperiments(tx: Tx): Promise<string[]> {
  const rows = await tx.select({ id: experiments.id }).from(experiments).where(inArray(experiments.state, UNFINISHED));
  return rows.map(({ id }) => id);
}

/** An experiment that has not ended, locked, so that one work at a time decides on it; null where it has. */
export async function lockUnfinished(tx: Tx, id: string): Promise<ExperimentRow | null> {
  const [row] = await tx
    .select()
    .from(experiments)
    .where(and(eq(experiments.id, id), inArray(experiments.state, UNFINISHED)))
    .for('update');
  return row ?? null;
} /** One change of a course's running experiments at a time, until the transaction ends. */
export async function lockCourse(tx: Tx, courseId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`experiments:${courseId}`}, 0))`);
}
