import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import type { RecommendationRun } from './contract';
import { recommendationRuns } from './schema-runs';

const SHOWN = 10;
const OPEN = ['queued', 'running'] as const;
type Row = typeof recommendationRuns.$inferSelect;

function runOf(row: Row): RecommendationRun {
  const { districtId: _district, cancelRequested: _cancel, createdAt, finishedAt, ...shown } = row;
  return { ...shown, createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}

/** Newest first. */
export async function listRuns(tx: Tx): Promise<RecommendationRun[]> {
  const { createdAt, id } = recommendationRuns;
  return (await tx.select().from(recommendationRuns).orderBy(desc(createdAt), desc(id)).limit(SHOWN)).map(runOf);
}

/** Runs that wait or are at work. */
export async function openRuns(tx: Tx): Promise<RecommendationRun[]> {
  const open = inArray(recommendationRuns.status, [...OPEN]);
  return (await tx.select().from(recommendationRuns).where(open)).map(runOf);
}

export async function insertRun(tx: Tx, run: { courseId: string | null; createdAt: Date }): Promise<RecommendationRun> {
  const [row] = await tx
    .insert(recommendationRuns)
    .values({ ...run, id: uuidv7(), status: 'queued' })
    .returning();
  if (!row) throw new Error('The run was not stored.');
  return runOf(row);
}

/** The run if it is still to be done, now at work; one that a killed process left goes on where it was. */
export async function claimRun(tx: Tx, runId: string): Promise<RecommendationRun | null> {
  const [row] = await tx
    .update(recommendationRuns)
    .set({ status: 'running' })
    .where(and(eq(recommendationRuns.id, runId), inArray(recommendationRuns.status, [...OPEN])))
    .returning();
  return row ? runOf(row) : null;
}

/** Says how far a run is; true when somebody wants it stopped. */
export async function reportRun(tx: Tx, runId: string, done: number, total: number): Promise<boolean> {
  const [row] = await tx
    .update(recommendationRuns)
    .set({ done, total })
    .where(eq(recommendationRuns.id, runId))
    .returning({ cancelRequested: recommendationRuns.cancelRequested });
  return row?.cancelRequested ?? true;
}

export async function finishRun(tx: Tx, runId: string, status: 'done' | 'cancelled' | 'failed', at: Date) {
  await tx.update(recommendationRuns).set({ status, finishedAt: at }).where(eq(recommendationRuns.id, runId));
}

/** Asks a run to stop; null when there is none at work. One that only waits ends at once. */
export async function requestCancel(tx: Tx, runId: string, at: Date): Promise<RecommendationRun | null> {
  const [row] = await tx
    .update(recommendationRuns)
    .set({
      cancelRequested: true,
      status: sql`case when status = 'queued' then 'cancelled' else status end`,
      finishedAt: sql`case when status = 'queued' then ${at.toISOString()}::timestamptz end`,
    })
    .where(and(eq(recommendationRuns.id, runId), inArray(recommendationRuns.status, [...OPEN])))
    .returning();
  return row ? runOf(row) : null;
}
