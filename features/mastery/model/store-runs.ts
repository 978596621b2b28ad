import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { learnerModelRuns } from '../schema';
import type { ModelRun } from './contract';

const SHOWN_RUNS = 20;
const OPEN = ['queued', 'running'] as const;
type Row = typeof learnerModelRuns.$inferSelect;

export function runOf(row: Row): ModelRun {
  const { districtId: _district, cancelRequested: _cancel, createdAt, finishedAt, ...shown } = row;
  return { ...shown, createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}

/** Newest first. */
export async function listRuns(tx: Tx): Promise<ModelRun[]> {
  const rows = await tx
    .select()
    .from(learnerModelRuns)
    .orderBy(desc(learnerModelRuns.createdAt), desc(learnerModelRuns.id))
    .limit(SHOWN_RUNS);
  return rows.map(runOf);
}

/** When the newest fit was begun; null: none yet. */
export async function newestRefitAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx
    .select({ createdAt: learnerModelRuns.createdAt })
    .from(learnerModelRuns)
    .where(eq(learnerModelRuns.kind, 'refit'))
    .orderBy(desc(learnerModelRuns.createdAt))
    .limit(1);
  return row?.createdAt ?? null;
}

/** Runs that wait or are at work, oldest first. */
export async function openRuns(tx: Tx): Promise<Row[]> {
  return tx
    .select()
    .from(learnerModelRuns)
    .where(inArray(learnerModelRuns.status, [...OPEN]))
    .orderBy(learnerModelRuns.createdAt, learnerModelRuns.id);
}

export async function insertRun(
  tx: Tx,
  run: { kind: ModelRun['kind']; version: number | null; requestedBy: string | null; createdAt: Date },
): Promise<ModelRun> {
  const [row] = await tx
    .insert(learnerModelRuns)
    .values({ ...run, id: uuidv7(), status: 'queued' })
    .returning();
  if (!row) throw new Error('The run was not stored.');
  return runOf(row);
}

/** The run if it is still to be done, now at work. */
export async function claimRun(tx: Tx, runId: string): Promise<Row | null> {
  const [row] = await tx
    .update(learnerModelRuns)
    .set({ status: 'running' })
    .where(and(eq(learnerModelRuns.id, runId), inArray(learnerModelRuns.status, [...OPEN])))
    .returning();
  return row ?? null;
}

/** Says how far a run is; true when somebody wants it stopped. */
export async function reportRun(tx: Tx, runId: string, done: number, total: number): Promise<boolean> {
  const [row] = await tx
    .update(learnerModelRuns)
    .set({ done, total })
    .where(eq(learnerModelRuns.id, runId))
    .returning({ cancelRequested: learnerModelRuns.cancelRequested });
  return row?.cancelRequested ?? true;
}

export async function finishRun(
  tx: Tx,
  runId: string,
  end: { status: ModelRun['status']; outcome?: ModelRun['outcome']; version?: number; finishedAt: Date },
): Promise<void> {
  await tx
    .update(learnerModelRuns)
    .set({ ...end, done: sql`case when ${end.status} = 'done' then total else done end` })
    .where(eq(learnerModelRuns.id, runId));
}

/** Asks a run to stop; null when there is none at work. One that only waits ends at once. */
export async function requestCancel(tx: Tx, runId: string, at: Date): Promise<ModelRun | null> {
  const [row] = await tx
    .update(learnerModelRuns)
    .set({
      cancelRequested: true,
      status: sql`case when status = 'queued' then 'cancelled' else status end`,
      finishedAt: sql`case when status = 'queued' then ${at.toISOString()}::timestamptz end`,
    })
    .where(and(eq(learnerModelRuns.id, runId), inArray(learnerModelRuns.status, [...OPEN])))
    .returning();
  return row ? runOf(row) : null;
}
