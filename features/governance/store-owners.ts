import { inArray } from 'drizzle-orm';
import { lessons } from '@/features/lessons/schema';
import { learningPlans } from '@/features/pathways/schema';
import { recommendations } from '@/features/recommendations/schema';
import { chatReports } from '@/features/tutor/schema';
import type { Tx } from '@/platform/database/transaction';

/** Records that a route names by their own id, with the table that says whose they are. */
const OWNED = {
  lesson: lessons,
  plan: learningPlans,
  recommendation: recommendations,
  'chat-report': chatReports,
} as const;

/** Whose records of a kind these are, as far as the caller may see them. @throws Error for a kind that has no table here. */
export async function ownersOf(tx: Tx, record: string, ids: readonly string[]): Promise<string[]> {
  if (!isOwned(record)) throw new Error(`Nobody knows whose a ${record} is.`);
  if (ids.length === 0) return [];
  const table = OWNED[record];
  const rows = await tx
    .selectDistinct({ learnerId: table.learnerId })
    .from(table)
    .where(inArray(table.id, [...ids]));
  return rows.map(({ learnerId }) => learnerId);
}

export function isOwned(record: string): record is keyof typeof OWNED {
  return record in OWNED;
}
