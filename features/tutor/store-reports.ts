import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { chatReports } from './schema';

export type ReportRow = typeof chatReports.$inferSelect;

/** Hands an answer to the teachers; handed in again, it says what was said last. */
export async function putReport(
  tx: Tx,
  row: Omit<typeof chatReports.$inferInsert, 'id' | 'districtId' | 'createdAt'>,
  at: Date,
): Promise<void> {
  await tx
    .delete(chatReports)
    .where(and(eq(chatReports.messageId, row.messageId), eq(chatReports.learnerId, row.learnerId)));
  await tx.insert(chatReports).values({ id: uuidv7(), ...row, createdAt: at });
}

/** Which of some messages their learner has reported. */
export async function reportedAmong(tx: Tx, messageIds: string[]): Promise<Set<string>> {
  if (messageIds.length === 0) return new Set();
  const rows = await tx
    .select({ messageId: chatReports.messageId })
    .from(chatReports)
    .where(inArray(chatReports.messageId, messageIds));
  return new Set(rows.map((row) => row.messageId));
}

export async function reportPage(
  tx: Tx,
  courseId: string,
  after: [string, string] | null,
  limit: number,
): Promise<ReportRow[]> {
  return tx
    .select()
    .from(chatReports)
    .where(
      and(
        eq(chatReports.courseId, courseId),
        after
          ? sql`(${chatReports.createdAt}, ${chatReports.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(chatReports.createdAt), desc(chatReports.id))
    .limit(limit);
}

/** Takes a report off the list. False where there is none. */
export async function deleteReport(tx: Tx, courseId: string, id: string): Promise<boolean> {
  const rows = await tx
    .delete(chatReports)
    .where(and(eq(chatReports.courseId, courseId), eq(chatReports.id, id)))
    .returning({ id: chatReports.id });
  return rows.length > 0;
}
