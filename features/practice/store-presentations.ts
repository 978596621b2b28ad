import { and, asc, eq, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import type { Tx } from '@/platform/database/transaction';
import { items, presentations } from './schema';

export type PresentationRow = typeof presentations.$inferSelect;
/** A presentation with its item and the name of the item's concept as they are now. */
export interface PresentedRow {
  presentation: PresentationRow;
  item: typeof items.$inferSelect;
  conceptName: string;
}

export async function insertPresentations(
  tx: Tx,
  rows: Omit<typeof presentations.$inferInsert, 'districtId'>[],
): Promise<PresentationRow[]> {
  return rows.length === 0 ? [] : tx.insert(presentations).values(rows).returning();
}

function presented(tx: Tx) {
  return tx
    .select({ presentation: presentations, item: items, conceptName: concepts.name })
    .from(presentations)
    .innerJoin(items, and(eq(items.districtId, presentations.districtId), eq(items.id, presentations.itemId)))
    .innerJoin(concepts, and(eq(concepts.districtId, items.districtId), eq(concepts.id, items.conceptId)));
}

/** A learner's own presentation; null when there is none. */
export async function presentationOf(tx: Tx, learnerId: string, id: string): Promise<PresentedRow | null> {
  const [row] = await presented(tx).where(and(eq(presentations.id, id), eq(presentations.learnerId, learnerId)));
  return row ?? null;
}

/** The same, locked: hints, answers and attempts of one presentation follow one another. */
export async function lockedPresentation(tx: Tx, learnerId: string, id: string): Promise<PresentedRow | null> {
  const [row] = await presented(tx)
    .where(and(eq(presentations.id, id), eq(presentations.learnerId, learnerId)))
    .for('update', { of: presentations });
  return row ?? null;
}

export async function presentationsOfLesson(tx: Tx, lessonId: string): Promise<PresentedRow[]> {
  return presented(tx)
    .where(
      and(
        eq(presentations.lessonId, lessonId),
        sql`${presentations.learnerId} = nullif(current_setting('meno.user', true), '')::uuid`,
      ),
    )
    .orderBy(asc(presentations.ordinal));
}

export async function setHintsShown(tx: Tx, id: string, hintsShown: number): Promise<void> {
  await tx.update(presentations).set({ hintsShown }).where(eq(presentations.id, id));
}

export async function finishWithAnswer(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(presentations).set({ answerShownAt: at, finishedAt: at }).where(eq(presentations.id, id));
}
