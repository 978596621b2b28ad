import { and, desc, eq, gte, isNull, or } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { backups } from './schema';

export type BackupRow = typeof backups.$inferSelect;

export async function insertBackup(
  tx: Tx,
  row: Pick<BackupRow, 'id' | 'file' | 'kind' | 'beganAt' | 'encrypted' | 'expiresAt'>,
): Promise<void> {
  await tx.insert(backups).values(row);
}

export async function updateBackup(tx: Tx, id: string, changed: Partial<typeof backups.$inferInsert>): Promise<void> {
  await tx.update(backups).set(changed).where(eq(backups.id, id));
}

/** The newest first; those whose file is gone only since a moment. */
export async function listBackups(tx: Tx, goneSince: Date): Promise<BackupRow[]> {
  return tx
    .select()
    .from(backups)
    .where(or(isNull(backups.removedAt), gte(backups.removedAt, goneSince)))
    .orderBy(desc(backups.beganAt), desc(backups.id))
    .limit(500);
}

/** Those whose file is there, or was begun. */
export async function presentBackups(tx: Tx): Promise<BackupRow[]> {
  return tx.select().from(backups).where(isNull(backups.removedAt)).orderBy(desc(backups.beganAt), desc(backups.id));
}

/** Those of which nothing was heard since they were begun. */
export async function unendedBackups(tx: Tx): Promise<BackupRow[]> {
  return tx
    .select()
    .from(backups)
    .where(and(isNull(backups.endedAt), isNull(backups.removedAt)));
}
