import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import type { Tx } from '@/platform/database/transaction';
import { items } from './schema';
import type { NewItem } from './store-items';

/** A model's items; one whose fingerprint is there already is left out. */
export async function insertProposals(tx: Tx, rows: NewItem[]): Promise<void> {
  await tx.insert(items).values(rows).onConflictDoNothing();
}

/**
 * Concepts with material that have fewer than `fewest` items in use and for which no model was asked since `since`, those with the fewest first.
 */
export async function thinConcepts(
  tx: Tx,
  { fewest, since, limit }: { fewest: number; since: Date; limit: number },
): Promise<{ courseId: string; conceptId: string }[]> {
  const count = sql<number>`(select count(*) from items i where i.district_id = ${concepts.districtId} and i.concept_id = ${concepts.id} and i.status = 'active')`;
  return tx
    .select({ courseId: concepts.courseId, conceptId: concepts.id })
    .from(concepts)
    .where(
      and(
        eq(concepts.hidden, false),
        isNull(concepts.mergedInto),
        sql`${count} < ${fewest}`,
        sql`exists (select 1 from concept_chunks k where k.district_id = ${concepts.districtId} and k.concept_id = ${concepts.id} and k.role = 'teaches')`,
        sql`not exists (select 1 from proposal_runs r where r.district_id = ${concepts.districtId} and r.concept_id = ${concepts.id} and r.created_at > ${since.toISOString()}::timestamptz)`,
      ),
    )
    .orderBy(asc(count), asc(concepts.position), asc(concepts.id))
    .limit(limit);
}
