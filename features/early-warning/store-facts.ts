import { sql } from 'drizzle-orm';
import type { CountedAnswer, RiskHistory } from '@/core/risk/count';
import { KNOWN_FROM } from '@/core/tracing/thresholds';
import type { Tx } from '@/platform/database/transaction';

export interface LearnerHistory extends RiskHistory {
  learnerId: string;
}

/** Courses that have a class, in a fixed order. */
export async function coursesWithClasses(tx: Tx): Promise<string[]> {
  const { rows } = await tx.execute<{ course_id: string }>(sql`
    select distinct c.course_id from classes c join class_members m on m.district_id = c.district_id and m.class_id = c.id
    where m.role = 'learner' order by 1`);
  return rows.map(({ course_id }) => course_id);
}

/** Learners of a course's classes who let themselves be looked at, by id. */
async function willingIn(tx: Tx, courseId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select user_id as id from (
      select distinct m.user_id from class_members m join classes c on c.district_id = m.district_id and c.id = m.class_id
      where c.course_id = ${courseId} and m.role = 'learner'
    ) l where meno_consents(user_id, 'risk') order by 1`);
  return rows.map(({ id }) => id);
}

export async function conceptCount(tx: Tx, courseId: string): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from concepts where course_id = ${courseId} and not hidden and merged_into is null`);
  return rows[0]?.n ?? 0;
}

interface AnswerRow extends Record<string, unknown> {
  learner_id: string;
  at: number;
  correct: boolean;
  evidence: CountedAnswer['evidence'];
  before: number;
  after: number;
}

/** What willing learners of a course answered since a moment, with what they know now; by id. */
export async function historiesOf(tx: Tx, courseId: string, since: Date): Promise<LearnerHistory[]> {
  const ids = await willingIn(tx, courseId);
  if (ids.length === 0) return [];
  const all = sql`${sql.param(ids)}::uuid[]`;
  const { rows: answers } = await tx.execute<AnswerRow>(sql`
    select learner_id, (extract(epoch from at) * 1000)::float8 as at, (payload->>'correct')::boolean as correct, payload->>'evidence' as evidence,
      (payload->>'before')::float8 as before, (payload->>'after')::float8 as after
    from events where learner_id = any(${all}) and course_id = ${courseId} and kind = 'attempt.recorded' and at > ${since.toISOString()}::timestamptz
    order by sequence`);
  const { rows: known } = await tx.execute<{ learner_id: string; n: number }>(sql`
    select m.learner_id, count(*)::int as n from mastery m
    join concepts k on k.district_id = m.district_id and k.id = m.concept_id and not k.hidden and k.merged_into is null
    where m.learner_id = any(${all}) and m.course_id = ${courseId} and m.p_known >= ${KNOWN_FROM} group by 1`);
  const { rows: plans } = await tx.execute<{ learner_id: string; from: number; to: number | null }>(sql`
    select learner_id, (extract(epoch from created_at) * 1000)::float8 as "from", (extract(epoch from closed_at) * 1000)::float8 as "to"
    from learning_plans where learner_id = any(${all}) and course_id = ${courseId}`);
  const histories = new Map(
    ids.map((learnerId) => [
      learnerId,
      { learnerId, answers: [] as CountedAnswer[], plans: [] as { from: number; to: number | null }[], knownNow: 0 },
    ]),
  );
  for (const { learner_id, at, correct, evidence, before, after } of answers)
    histories.get(learner_id)?.answers.push({ at, right: correct, evidence, before, after });
  for (const { learner_id, from, to } of plans) histories.get(learner_id)?.plans.push({ from, to });
  for (const { learner_id, n } of known) {
    const own = histories.get(learner_id);
    if (own) own.knownNow = n;
  }
  return [...histories.values()];
}
