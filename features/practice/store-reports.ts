import { inArray, sql } from 'drizzle-orm';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { ReportReason } from './contract';
import { itemReports } from './schema';

/** A learner's report of an item; a second one takes the place of the first. */
export async function putReport(
  tx: Tx,
  report: { itemId: string; learnerId: string; courseId: string; reason: ReportReason },
  at: Date,
): Promise<void> {
  await tx
    .insert(itemReports)
    .values({ ...report, createdAt: at })
    .onConflictDoUpdate({
      target: [itemReports.districtId, itemReports.itemId, itemReports.learnerId],
      set: { reason: report.reason, createdAt: at },
    });
}

/** How many learners reported each item, by reason: numbers without people, so they count learners of other classes too. */
export async function reportCounts(
  tx: Tx,
  itemIds: readonly string[],
): Promise<Map<string, Partial<Record<ReportReason, number>>>> {
  if (itemIds.length === 0) return new Map();
  const rows = await asSystem(tx, () =>
    tx
      .select({ itemId: itemReports.itemId, reason: itemReports.reason, count: sql<number>`count(*)::int` })
      .from(itemReports)
      .where(inArray(itemReports.itemId, [...itemIds]))
      .groupBy(itemReports.itemId, itemReports.reason),
  );
  const counts = new Map<string, Partial<Record<ReportReason, number>>>();
  for (const { itemId, reason, count } of rows) counts.set(itemId, { ...counts.get(itemId), [reason]: count });
  return counts;
}

/** Forgets the reports of items that a teacher has seen to; whoever calls has checked that they are theirs. */
export async function clearReports(tx: Tx, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return;
  await asSystem(tx, () => tx.delete(itemReports).where(inArray(itemReports.itemId, [...itemIds])));
}
