import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import type { ScheduledKind } from './contract';
import type { RunPlan, RunProgress } from './plan';
import { retentionRuns, retentionTouched } from './schema';

export type RunRow = typeof retentionRuns.$inferSelect;

export async function insertRun(
  tx: Tx,
  row: { plan: RunPlan; status: 'waiting' | 'clock'; requestedBy: string | null; createdAt: Date },
): Promise<RunRow> {
  const finishedAt = row.status === 'clock' ? row.createdAt : null;
  const [made] = await tx
    .insert(retentionRuns)
    .values({ id: uuidv7(), progress: {}, finishedAt, ...row })
    .returning();
  if (!made) throw new Error('The purge was not written.');
  return made;
}

/** The purge that waits or is at work; null: none. Whoever asks holds the district's runs until the transaction ends. */
export async function openRun(tx: Tx): Promise<RunRow | null> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext('meno.retention ' || current_setting('meno.district', true)))`,
  );
  const [row] = await tx
    .select()
    .from(retentionRuns)
    .where(inArray(retentionRuns.status, ['waiting', 'running']));
  return row ?? null;
}

/** Takes a run to work on it, or on with it; null where it has ended. */
export async function claimRun(tx: Tx, id: string): Promise<RunRow | null> {
  const [row] = await tx
    .update(retentionRuns)
    .set({ status: 'running' })
    .where(and(eq(retentionRuns.id, id), inArray(retentionRuns.status, ['waiting', 'running'])))
    .returning();
  return row ?? null;
}

/** The run with what has gone, locked: a batch adds to it in its own transaction. */
export async function lockRun(tx: Tx, id: string): Promise<Pick<RunRow, 'progress' | 'cancelRequested'>> {
  const [row] = await tx
    .select({ progress: retentionRuns.progress, cancelRequested: retentionRuns.cancelRequested })
    .from(retentionRuns)
    .where(eq(retentionRuns.id, id))
    .for('update');
  if (!row) throw new Error('The purge is gone.');
  return row;
}

export async function putProgress(tx: Tx, id: string, progress: RunProgress): Promise<void> {
  await tx.update(retentionRuns).set({ progress }).where(eq(retentionRuns.id, id));
}

export async function finishRun(
  tx: Tx,
  id: string,
  status: 'done' | 'cancelled' | 'failed',
  finishedAt: Date,
): Promise<void> {
  await tx.update(retentionRuns).set({ status, finishedAt }).where(eq(retentionRuns.id, id));
}

/** Asks a run to stop; false where it has ended, null where there is none. */
export async function askToStop(tx: Tx, id: string): Promise<boolean | null> {
  const [row] = await tx.select({ status: retentionRuns.status }).from(retentionRuns).where(eq(retentionRuns.id, id));
  if (!row) return null;
  if (row.status !== 'waiting' && row.status !== 'running') return false;
  await tx.update(retentionRuns).set({ cancelRequested: true }).where(eq(retentionRuns.id, id));
  return true;
}

export function latestRuns(tx: Tx, limit: number): Promise<RunRow[]> {
  return tx.select().from(retentionRuns).orderBy(desc(retentionRuns.createdAt), desc(retentionRuns.id)).limit(limit);
}

/** Adds to what a run has let go of each learner. */
export async function addTouched(
  tx: Tx,
  runId: string,
  kind: ScheduledKind,
  learners: readonly { learnerId: string; records: number }[],
): Promise<void> {
  if (learners.length === 0) return;
  await tx
    .insert(retentionTouched)
    .values(learners.map((each) => ({ runId, kind, ...each })))
    .onConflictDoUpdate({
      target: [retentionTouched.districtId, retentionTouched.runId, retentionTouched.kind, retentionTouched.learnerId],
      set: { records: sql`${retentionTouched.records} + excluded.records` },
    });
}

/** What a run has let go of each learner of a kind, by their ids; forgotten with it. */
export async function takeTouched(tx: Tx, runId: string, kind: ScheduledKind) {
  const rows = await tx
    .delete(retentionTouched)
    .where(and(eq(retentionTouched.runId, runId), eq(retentionTouched.kind, kind)))
    .returning({ id: retentionTouched.learnerId, records: retentionTouched.records });
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}
