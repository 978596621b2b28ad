import { sql } from 'drizzle-orm';
import type { PastCase } from '@/core/recommendations/helped-alike';
import { KNOWN_FROM } from '@/core/tracing/thresholds';
import type { Tx } from '@/platform/database/transaction';

/** So many answers a learner is given before the plan changes: who hasn't mastered the concept by then counts as not. */
export const ANSWERS_GIVEN = 15;
/** Without an answer for so long, somebody has left the concept. */
const LEFT_AFTER_DAYS = 14;

/** What could be told of a concept: a second lesson, explaining it, going over one thing that it needs. */
export function keysOf(prerequisiteIds: readonly string[]): string[] {
  return ['lesson', 'explain', ...prerequisiteIds.map((id) => `prerequisite:${id}`)];
}

interface CaseRow extends Record<string, unknown> {
  first: number;
  mastered: boolean;
  lessons: number;
  explained: boolean;
  /** For each prerequisite in order: p(L) when the concept was begun, and whether it was answered on until the end. */
  needs: { p: number; practised: boolean }[];
}

/**
 * How learners of a course began with a concept, what they did meanwhile and what came of it; as the system. Only ways that are over: mastered
 * by an unaided answer, {@link ANSWERS_GIVEN} answers given, or left. Nobody who takes no part, or wants no recommendations. Learners stand in it without their ids.
 */
export async function readCases(
  tx: Tx,
  {
    courseId,
    conceptId,
    prerequisiteIds,
    now,
  }: { courseId: string; conceptId: string; prerequisiteIds: string[]; now: Date },
): Promise<PastCase[]> {
  const { rows } = await tx.execute<CaseRow>(sql`
    with mine as (
      select learner_id, created_at, mastery_before, mastery_after, evidence,
        row_number() over (partition by learner_id order by created_at, id) as n
      from attempts where course_id = ${courseId}::uuid and concept_id = ${conceptId}::uuid
    ), ways as (
      select learner_id, min(created_at) as began, min(mastery_before) filter (where n = 1) as first,
        min(created_at) filter (where n <= ${ANSWERS_GIVEN} and evidence = 'unaided' and mastery_after >= ${KNOWN_FROM}) as mastered_at,
        min(created_at) filter (where n = ${ANSWERS_GIVEN}) as spent_at, max(created_at) as last_at
      from mine group by learner_id
    ), done as (
      select *, coalesce(mastered_at, spent_at, last_at) as ended from ways w
      where (mastered_at is not null or spent_at is not null
          or last_at < ${now.toISOString()}::timestamptz - ${LEFT_AFTER_DAYS} * interval '1 day')
        and meno_consents(w.learner_id, 'recommendations')
        and not exists (select 1 from recommendation_choices c where c.learner_id = w.learner_id and not c.together)
    )
    select d.first, d.mastered_at is not null as mastered,
      (select count(*)::int from lessons l where l.learner_id = d.learner_id and l.concept_id = ${conceptId}::uuid
        and l.created_at <= d.ended) as lessons,
      exists (select 1 from explanations e where e.learner_id = d.learner_id and e.concept_id = ${conceptId}::uuid
        and e.finished_at <= d.ended) as explained,
      coalesce((select json_agg(json_build_object(
          'p', coalesce((select a.mastery_after from attempts a where a.learner_id = d.learner_id and a.course_id = ${courseId}::uuid
            and a.concept_id = p.id and a.created_at < d.began order by a.created_at desc limit 1), 0),
          'practised', exists (select 1 from attempts a where a.learner_id = d.learner_id and a.course_id = ${courseId}::uuid
            and a.concept_id = p.id and a.created_at between d.began and d.ended)) order by p.place)
        from unnest(${sql.param(prerequisiteIds)}::uuid[]) with ordinality p(id, place)), '[]'::json) as needs
    from done d`);
  return rows.map(({ first, mastered, lessons, explained, needs }) => ({
    start: [first, ...needs.map(({ p }) => p)],
    did: new Set([
      ...(lessons > 1 ? ['lesson'] : []),
      ...(explained ? ['explain'] : []),
      ...prerequisiteIds.filter((_, place) => needs[place]?.practised).map((id) => `prerequisite:${id}`),
    ]),
    mastered,
  }));
}
