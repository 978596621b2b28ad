import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { courseIndexes } from '../schema-decisions';

export type IndexRow = typeof courseIndexes.$inferSelect;
export type IndexValues = Partial<Omit<IndexRow, 'districtId' | 'courseId' | 'updatedAt'>>;

export async function indexOf(tx: Tx, courseId: string): Promise<IndexRow | null> {
  const [row] = await tx.select().from(courseIndexes).where(eq(courseIndexes.courseId, courseId));
  return row ?? null;
}

/** Writes how a course's vectors stand. */
export async function putIndex(
  tx: Tx,
  courseId: string,
  values: IndexValues & Pick<IndexRow, 'embedder' | 'state'>,
  now: Date,
): Promise<void> {
  const changed = { ...values, updatedAt: now };
  await tx
    .insert(courseIndexes)
    .values({ courseId, startedAt: now, ...changed })
    .onConflictDoUpdate({ target: [courseIndexes.districtId, courseIndexes.courseId], set: changed });
}

/** Changes it where it is in a state. @returns whether it was. */
export async function changeIndex(
  tx: Tx,
  courseId: string,
  from: IndexRow['state'],
  values: IndexValues,
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .update(courseIndexes)
    .set({ ...values, updatedAt: now })
    .where(and(eq(courseIndexes.courseId, courseId), eq(courseIndexes.state, from)))
    .returning({ courseId: courseIndexes.courseId });
  return rows.length > 0;
}
