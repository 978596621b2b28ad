import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { chunks } from '../schema';
import { chunkDecisions } from '../schema-decisions';
import type { Splits } from './split';

export type DecisionRow = typeof chunkDecisions.$inferSelect;

/** Joins what was decided of a passage to its row. */
export const decisionOfChunk = and(
  eq(chunkDecisions.districtId, chunks.districtId),
  eq(chunkDecisions.sourceId, chunks.sourceId),
  eq(chunkDecisions.hash, chunks.hash),
);

export const isHidden = sql<boolean>`coalesce(${chunkDecisions.hidden}, false)`;
export const isPinned = sql<boolean>`coalesce(${chunkDecisions.pinned}, false)`;

/** Where a source's passages are split. */
export async function splitsOf(tx: Tx, sourceId: string): Promise<Splits> {
  const rows = await tx
    .select({ hash: chunkDecisions.hash, at: chunkDecisions.splitAt })
    .from(chunkDecisions)
    .where(and(eq(chunkDecisions.sourceId, sourceId), isNotNull(chunkDecisions.splitAt)));
  return new Map(rows.flatMap(({ hash, at }) => (at ? [[hash, at] as const] : [])));
}

export async function decisionsOfSource(tx: Tx, sourceId: string): Promise<DecisionRow[]> {
  return tx.select().from(chunkDecisions).where(eq(chunkDecisions.sourceId, sourceId));
}

/** Decisions that say something, of all sources of a course. */
export async function decisionsOf(tx: Tx, courseId: string): Promise<DecisionRow[]> {
  return tx
    .select()
    .from(chunkDecisions)
    .where(
      and(
        eq(chunkDecisions.courseId, courseId),
        sql`(${chunkDecisions.pinned} or ${chunkDecisions.hidden} or ${chunkDecisions.splitAt} is not null)`,
      ),
    )
    .orderBy(chunkDecisions.sourceId, chunkDecisions.hash);
}

/** Of these chunks, those that are hidden. */
export async function hiddenOf(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: chunks.id })
    .from(chunks)
    .innerJoin(chunkDecisions, decisionOfChunk)
    .where(and(inArray(chunks.id, [...ids]), eq(chunkDecisions.hidden, true)));
  return new Set(rows.map(({ id }) => id));
}

export async function decide(
  tx: Tx,
  key: { courseId: string; sourceId: string; hash: string },
  values: Partial<Pick<DecisionRow, 'pinned' | 'hidden' | 'splitAt'>>,
  by: { userId: string; now: Date },
): Promise<void> {
  const decided = { ...values, decidedBy: by.userId, decidedAt: by.now };
  await tx
    .insert(chunkDecisions)
    .values({ ...key, ...decided })
    .onConflictDoUpdate({
      target: [chunkDecisions.districtId, chunkDecisions.sourceId, chunkDecisions.hash],
      set: decided,
    });
}
