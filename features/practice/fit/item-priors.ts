import { inArray } from 'drizzle-orm';
import type { DifficultyEstimate } from '@/core/difficulty/measured-difficulty';
import type { Tx } from '@/platform/database/transaction';
import { itemPriors } from '../schema';

/** What districts found together about exercises of this one. */
export interface FoundTogether {
  federation: string;
  /** Own answers up to then are counted in it. */
  countedUntil: Date;
  items: readonly (DifficultyEstimate & { itemId: string; courseId: string })[];
}

/** Rows of one statement. */
const BATCH = 1000;

/** Keeps what districts found together about exercises, in the place of what an earlier federation found. The next measuring uses it. */
export async function putItemPriors(tx: Tx, { federation, countedUntil, items }: FoundTogether): Promise<void> {
  for (let i = 0; i < items.length; i += BATCH) {
    const rows = items.slice(i, i + BATCH);
    const ids = rows.map(({ itemId }) => itemId);
    await tx.delete(itemPriors).where(inArray(itemPriors.itemId, ids));
    await tx.insert(itemPriors).values(
      rows.map(({ itemId, courseId, difficulty, deviation }) => ({
        ...{ itemId, courseId, difficulty, deviation, federation, countedUntil },
      })),
    );
  }
}

/** Takes back all that districts found together about exercises. @returns the courses that have to be measured anew. */
export async function dropItemPriors(tx: Tx): Promise<string[]> {
  const gone = await tx.delete(itemPriors).returning({ courseId: itemPriors.courseId });
  return [...new Set(gone.map(({ courseId }) => courseId))];
}
