import { sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { LeftOut } from './contract';

export interface AssignedRow {
  learnerId: string;
  arm: string;
  stratum: number;
  priorMastery: number;
  assignedAt: Date;
}

/** Learners of an experiment who stayed. */
export async function assignedTo(tx: Tx, experimentId: string): Promise<AssignedRow[]> {
  const { rows } = await tx.execute<Record<string, unknown> & Omit<AssignedRow, 'assignedAt'> & { at: number }>(sql`
    select learner_id as "learnerId", arm, stratum, prior_mastery as "priorMastery",
      extract(epoch from assigned_at)::float8 * 1000 as at
    from experiment_assignments where experiment_id = ${experimentId} and left_at is null order by learner_id`);
  return rows.map(({ at, ...row }) => ({ ...row, assignedAt: new Date(at) }));
}

export interface AnswerRow {
  learnerId: string;
  conceptId: string;
  first: boolean;
  rightUnaided: boolean;
  elapsedMs: number;
  masteryBefore: number;
  masteryAfter: number;
  at: Date;
}

/** All answers of some learners in a course up to a moment, each learner's oldest first. */
export async function answersOf(
  tx: Tx,
  courseId: string,
  learnerIds: readonly string[],
  until: Date,
): Promise<AnswerRow[]> {
  if (learnerIds.length === 0) return [];
  const ids = sql.join(
    learnerIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const { rows } = await tx.execute<Record<string, unknown> & Omit<AnswerRow, 'at'> & { at: number }>(sql`
    select learner_id as "learnerId", concept_id as "conceptId", correct and evidence = 'unaided' as "rightUnaided",
      row_number() over (partition by presentation_id order by created_at, id) = 1 as first,
      elapsed_ms as "elapsedMs", mastery_before as "masteryBefore", mastery_after as "masteryAfter",
      extract(epoch from created_at)::float8 * 1000 as at
    from attempts
    where course_id = ${courseId} and learner_id in (${ids}) and created_at <= ${until}
    order by learner_id, created_at, id`);
  return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at) }));
}

/** Concepts of a course that were merged, by id: what each was merged into. */
export async function mergesOf(tx: Tx, courseId: string): Promise<Map<string, string>> {
  const { rows } = await tx.execute<{ id: string; into: string }>(
    sql`select id, merged_into as into from concepts where course_id = ${courseId} and merged_into is not null`,
  );
  return new Map(rows.map(({ id, into }) => [id, into]));
}

/** Learners of the course's classes who are not in an experiment, by why. */
export async function leftOutOf(
  tx: Tx,
  courseId: string,
  experimentId: string,
): Promise<Omit<LeftOut, 'tooFewAnswers'>> {
  const { rows } = await tx.execute<Record<string, unknown> & Omit<LeftOut, 'tooFewAnswers'>>(sql`
    with people as (
      select distinct m.district_id, m.user_id from classes k
      join class_members m on m.district_id = k.district_id and m.class_id = k.id and m.role = 'learner'
      where k.course_id = ${courseId}
      union select s.district_id, s.learner_id from experiment_assignments s where s.experiment_id = ${experimentId}),
    known as (
      select meno_consents(p.user_id, 'experiments') and coalesce(s.left_why, '') <> 'opted_out' as willing,
        x.learner_id is not null or coalesce(s.left_why, '') = 'excluded' as excluded, s.learner_id is not null as met
      from people p
      left join experiment_exclusions x on x.district_id = p.district_id and x.course_id = ${courseId} and x.learner_id = p.user_id
      left join experiment_assignments s on s.district_id = p.district_id and s.experiment_id = ${experimentId} and s.learner_id = p.user_id)
    select (count(*) filter (where not willing))::int as "optedOut",
      (count(*) filter (where willing and excluded))::int as excluded,
      (count(*) filter (where willing and not excluded and not met))::int as "notReached"
    from known`);
  return rows[0] ?? { optedOut: 0, excluded: 0, notReached: 0 };
}

/** Learners of a course's classes. */
export async function classSize(tx: Tx, courseId: string): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(distinct m.user_id)::int as count from classes k
    join class_members m on m.district_id = k.district_id and m.class_id = k.id and m.role = 'learner'
    where k.course_id = ${courseId}`);
  return rows[0]?.count ?? 0;
}
