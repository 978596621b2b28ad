import { and, eq, sql } from 'drizzle-orm';
import { KNOWN_FROM } from '@/core/tracing/thresholds';
import { concepts } from '@/features/concepts/schema';
import { chunks } from '@/features/library/schema';
import { mastery } from '@/features/mastery/schema';
import { items } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import { standards, standardTags } from '../schema';

/** Exercises in use, by what they hang on. */
export async function itemsInUse(
  tx: Tx,
  courseId: string,
): Promise<{ id: string; conceptId: string; chunkId: string | null }[]> {
  return tx
    .select({ id: items.id, conceptId: items.conceptId, chunkId: items.chunkId })
    .from(items)
    .where(and(eq(items.courseId, courseId), eq(items.status, 'active')));
}

/** Every passage of the course with what tags know it by. */
export async function chunkKeys(tx: Tx, courseId: string): Promise<{ id: string; sourceId: string; hash: string }[]> {
  return tx
    .select({ id: chunks.id, sourceId: chunks.sourceId, hash: chunks.hash })
    .from(chunks)
    .where(eq(chunks.courseId, courseId));
}

/** For each standard: of the learners whom the reader may see, how many have answers on its concepts, and how many probably know all. */
export async function learnersOf(
  tx: Tx,
  courseId: string,
  frameworkId: string,
): Promise<Map<string, { begun: number; known: number }>> {
  const found = await tx.execute<{ standardId: string; begun: number; known: number }>(sql`
    with tagged as (
      select distinct t.standard_id, coalesce(c.merged_into, t.target_id) as concept_id from ${standardTags} t
      left join ${concepts} c on c.district_id = t.district_id and c.id = t.target_id
      join ${standards} s on s.district_id = t.district_id and s.id = t.standard_id
      where t.course_id = ${courseId} and s.framework_id = ${frameworkId} and t.target_kind = 'concept' and t.state = 'accepted'),
    needed as (select standard_id, count(*) as number from tagged group by standard_id),
    each_learner as (
      select tagged.standard_id, m.learner_id, count(*) filter (where m.p_known >= ${KNOWN_FROM}) as known
      from tagged join ${mastery} m on m.concept_id = tagged.concept_id where m.course_id = ${courseId} and m.evidence_count > 0
      group by tagged.standard_id, m.learner_id)
    select l.standard_id as "standardId", count(*)::int as begun, (count(*) filter (where l.known = n.number))::int as known
    from each_learner l join needed n on n.standard_id = l.standard_id group by l.standard_id`);
  return new Map(found.rows.map(({ standardId, begun, known }) => [standardId, { begun, known }]));
}
