import { sql } from 'drizzle-orm';
import { type ConceptMemory, probabilityOfRecall } from '@/core/memory/memory';
import type { TeachingConcept } from '@/features/concepts/contract';
import type { Tx } from '@/platform/database/transaction';
import type { ConceptStanding } from './find/gaps';

/** As much of a concept as standing with it hangs on. */
export type TaughtConcept = Pick<TeachingConcept, 'id' | 'position' | 'hidden' | 'prerequisiteIds'> & {
  chunks: readonly unknown[];
};

interface Row extends Record<string, unknown> {
  learner_id: string;
  concept_id: string;
  p_known: number;
  attempt_count: number;
  answered_at: number | null;
  stability: number | null;
  reviewed_at: number | null;
}

/**
 * Where some learners stand with what a course teaches, in its order, from what is stored with each answer: p(L) and memory. One statement for
 * all of them; who has no answers is left out.
 */
export async function standingsOf(
  tx: Tx,
  courseId: string,
  learnerIds: readonly string[],
  taught: readonly TaughtConcept[],
  now: Date,
): Promise<Map<string, ConceptStanding[]>> {
  const { rows } = await tx.execute<Row>(sql`
    select m.learner_id, m.concept_id, m.p_known, m.attempt_count, extract(epoch from m.last_evidence_at)::float8 * 1000 as answered_at,
      y.stability_days as stability, extract(epoch from y.last_review_at)::float8 * 1000 as reviewed_at
    from mastery m
    left join concept_memories y on y.district_id = m.district_id and y.learner_id = m.learner_id and y.concept_id = m.concept_id
    where m.course_id = ${courseId}::uuid and m.learner_id = any(${sql.param([...learnerIds])}::uuid[])`);
  const byLearner = new Map<string, Map<string, Row>>();
  for (const row of rows) {
    const of = byLearner.get(row.learner_id) ?? new Map<string, Row>();
    byLearner.set(row.learner_id, of.set(row.concept_id, row));
  }
  const teachable = new Set(taught.filter(isTeachable).map(({ id }) => id));
  const concepts = taught
    .filter(isTeachable)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map(({ id, prerequisiteIds }) => ({ id, needs: prerequisiteIds.filter((needed) => teachable.has(needed)) }));
  return new Map(
    [...byLearner].map(([learnerId, of]) => [
      learnerId,
      concepts.map(({ id, needs }) => standingOf(id, needs, of.get(id), now)),
    ]),
  );
}

/** It is shown, and the material says something of it. */
function isTeachable({ hidden, chunks }: TaughtConcept): boolean {
  return !hidden && chunks.length > 0;
}

function standingOf(conceptId: string, prerequisiteIds: string[], row: Row | undefined, now: Date): ConceptStanding {
  const memory = row ? memoryOf(row) : null;
  return {
    ...{ conceptId, prerequisiteIds, mastery: row?.p_known ?? null, attempts: row?.attempt_count ?? 0, memory },
    lastAnswerAt: row && row.answered_at !== null ? row.answered_at : null,
    recall: memory && probabilityOfRecall(memory, now.getTime()),
  };
}

/** As much of a memory as recall hangs on. */
function memoryOf({ stability, reviewed_at }: Row): ConceptMemory | null {
  if (stability === null || reviewed_at === null) return null;
  const notRead = { difficulty: 5, dueAt: 0, reps: 0, lapses: 0 };
  return { ...notRead, stabilityDays: stability, lastReviewAt: reviewed_at };
}
