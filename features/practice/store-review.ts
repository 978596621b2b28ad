import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import type { Tx } from '@/platform/database/transaction';
import type { PracticeSettings } from './contract';
import { itemRejections, items, practiceSettings, proposalRuns } from './schema';

export async function settingsOf(tx: Tx, courseId: string): Promise<PracticeSettings> {
  const [row] = await tx
    .select({ unreviewedCounts: practiceSettings.unreviewedCounts })
    .from(practiceSettings)
    .where(eq(practiceSettings.courseId, courseId));
  return row ?? { unreviewedCounts: false };
}

export async function putSettings(tx: Tx, courseId: string, settings: PracticeSettings, now: Date): Promise<void> {
  await tx
    .insert(practiceSettings)
    .values({ courseId, ...settings, updatedAt: now })
    .onConflictDoUpdate({
      target: [practiceSettings.districtId, practiceSettings.courseId],
      set: { ...settings, updatedAt: now },
    });
}

/** Items of a model among these; others are nobody's to review. */
export async function modelItems(
  tx: Tx,
  courseId: string,
  ids: readonly string[],
): Promise<{ id: string; fingerprint: string }[]> {
  return tx
    .select({ id: items.id, fingerprint: items.fingerprint })
    .from(items)
    .where(and(eq(items.courseId, courseId), eq(items.origin, 'model'), inArray(items.id, [...ids])));
}

export async function markItems(
  tx: Tx,
  ids: readonly string[],
  mark: { review: 'approved' | 'unreviewed'; status: 'active' | 'retired' },
  now: Date,
): Promise<void> {
  await tx
    .update(items)
    .set({ ...mark, updatedAt: now })
    .where(inArray(items.id, [...ids]));
}

/** Remembers what was turned down; the first reason stays. */
export async function addRejections(
  tx: Tx,
  courseId: string,
  rejections: readonly { fingerprint: string; reason: string }[],
): Promise<void> {
  if (rejections.length === 0) return;
  await tx
    .insert(itemRejections)
    .values(rejections.map((rejection) => ({ courseId, ...rejection })))
    .onConflictDoNothing();
}

export async function dropRejections(tx: Tx, courseId: string, fingerprints: readonly string[]): Promise<void> {
  await tx
    .delete(itemRejections)
    .where(and(eq(itemRejections.courseId, courseId), inArray(itemRejections.fingerprint, [...fingerprints])));
}

/** Fingerprints that must not come again: turned down, or in the bank already. */
export async function knownFingerprints(tx: Tx, courseId: string): Promise<Set<string>> {
  const rejected = await tx
    .select({ fingerprint: itemRejections.fingerprint })
    .from(itemRejections)
    .where(eq(itemRejections.courseId, courseId));
  const kept = await tx.select({ fingerprint: items.fingerprint }).from(items).where(eq(items.courseId, courseId));
  return new Set([...rejected, ...kept].map(({ fingerprint }) => fingerprint));
}

export async function unreviewedCount(tx: Tx, courseId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(items)
    .where(and(eq(items.courseId, courseId), eq(items.review, 'unreviewed'), eq(items.status, 'active')));
  return row?.count ?? 0;
}

export type RunRow = typeof proposalRuns.$inferSelect;

export async function insertRun(tx: Tx, run: Omit<typeof proposalRuns.$inferInsert, 'districtId'>): Promise<void> {
  await tx.insert(proposalRuns).values(run);
}

export async function updateRun(tx: Tx, id: string, change: Partial<RunRow>): Promise<void> {
  await tx.update(proposalRuns).set(change).where(eq(proposalRuns.id, id));
}

export async function runOf(tx: Tx, id: string): Promise<RunRow | null> {
  const [row] = await tx.select().from(proposalRuns).where(eq(proposalRuns.id, id));
  return row ?? null;
}

/** The latest runs of a course, or of one concept, newest first. */
export async function latestRuns(tx: Tx, courseId: string, conceptId: string | undefined, limit: number) {
  return tx
    .select({ run: proposalRuns, conceptName: concepts.name })
    .from(proposalRuns)
    .innerJoin(concepts, and(eq(concepts.districtId, proposalRuns.districtId), eq(concepts.id, proposalRuns.conceptId)))
    .where(and(eq(proposalRuns.courseId, courseId), conceptId ? eq(proposalRuns.conceptId, conceptId) : undefined))
    .orderBy(desc(proposalRuns.createdAt), desc(proposalRuns.id))
    .limit(limit);
}

/** The run of a concept that has not ended; one that nothing was heard of for an hour has been lost. */
export async function openRun(tx: Tx, conceptId: string): Promise<RunRow | null> {
  const [row] = await tx
    .select()
    .from(proposalRuns)
    .where(
      and(
        eq(proposalRuns.conceptId, conceptId),
        sql`(${proposalRuns.state} = 'waiting' or (${proposalRuns.state} = 'working' and ${proposalRuns.updatedAt} > now() - interval '1 hour'))`,
      ),
    )
    .orderBy(desc(proposalRuns.createdAt))
    .limit(1);
  return row ?? null;
}
