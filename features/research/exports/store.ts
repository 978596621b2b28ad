import { and, desc, eq, inArray, lt, lte, or, sql } from 'drizzle-orm';
import { users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';
import type { ExportReport, ExportSettings, ExportStatus } from '../contract';
import { DEFAULT_EXPORT_SETTINGS } from '../contract';
import { researchExports, researchSettings } from '../schema';

export type ExportRow = typeof researchExports.$inferSelect;

const OPEN = ['queued', 'running'] as const;

export async function settingsOf(tx: Tx): Promise<ExportSettings> {
  const [row] = await tx.select().from(researchSettings);
  if (!row) return DEFAULT_EXPORT_SETTINGS;
  const { k, mostSuppressed, keptDays } = row;
  return { k, mostSuppressed, keptDays };
}

export async function putSettings(tx: Tx, row: ExportSettings & { updatedBy: string; updatedAt: Date }): Promise<void> {
  await tx
    .insert(researchSettings)
    .values(row)
    .onConflictDoUpdate({ target: [researchSettings.districtId], set: row });
}

export async function insertExport(
  tx: Tx,
  row: Pick<ExportRow, 'id' | 'definition' | 'requestedBy' | 'createdAt'>,
): Promise<void> {
  await tx.insert(researchExports).values({ ...row, status: 'queued' });
}

/** With the name of whoever asked for it, as it is now. */
export interface ShownExport {
  row: ExportRow;
  requestedBy: string | null;
}

const shown = (tx: Tx) =>
  tx
    .select({ row: researchExports, requestedBy: users.name })
    .from(researchExports)
    .leftJoin(users, and(eq(users.districtId, researchExports.districtId), eq(users.id, researchExports.requestedBy)));

/** Newest first, after the one that a cursor names. */
export async function listExports(
  tx: Tx,
  after: { createdAt: Date; id: string } | null,
  limit: number,
): Promise<ShownExport[]> {
  return shown(tx)
    .where(
      after
        ? or(
            lt(researchExports.createdAt, after.createdAt),
            and(eq(researchExports.createdAt, after.createdAt), lt(researchExports.id, after.id)),
          )
        : undefined,
    )
    .orderBy(desc(researchExports.createdAt), desc(researchExports.id))
    .limit(limit);
}

export async function findExport(tx: Tx, id: string): Promise<ShownExport | null> {
  const [row] = await shown(tx).where(eq(researchExports.id, id));
  return row ?? null;
}

/** Exports that wait or are at work, oldest first. */
export async function openExports(tx: Tx): Promise<ExportRow[]> {
  return tx
    .select()
    .from(researchExports)
    .where(inArray(researchExports.status, [...OPEN]))
    .orderBy(researchExports.createdAt, researchExports.id);
}

/** The export if it is still to be made, now at work. */
export async function claimExport(tx: Tx, id: string): Promise<ExportRow | null> {
  const [row] = await tx
    .update(researchExports)
    .set({ status: 'running' })
    .where(and(eq(researchExports.id, id), inArray(researchExports.status, [...OPEN])))
    .returning();
  return row ?? null;
}

/** Says how far an export is; true when it is to stop. */
export async function reportExport(tx: Tx, id: string, done: number, total: number): Promise<boolean> {
  const [row] = await tx
    .update(researchExports)
    .set({ done, total })
    .where(eq(researchExports.id, id))
    .returning({ stop: researchExports.cancelRequested });
  return row?.stop ?? true;
}

/** The file is there, unless somebody wanted it stopped meanwhile. Says whether. */
export async function completeExport(
  tx: Tx,
  id: string,
  end: { report: ExportReport; bytes: number; sha256: string; finishedAt: Date; expiresAt: Date },
): Promise<boolean> {
  const rows = await tx
    .update(researchExports)
    .set({ ...end, status: 'done', done: sql`total` })
    .where(
      and(
        eq(researchExports.id, id),
        eq(researchExports.status, 'running'),
        eq(researchExports.cancelRequested, false),
      ),
    )
    .returning({ id: researchExports.id });
  return rows.length > 0;
}

export async function endExport(
  tx: Tx,
  id: string,
  end: { status: ExportStatus; problem?: ExportRow['problem']; report?: ExportReport; finishedAt?: Date },
): Promise<void> {
  await tx.update(researchExports).set(end).where(eq(researchExports.id, id));
}

/** Asks an export to stop; one that only waits ends at once. Null where none is at work. */
export async function requestCancel(tx: Tx, id: string, at: Date): Promise<ExportRow | null> {
  const [row] = await tx
    .update(researchExports)
    .set({
      cancelRequested: true,
      status: sql`case when status = 'queued' then 'cancelled' else status end`,
      finishedAt: sql`case when status = 'queued' then ${at.toISOString()}::timestamptz end`,
    })
    .where(and(eq(researchExports.id, id), inArray(researchExports.status, [...OPEN])))
    .returning();
  return row ?? null;
}

/** Exports whose file is there, or is being written. */
export async function liveExports(tx: Tx): Promise<ExportRow[]> {
  return tx
    .select()
    .from(researchExports)
    .where(inArray(researchExports.status, [...OPEN, 'done']));
}

/** Files whose time is over are no longer given out. */
export async function expireExports(tx: Tx, now: Date): Promise<void> {
  await tx
    .update(researchExports)
    .set({ status: 'expired' })
    .where(and(eq(researchExports.status, 'done'), lte(researchExports.expiresAt, now)));
}

/** Ids of exports whose file may lie there. */
export async function idsWithFile(tx: Tx): Promise<Set<string>> {
  return new Set((await liveExports(tx)).map(({ id }) => id));
}
