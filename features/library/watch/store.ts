import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { watches } from '../schema';
import type { CreateWatch, Watch } from './contract';

export type WatchRow = typeof watches.$inferSelect;

const shown = {
  id: watches.id,
  courseId: watches.courseId,
  kind: watches.kind,
  location: watches.location,
  branch: watches.branch,
  removeGone: watches.removeGone,
  fileCount: sql<number>`(select count(*)::int from jsonb_object_keys(${watches.seen}))`,
  revision: watches.revision,
  checkedAt: watches.checkedAt,
  failureCode: watches.failureCode,
  failureMessage: watches.failureMessage,
  ingestionId: watches.ingestionId,
  createdAt: watches.createdAt,
};

/** What a course follows, oldest first. */
export async function listWatches(tx: Tx, courseId: string, id?: string): Promise<Watch[]> {
  const rows = await tx
    .select(shown)
    .from(watches)
    .where(and(eq(watches.courseId, courseId), id === undefined ? undefined : eq(watches.id, id)))
    .orderBy(asc(watches.id));
  return rows.map(({ failureCode, failureMessage, checkedAt, createdAt, ...row }) => ({
    ...row,
    failure: failureCode === null ? null : { code: failureCode, message: failureMessage ?? failureCode },
    checkedAt: checkedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }));
}

export async function watchById(tx: Tx, id: string): Promise<WatchRow | null> {
  const [row] = await tx.select().from(watches).where(eq(watches.id, id));
  return row ?? null;
}

/** @returns null where the course follows that place already. */
export async function insertWatch(
  tx: Tx,
  courseId: string,
  createdBy: string,
  values: CreateWatch,
): Promise<string | null> {
  const rows = await tx
    .insert(watches)
    .values({ id: uuidv7(), courseId, createdBy, ...values })
    .onConflictDoNothing({ target: [watches.districtId, watches.courseId, watches.location] })
    .returning({ id: watches.id });
  return rows[0]?.id ?? null;
}

/** @returns whether there was one. */
export async function updateWatch(
  tx: Tx,
  id: string,
  values: Partial<Omit<WatchRow, 'districtId' | 'id' | 'courseId'>>,
): Promise<boolean> {
  return (await tx.update(watches).set(values).where(eq(watches.id, id)).returning({ id: watches.id })).length > 0;
}

/** @returns whether there was one. */
export async function deleteWatch(tx: Tx, courseId: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(watches)
    .where(and(eq(watches.courseId, courseId), eq(watches.id, id)))
    .returning({ id: watches.id });
  return gone.length > 0;
}

/** Those of the district that nobody has looked at since. */
export async function dueWatches(tx: Tx, since: Date): Promise<string[]> {
  const rows = await tx
    .select({ id: watches.id })
    .from(watches)
    .where(or(isNull(watches.checkedAt), lt(watches.checkedAt, since)));
  return rows.map((row) => row.id);
}
