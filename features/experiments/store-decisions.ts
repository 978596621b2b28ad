import { sql } from 'drizzle-orm';
import { KNOWN_FROM } from '@/core/tracing/thresholds';
import type { Approach } from '@/features/lessons/contract';
import type { Tx } from '@/platform/database/transaction';

/** Newest decisions that are read. */
const MOST_DECISIONS = 20_000;
/** An answer so many hours after a decision is no longer its doing. */
const FOLLOWS_HOURS = 24;

/** A decision of the pathway's, and the answer that followed it. */
export interface FollowedDecision {
  learnerId: string;
  conceptId: string;
  approach: Approach | null;
  /** Probability with which its concept was chosen, above 0 up to 1. */
  propensity: number;
  /** A plan's step, which every policy would have taken. */
  planned: boolean;
  at: Date;
  /** The next first answer on the concept was right without help. */
  right: boolean;
}

/** Decisions of the usual policy in a course that were followed by a first answer on their concept within a day, oldest first. */
export async function followedDecisions(tx: Tx, courseId: string): Promise<FollowedDecision[]> {
  const { rows } = await tx.execute<Record<string, unknown> & Omit<FollowedDecision, 'at'> & { at: number }>(sql`
    with firsts as (
      select distinct on (presentation_id) learner_id, concept_id, created_at, correct and evidence = 'unaided' as "right"
      from attempts where course_id = ${courseId} order by presentation_id, created_at, id),
    latest as (
      select * from pathway_decisions where course_id = ${courseId} and policy like 'pathway@%' order by created_at desc limit ${MOST_DECISIONS})
    select d.learner_id as "learnerId", d.concept_id as "conceptId", d.approach, d.propensity, d.reason = 'plan' as planned,
      extract(epoch from d.created_at)::float8 * 1000 as at, f."right"
    from latest d cross join lateral (
      select f."right" from firsts f where f.learner_id = d.learner_id and f.concept_id = d.concept_id
        and f.created_at >= d.created_at and f.created_at < d.created_at + make_interval(hours => ${FOLLOWS_HOURS})
      order by f.created_at limit 1) f
    where d.propensity > 0 and d.propensity <= 1 order by d.created_at, d.id`);
  return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at) }));
}

/** A course's concepts in its own order, with what each needs. */
export async function courseOrder(tx: Tx, courseId: string): Promise<{ id: string; needs: string[] }[]> {
  const { rows } = await tx.execute<{ id: string; needs: string[] }>(sql`
    select c.id, coalesce(array_agg(p.prerequisite_id) filter (where p.prerequisite_id is not null), '{}') as needs
    from concepts c left join prerequisites p
      on p.district_id = c.district_id and p.concept_id = c.id and p.status = 'active'
    where c.course_id = ${courseId} and not c.hidden and not c.removed and c.merged_into is null
    group by c.id, c.position order by c.position, c.id`);
  return rows;
}

/** When each learner first mastered each concept of a course, in milliseconds. */
export async function masteredAt(tx: Tx, courseId: string): Promise<Map<string, Map<string, number>>> {
  const { rows } = await tx.execute<{ learnerId: string; conceptId: string; at: number }>(sql`
    select learner_id as "learnerId", concept_id as "conceptId", extract(epoch from min(created_at))::float8 * 1000 as at
    from attempts where course_id = ${courseId} and mastery_after >= ${KNOWN_FROM} group by 1, 2`);
  const found = new Map<string, Map<string, number>>();
  for (const { learnerId, conceptId, at } of rows)
    found.set(learnerId, (found.get(learnerId) ?? new Map()).set(conceptId, at));
  return found;
}
