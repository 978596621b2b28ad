import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { Aggregate, AggregateQuestion } from '../contract';
import { researchAggregates } from '../schema';

export type AggregateRow = typeof researchAggregates.$inferSelect;

export async function insertAggregate(
  tx: Tx,
  row: Pick<AggregateRow, 'id' | 'question' | 'requestedBy' | 'createdAt'>,
): Promise<void> {
  await tx.insert(researchAggregates).values({ ...row, status: 'queued' });
}

export async function findAggregate(tx: Tx, id: string): Promise<AggregateRow | null> {
  const [row] = await tx.select().from(researchAggregates).where(eq(researchAggregates.id, id));
  return row ?? null;
}

/** Newest first, after the one that a cursor names. */
export async function listAggregates(
  tx: Tx,
  after: { createdAt: Date; id: string } | null,
  limit: number,
): Promise<AggregateRow[]> {
  const { createdAt, id } = researchAggregates;
  return tx
    .select()
    .from(researchAggregates)
    .where(
      after ? or(lt(createdAt, after.createdAt), and(eq(createdAt, after.createdAt), lt(id, after.id))) : undefined,
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit);
}

/** Told once: what a second try works out is thrown away. */
export async function tellAggregate(tx: Tx, id: string, rows: NonNullable<Aggregate['rows']>): Promise<void> {
  await tx
    .update(researchAggregates)
    .set({ status: 'done', rows })
    .where(and(eq(researchAggregates.id, id), eq(researchAggregates.status, 'queued')));
}

export async function failAggregate(tx: Tx, id: string): Promise<void> {
  await tx
    .update(researchAggregates)
    .set({ status: 'failed' })
    .where(and(eq(researchAggregates.id, id), eq(researchAggregates.status, 'queued')));
}

/** Questions that were paid for and not answered yet. */
export async function openAggregates(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: researchAggregates.id })
    .from(researchAggregates)
    .where(eq(researchAggregates.status, 'queued'));
  return rows.map(({ id }) => id);
}

/** Concepts of a course as its map has them, which no learner changes. */
export async function conceptsOf(tx: Tx, courseId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await tx.execute<{ id: string; name: string }>(sql`
    select id, name from concepts where course_id = ${courseId}::uuid and not hidden and not removed and merged_into is null
    order by position, id`);
  return rows;
}

/** What one learner did on one concept, and how well they know it now. */
export interface LearnerConcept {
  learnerId: string;
  conceptId: string;
  /** Of the first `mostAnswers`. */
  answers: number;
  right: number;
  /** Null where nothing is known of it. */
  mastery: number | null;
}

/**
 * Of each learner who agreed to research, concept by concept in the order in which they came to them: an order that hangs on nobody else. As the
 * system; simulated learners of a demo school count only where there is nobody else.
 */
export async function readLearnerConcepts(
  tx: Tx,
  { courseId, from, to, mostAnswers }: Pick<AggregateQuestion, 'courseId' | 'from' | 'to' | 'mostAnswers'>,
): Promise<LearnerConcept[]> {
  const { rows } = await tx.execute<LearnerConcept & Record<string, unknown>>(sql`
    with mine as (
      select a.learner_id, coalesce(c.merged_into, a.concept_id) as concept_id, a.correct, a.created_at,
        row_number() over (partition by a.learner_id, coalesce(c.merged_into, a.concept_id) order by a.created_at, a.id) as n
      from attempts a left join concepts c on c.id = a.concept_id
      where a.course_id = ${courseId}::uuid and a.created_at >= ${from}::date::timestamp at time zone 'UTC'
        and a.created_at < (${to}::date + 1)::timestamp at time zone 'UTC'
    ), willing as (
      select l.learner_id from (select distinct learner_id from mine) l join users u on u.id = l.learner_id and u.role = 'learner'
      where meno_consents(l.learner_id, 'research')
        and not (u.simulated and exists (select 1 from users r where r.role = 'learner' and not r.simulated))
    )
    select m.learner_id as "learnerId", m.concept_id as "conceptId", count(*) filter (where n <= ${mostAnswers})::int as answers,
      count(*) filter (where n <= ${mostAnswers} and correct)::int as right,
      (select s.p_known from mastery s where s.learner_id = m.learner_id and s.concept_id = m.concept_id) as mastery
    from mine m join willing w on w.learner_id = m.learner_id
    group by 1, 2 order by 1, min(m.created_at), 2`);
  return rows;
}
