import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { classes, classMembers } from '../schema';

export async function updateClass(
  tx: Tx,
  id: string,
  set: Partial<
    Pick<typeof classes.$inferInsert, 'name' | 'schoolId' | 'termId' | 'joinCode' | 'joinCodeEndsAt' | 'joinCodeOff'>
  >,
): Promise<void> {
  await tx.update(classes).set(set).where(eq(classes.id, id));
}

/** @returns whether they were in it. */
export async function dropMember(tx: Tx, classId: string, userId: string): Promise<boolean> {
  const rows = await tx
    .delete(classMembers)
    .where(and(eq(classMembers.classId, classId), eq(classMembers.userId, userId)))
    .returning({ id: classMembers.userId });
  return rows.length > 0;
}
