import { and, asc, desc, eq, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';
import { users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';
import { DEFAULT_DELETION_SETTINGS, type DeletionSettings, type DeletionState } from './contract';
import { deletionRequests, deletionSettings } from './schema';

export type DeletionRow = typeof deletionRequests.$inferSelect;
export type NamedDeletion = { row: DeletionRow } & Record<
  'learnerName' | 'askedByName' | 'decidedByName',
  string | null
>;

export const OPEN_STATES: readonly DeletionState[] = ['asked', 'confirmed', 'erasing', 'reworking'];

const [learner, asker, decider] = [alias(users, 'learner'), alias(users, 'asker'), alias(users, 'decider')];

/** Deletions with the names of those who are in them, the latest first; as far as the caller may know them. */
export function namedDeletions(tx: Tx, where: SQL | undefined, limit: number): Promise<NamedDeletion[]> {
  return tx
    .select({
      row: deletionRequests,
      learnerName: learner.name,
      askedByName: asker.name,
      decidedByName: decider.name,
    })
    .from(deletionRequests)
    .leftJoin(
      learner,
      and(eq(learner.districtId, deletionRequests.districtId), eq(learner.id, deletionRequests.learnerId)),
    )
    .leftJoin(asker, and(eq(asker.districtId, deletionRequests.districtId), eq(asker.id, deletionRequests.askedBy)))
    .leftJoin(
      decider,
      and(eq(decider.districtId, deletionRequests.districtId), eq(decider.id, deletionRequests.decidedBy)),
    )
    .where(where)
    .orderBy(desc(deletionRequests.askedAt), desc(deletionRequests.id))
    .limit(limit);
}

/** What may be deleted: somebody's role, and whether they are there. */
export async function personToDelete(tx: Tx, personId: string): Promise<{ role: string } | null> {
  const [row] = await tx.select({ role: users.role }).from(users).where(eq(users.id, personId));
  return row ?? null;
}

/** @returns null where a deletion of them is open already. */
export async function insertDeletion(
  tx: Tx,
  row: Pick<DeletionRow, 'learnerId' | 'askedBy' | 'askedAs' | 'why' | 'askedAt'>,
): Promise<string | null> {
  const [made] = await tx
    .insert(deletionRequests)
    .values({ id: uuidv7(), ...row })
    .onConflictDoNothing()
    .returning({ id: deletionRequests.id });
  return made?.id ?? null;
}

/** The request, locked until the transaction ends. */
export async function lockDeletion(tx: Tx, id: string): Promise<DeletionRow | null> {
  const [row] = await tx.select().from(deletionRequests).where(eq(deletionRequests.id, id)).for('update');
  return row ?? null;
}

export async function changeDeletion(tx: Tx, id: string, change: Partial<DeletionRow>): Promise<void> {
  await tx.update(deletionRequests).set(change).where(eq(deletionRequests.id, id));
}

/** Those to work on now: confirmed and due, or begun, and not held; the oldest first. */
export function dueDeletions(tx: Tx, at: Date): Promise<DeletionRow[]> {
  return tx
    .select()
    .from(deletionRequests)
    .where(
      or(
        eq(deletionRequests.state, 'reworking'),
        and(
          or(eq(deletionRequests.state, 'erasing'), confirmedAndDue(at)),
          sql`not meno_held(${deletionRequests.learnerId})`,
        ),
      ),
    )
    .orderBy(asc(deletionRequests.dueAt), asc(deletionRequests.id));
}

const confirmedAndDue = (at: Date) => and(eq(deletionRequests.state, 'confirmed'), lte(deletionRequests.dueAt, at));

/** Notes which of those that wait are kept by a legal hold, and which no longer are; as the system. */
export async function noteHolds(tx: Tx, at: Date): Promise<void> {
  await tx.execute(sql`
    update deletion_requests set held_at = case when held_at is null then ${at.toISOString()}::timestamptz end
    where state in ('asked', 'confirmed', 'erasing') and (held_at is null) = meno_held(learner_id)`);
}

/** Ends everything by which somebody is signed in, and keeps them from signing in again. */
export async function closeAccount(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx.execute(sql`delete from sessions where user_id = ${personId}::uuid`);
  await tx.execute(sql`delete from api_tokens where user_id = ${personId}::uuid`);
  await tx.update(users).set({ deactivatedAt: at }).where(eq(users.id, personId));
}

export async function deletionSettingsOf(tx: Tx): Promise<DeletionSettings> {
  const [row] = await tx.select().from(deletionSettings);
  if (!row) return DEFAULT_DELETION_SETTINGS;
  return { coolingOffDays: row.coolingOffDays, backupDays: row.backupDays };
}

export async function putDeletionSettings(
  tx: Tx,
  settings: DeletionSettings,
  updatedBy: string,
  updatedAt: Date,
): Promise<void> {
  const row = { ...settings, updatedBy, updatedAt };
  await tx
    .insert(deletionSettings)
    .values(row)
    .onConflictDoUpdate({ target: [deletionSettings.districtId], set: row });
}

/** Those after a place in a list, the latest first; all where there is none. */
export function olderThan(after: [string, string] | null): SQL | undefined {
  return after
    ? sql`(${deletionRequests.askedAt}, ${deletionRequests.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : undefined;
}
