import { and, asc, eq, sql } from 'drizzle-orm';
import { KNOWN_FROM } from '@/core/tracing/thresholds';
import { users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';

/** Whom the caller follows: row-level security lets a guardian see their wards, a counsellor the learners of their schools. */
const followed = sql`${users.id} in (select meno_my_wards() union select meno_school_learners())`;

export function pageOfFollowed(
  tx: Tx,
  { words, after, limit }: { words: string; after: [string, string] | null; limit: number },
) {
  return tx
    .select({ learnerId: users.id, name: users.name, simulated: users.simulated })
    .from(users)
    .where(
      and(
        followed,
        words === '' ? undefined : sql`position(lower(${words}) in lower(${users.name})) > 0`,
        after ? sql`(${users.name}, ${users.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
    .limit(limit);
}

export async function followedById(tx: Tx, learnerId: string) {
  const [row] = await tx
    .select({ learnerId: users.id, name: users.name, simulated: users.simulated })
    .from(users)
    .where(and(followed, eq(users.id, learnerId)));
  return row ?? null;
}

export interface CourseRow {
  learner_id: string;
  course_id: string;
  title: string;
  concept_count: number;
  known_count: number;
  started_count: number;
  last_evidence_at: Date | null;
  plan_count: number;
}

/** How far learners are in each course that they have a class on or answered something in, by title. */
export async function coursesOf(tx: Tx, learnerIds: readonly string[]): Promise<CourseRow[]> {
  if (learnerIds.length === 0) return [];
  const ids = sql`${sql.param([...learnerIds])}::uuid[]`;
  const { rows } = await tx.execute<Record<string, unknown> & CourseRow>(sql`
    with at as (
      select t.learner_id, t.course_id from meno_followed_learners() t where t.learner_id = any(${ids})
      union select m.learner_id, m.course_id from mastery m where m.learner_id = any(${ids}) and m.attempt_count > 0
    ), sizes as (
      select k.course_id, count(*)::int as n from concepts k
      where k.course_id in (select course_id from at) and not k.hidden and k.merged_into is null group by 1
    ), known as (
      select m.learner_id, m.course_id, count(*) filter (where m.p_known >= ${KNOWN_FROM})::int as known,
        count(*) filter (where m.p_known < ${KNOWN_FROM} and m.attempt_count > 0)::int as started, max(m.last_evidence_at) as last
      from mastery m join concepts k on k.district_id = m.district_id and k.id = m.concept_id and not k.hidden and k.merged_into is null
      where m.learner_id = any(${ids}) group by 1, 2
    ), open as (
      select p.learner_id, p.course_id, count(*)::int as n from learning_plans p
      where p.learner_id = any(${ids}) and p.closed_at is null group by 1, 2
    )
    select at.learner_id, at.course_id, c.title, coalesce(sizes.n, 0) as concept_count, coalesce(known.known, 0) as known_count,
      coalesce(known.started, 0) as started_count, known.last as last_evidence_at, coalesce(open.n, 0) as plan_count
    from at join courses c on c.id = at.course_id
    left join sizes on sizes.course_id = at.course_id
    left join known on known.learner_id = at.learner_id and known.course_id = at.course_id
    left join open on open.learner_id = at.learner_id and open.course_id = at.course_id
    order by c.title, at.course_id`);
  return rows.map((row) => ({
    ...row,
    last_evidence_at: row.last_evidence_at === null ? null : new Date(row.last_evidence_at),
  }));
}

export interface ConceptRow {
  course_id: string;
  concept_id: string;
  name: string;
  known: boolean;
  at: Date | null;
}

/** Concepts that a learner answered something on, the latest first. */
export async function conceptsOf(tx: Tx, learnerId: string): Promise<ConceptRow[]> {
  const { rows } = await tx.execute<Record<string, unknown> & ConceptRow>(sql`
    select m.course_id, m.concept_id, k.name, m.p_known >= ${KNOWN_FROM} as known, m.last_evidence_at as at
    from mastery m join concepts k on k.district_id = m.district_id and k.id = m.concept_id and not k.hidden and k.merged_into is null
    where m.learner_id = ${learnerId} and (m.attempt_count > 0 or m.p_known >= ${KNOWN_FROM})
    order by m.last_evidence_at desc nulls last, k.position, k.id`);
  return rows.map((row) => ({ ...row, at: row.at === null ? null : new Date(row.at) }));
}

/** A learner's open plans, the oldest first. */
export async function plansOf(tx: Tx, learnerId: string) {
  const { rows } = await tx.execute<{ course_id: string; concept_id: string; name: string; created_at: string }>(sql`
    select p.course_id, p.concept_id, k.name, p.created_at from learning_plans p
    join concepts k on k.district_id = p.district_id and k.id = p.concept_id
    where p.learner_id = ${learnerId} and p.closed_at is null order by p.created_at, p.id`);
  return rows.map((row) => ({ ...row, created_at: new Date(row.created_at) }));
}
