import { sql } from 'drizzle-orm';
import type { ItemResponse } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import type { ExportDefinition } from '../contract';

/** From this version on the words on research say that groups may be told. */
const WORDS_ON_GROUPS = 3;

type Period = Pick<ExportDefinition, 'from' | 'to'>;

/** A learner who answered in a course in the days of an export, with what could help somebody to find them. */
export interface Answerer {
  courseId: string;
  learnerId: string;
  answers: number;
  agreed: boolean;
  /** Themself or by their guardian, to words that speak of groups: {@link WORDS_ON_GROUPS}. */
  groupsAgreed: boolean;
  simulated: boolean;
  birthDate: string | null;
  /** The first by id, where they are in several classes of the course. */
  classId: string | null;
  schoolId: string | null;
}

const within = ({ from, to }: Period) =>
  sql`a.created_at >= ${from}::date::timestamp at time zone 'UTC' and a.created_at < (${to}::date + 1)::timestamp at time zone 'UTC'`;

/** As the system, who reads birth dates and classes. In the order of ids. */
export async function readAnswerers(tx: Tx, definition: ExportDefinition): Promise<Answerer[]> {
  const { rows } = await tx.execute<Answerer & Record<string, unknown>>(sql`
    with counted as (
      select a.course_id, a.learner_id, count(*)::int as answers from attempts a
      where a.course_id = any(${sql.param(definition.courseIds)}::uuid[]) and ${within(definition)} group by 1, 2
    )
    select c.course_id as "courseId", c.learner_id as "learnerId", c.answers, u.simulated,
      meno_consents(c.learner_id, 'research') as agreed,
      coalesce((select d.allowed and d.version >= ${WORDS_ON_GROUPS} from consent_decisions d
        where d.learner_id = c.learner_id and d.purpose = 'research' order by d.seq desc limit 1), false) as "groupsAgreed", p.birth_date::text as "birthDate", k.id as "classId", k.school_id as "schoolId"
    from counted c join users u on u.id = c.learner_id and u.role = 'learner'
    left join consent_people p on p.learner_id = c.learner_id
    left join lateral (select k.id, k.school_id from class_members m join classes k on k.id = m.class_id
      where m.user_id = c.learner_id and m.role = 'learner' and k.course_id = c.course_id order by k.id limit 1) k on true
    order by 1, 2`);
  return rows;
}

/** One answer as it was given. */
export interface AnswerRow {
  learnerId: string;
  concept: string;
  itemId: string;
  itemKind: string;
  presentationId: string;
  response: ItemResponse;
  correct: boolean;
  score: number;
  hintsUsed: number;
  evidence: string;
  elapsedMs: number;
  masteryBefore: number;
  masteryAfter: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** Answers of some learners of a course, each one's in order. */
export async function readAnswerRows(
  tx: Tx,
  courseId: string,
  learnerIds: readonly string[],
  period: Period,
): Promise<AnswerRow[]> {
  const { rows } = await tx.execute<AnswerRow & Record<string, unknown>>(sql`
    select a.learner_id as "learnerId", coalesce(c.name, '') as concept, a.item_id as "itemId", coalesce(i.kind, '') as "itemKind",
      a.presentation_id as "presentationId", a.response, a.correct, a.score, a.hints_used as "hintsUsed", a.evidence,
      a.elapsed_ms as "elapsedMs", a.mastery_before as "masteryBefore", a.mastery_after as "masteryAfter",
      extract(epoch from a.created_at)::float8 * 1000 as at
    from attempts a left join concepts c on c.id = a.concept_id left join items i on i.id = a.item_id
    where a.course_id = ${courseId}::uuid and a.learner_id = any(${sql.param([...learnerIds])}::uuid[]) and ${within(period)}
    order by a.learner_id, a.created_at, a.id`);
  return rows;
}

/** Titles of those courses that there are. */
export async function courseTitles(tx: Tx, courseIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.execute<{ id: string; title: string }>(
    sql`select id, title from courses where id = any(${sql.param([...courseIds])}::uuid[])`,
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** All courses, by title. */
export async function allCourses(tx: Tx): Promise<{ id: string; title: string }[]> {
  const { rows } = await tx.execute<{ id: string; title: string }>(
    sql`select id, title from courses order by title, id`,
  );
  return rows;
}

/** Whether a learner has answered in one of these courses in these days. */
export async function hasAnswered(tx: Tx, learnerId: string, definition: ExportDefinition): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select 1 from attempts a where a.learner_id = ${learnerId}::uuid
      and a.course_id = any(${sql.param(definition.courseIds)}::uuid[]) and ${within(definition)} limit 1`);
  return rows.length > 0;
}
