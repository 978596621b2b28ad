import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { recordExports } from './schema';

export type ExportRow = typeof recordExports.$inferSelect;

const OPEN = ['waiting', 'working'] as const;

export async function insertExport(
  tx: Tx,
  row: Pick<ExportRow, 'learnerId' | 'requestedBy' | 'expiresAt'>,
): Promise<ExportRow> {
  const [made] = await tx
    .insert(recordExports)
    .values({ id: uuidv7(), status: 'waiting', ...row })
    .returning();
  if (!made) throw new Error('The export was not stored.');
  return made;
}

/** Copies of a record that the caller may know of, the latest first. */
export function exportsOf(tx: Tx, learnerId: string): Promise<ExportRow[]> {
  return tx
    .select()
    .from(recordExports)
    .where(eq(recordExports.learnerId, learnerId))
    .orderBy(desc(recordExports.createdAt), desc(recordExports.id))
    .limit(10);
}

export async function exportById(tx: Tx, learnerId: string, id: string): Promise<ExportRow | null> {
  const [row] = await tx
    .select()
    .from(recordExports)
    .where(and(eq(recordExports.id, id), eq(recordExports.learnerId, learnerId)));
  return row ?? null;
}

/** The export if it is still to be made, now at work; as the system. */
export async function claimExport(tx: Tx, id: string, total: number): Promise<ExportRow | null> {
  const [row] = await tx
    .update(recordExports)
    .set({ status: 'working', done: 0, total })
    .where(and(eq(recordExports.id, id), inArray(recordExports.status, [...OPEN])))
    .returning();
  return row ?? null;
}

/** @returns whether it is still there. */
export async function changeExport(tx: Tx, id: string, change: Partial<ExportRow>): Promise<boolean> {
  const { rowCount } = await tx.update(recordExports).set(change).where(eq(recordExports.id, id));
  return (rowCount ?? 0) > 0;
}

/** Exports that a killed process left; as the system. */
export function openExports(tx: Tx): Promise<ExportRow[]> {
  return tx
    .select()
    .from(recordExports)
    .where(inArray(recordExports.status, [...OPEN]));
}

/** Copies whose time is over, marked so; as the system. */
export function expireExports(tx: Tx, at: Date): Promise<ExportRow[]> {
  return tx
    .update(recordExports)
    .set({ status: 'expired' })
    .where(and(lt(recordExports.expiresAt, at), inArray(recordExports.status, ['ready', 'failed'])))
    .returning();
}
