import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';
import {
  type AlertAnswer,
  DEFAULT_SETTINGS,
  type FairnessAudit,
  type FairnessDecision,
  type FairnessReport,
  type FairnessRun,
  type FairnessSettings,
  type GroupAttribute,
  type ReweighOffer,
} from './contract';
import { fairnessAnswers, fairnessDecisions, fairnessRuns, fairnessSettings } from './schema';

/** Runs that the page lists. */
const SHOWN = 24;
const OPEN = ['queued', 'running'] as const;
type Row = typeof fairnessRuns.$inferSelect;

export async function settingsOf(tx: Tx): Promise<FairnessSettings> {
  const [row] = await tx.select({ settings: fairnessSettings.settings }).from(fairnessSettings);
  return row?.settings ?? DEFAULT_SETTINGS;
}

export async function putSettings(tx: Tx, settings: FairnessSettings, updatedBy: string, updatedAt: Date) {
  const row = { settings, updatedBy, updatedAt };
  await tx.insert(fairnessSettings).values(row).onConflictDoUpdate({ target: fairnessSettings.districtId, set: row });
}

function runOf(row: Omit<Row, 'report' | 'offer'>): FairnessRun {
  const { id, kind, attribute, status, outcome, done, total, alerts, requestedBy } = row;
  return {
    ...{ id, kind, attribute, status, outcome, done, total, alerts, requestedBy },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** Newest first, without what came of them. */
export async function listRuns(tx: Tx): Promise<FairnessRun[]> {
  const { report: _report, offer: _offer, ...columns } = columnsOfRuns;
  const { createdAt, id } = fairnessRuns;
  const rows = await tx.select(columns).from(fairnessRuns).orderBy(desc(createdAt), desc(id)).limit(SHOWN);
  return rows.map(runOf);
}
const columnsOfRuns = {
  ...{ districtId: fairnessRuns.districtId, id: fairnessRuns.id, kind: fairnessRuns.kind },
  ...{ attribute: fairnessRuns.attribute, status: fairnessRuns.status, outcome: fairnessRuns.outcome },
  ...{ done: fairnessRuns.done, total: fairnessRuns.total, alerts: fairnessRuns.alerts },
  ...{ cancelRequested: fairnessRuns.cancelRequested, requestedBy: fairnessRuns.requestedBy },
  ...{ report: fairnessRuns.report, offer: fairnessRuns.offer },
  ...{ createdAt: fairnessRuns.createdAt, finishedAt: fairnessRuns.finishedAt },
};

/** An audit with its report; null: none of that id. */
export async function auditById(tx: Tx, id: string): Promise<FairnessAudit | null> {
  const [row] = await tx.select().from(fairnessRuns).where(eq(fairnessRuns.id, id));
  return row ? { ...runOf(row), report: row.report } : null;
}

/** The newest audit that has a report. */
export async function latestAudit(tx: Tx): Promise<FairnessAudit | null> {
  const [row] = await tx
    .select()
    .from(fairnessRuns)
    .where(and(eq(fairnessRuns.kind, 'audit'), isNotNull(fairnessRuns.report)))
    .orderBy(desc(fairnessRuns.createdAt))
    .limit(1);
  return row ? { ...runOf(row), report: row.report } : null;
}

/** When the newest audit was begun that didn't fail; null: none. */
export async function newestAuditAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx
    .select({ createdAt: fairnessRuns.createdAt })
    .from(fairnessRuns)
    .where(and(eq(fairnessRuns.kind, 'audit'), inArray(fairnessRuns.status, [...OPEN, 'done'])))
    .orderBy(desc(fairnessRuns.createdAt))
    .limit(1);
  return row?.createdAt ?? null;
}

/** The newest trial of weighing by an attribute, or by any. */
export async function latestOffer(tx: Tx, attribute?: GroupAttribute): Promise<ReweighOffer | null> {
  const [row] = await tx
    .select({ offer: fairnessRuns.offer })
    .from(fairnessRuns)
    .where(and(isNotNull(fairnessRuns.offer), attribute ? eq(fairnessRuns.attribute, attribute) : undefined))
    .orderBy(desc(fairnessRuns.createdAt))
    .limit(1);
  return row?.offer ?? null;
}

export async function openRuns(tx: Tx): Promise<FairnessRun[]> {
  return (
    await tx
      .select()
      .from(fairnessRuns)
      .where(inArray(fairnessRuns.status, [...OPEN]))
  ).map(runOf);
}

export async function insertRun(
  tx: Tx,
  run: Pick<FairnessRun, 'kind' | 'attribute' | 'requestedBy'> & { createdAt: Date },
): Promise<FairnessRun> {
  const [row] = await tx
    .insert(fairnessRuns)
    .values({ ...run, id: uuidv7(), status: 'queued' })
    .returning();
  if (!row) throw new Error('The run was not stored.');
  return runOf(row);
}

/** The run if it is still to be done, now at work. */
export async function claimRun(tx: Tx, id: string): Promise<FairnessRun | null> {
  const [row] = await tx
    .update(fairnessRuns)
    .set({ status: 'running' })
    .where(and(eq(fairnessRuns.id, id), inArray(fairnessRuns.status, [...OPEN])))
    .returning();
  return row ? runOf(row) : null;
}

/** Says how far a run is; true when somebody wants it stopped. */
export async function reportRun(tx: Tx, id: string, done: number, total: number): Promise<boolean> {
  const [row] = await tx
    .update(fairnessRuns)
    .set({ done, total })
    .where(eq(fairnessRuns.id, id))
    .returning({ cancelRequested: fairnessRuns.cancelRequested });
  return row?.cancelRequested ?? true;
}

export interface RunEnd {
  status: 'done' | 'failed' | 'cancelled';
  outcome?: FairnessRun['outcome'];
  alerts?: number;
  report?: FairnessReport;
  offer?: ReweighOffer;
}

export async function finishRun(tx: Tx, id: string, end: RunEnd, finishedAt: Date): Promise<void> {
  const done = sql`case when ${end.status} = 'done' then total else done end`;
  await tx
    .update(fairnessRuns)
    .set({ ...end, done, finishedAt })
    .where(eq(fairnessRuns.id, id));
}

/** Asks a run to stop; null when there is none at work. One that only waits ends at once. */
export async function requestCancel(tx: Tx, id: string, at: Date): Promise<FairnessRun | null> {
  const [row] = await tx
    .update(fairnessRuns)
    .set({
      cancelRequested: true,
      status: sql`case when status = 'queued' then 'cancelled' else status end`,
      finishedAt: sql`case when status = 'queued' then ${at.toISOString()}::timestamptz end`,
    })
    .where(and(eq(fairnessRuns.id, id), inArray(fairnessRuns.status, [...OPEN])))
    .returning();
  return row ? runOf(row) : null;
}

/** Newest first. */
export async function decisions(tx: Tx): Promise<FairnessDecision[]> {
  const { id, mitigation, attribute, decision, version, why, decidedAt } = fairnessDecisions;
  const rows = await tx
    .select({ id, mitigation, attribute, decision, version, why, decidedAt, byName: users.name })
    .from(fairnessDecisions)
    .leftJoin(users, and(eq(users.districtId, fairnessDecisions.districtId), eq(users.id, fairnessDecisions.decidedBy)))
    .orderBy(desc(decidedAt), desc(id))
    .limit(100);
  return rows.map(({ decidedAt: at, ...row }) => ({ ...row, at: at.toISOString() }));
}

export async function insertDecision(
  tx: Tx,
  row: Omit<typeof fairnessDecisions.$inferInsert, 'districtId' | 'id'>,
): Promise<void> {
  await tx.insert(fairnessDecisions).values({ id: uuidv7(), ...row });
}

/** The attribute by which fits weigh learners now, as the latest decision has it; null: by none. */
export async function weighingBy(tx: Tx): Promise<GroupAttribute | null> {
  const [row] = await tx
    .select({ attribute: fairnessDecisions.attribute, decision: fairnessDecisions.decision })
    .from(fairnessDecisions)
    .where(and(eq(fairnessDecisions.mitigation, 'reweigh'), inArray(fairnessDecisions.decision, ['applied', 'ended'])))
    .orderBy(desc(fairnessDecisions.decidedAt), desc(fairnessDecisions.id))
    .limit(1);
  return row?.decision === 'applied' ? row.attribute : null;
}

/** What was said to differences, the newest first. */
export async function answers(tx: Tx): Promise<AlertAnswer[]> {
  const rows = await tx
    .select({ row: fairnessAnswers, byName: users.name })
    .from(fairnessAnswers)
    .leftJoin(users, and(eq(users.districtId, fairnessAnswers.districtId), eq(users.id, fairnessAnswers.decidedBy)))
    .orderBy(desc(fairnessAnswers.decidedAt), desc(fairnessAnswers.id))
    .limit(500);
  return rows.map(({ row: { id, runId, alert, difference, word, why, decidedAt }, byName }) => ({
    ...{ ...alert, id, runId, difference, word, why, byName, at: decidedAt.toISOString() },
  }));
}

export async function insertAnswer(
  tx: Tx,
  row: Omit<typeof fairnessAnswers.$inferInsert, 'districtId' | 'id'>,
): Promise<void> {
  await tx.insert(fairnessAnswers).values({ id: uuidv7(), ...row });
}
