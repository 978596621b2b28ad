import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import { IDLE_CAP_MS, type Period } from './contract';

/** Whose work, in which course. */
export interface Whose {
  learnerIds: readonly string[];
  courseId: string;
}

const ids = ({ learnerIds }: Whose): SQL => sql`${`{${learnerIds.join(',')}}`}::uuid[]`;
const within = (column: SQL, { from, to }: Period): SQL =>
  sql`${column} >= ${from}::date::timestamp at time zone 'UTC' and ${column} < (${to}::date + 1)::timestamp at time zone 'UTC'`;
const dayOf = (column: SQL): SQL => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD')`;

const answersSchema = z.array(
  z.object({
    learner_id: z.string(),
    first: z.number(),
    right: z.number(),
    times: z.array(z.number()),
    capped: z.number(),
  }),
);

/** First answers without help, right ones, and the times of all timed answers, none above the cap. */
export async function answersOf(tx: Tx, whose: Whose, period: Period) {
  const { rows } = await tx.execute(sql`
    select a.learner_id,
      count(*) filter (where a.evidence = 'unaided')::int as first,
      count(*) filter (where a.evidence = 'unaided' and a.correct)::int as right,
      coalesce(array_agg(least(a.elapsed_ms, ${IDLE_CAP_MS}::int) order by a.elapsed_ms) filter (where a.elapsed_ms > 0), '{}') as times,
      count(*) filter (where a.elapsed_ms > ${IDLE_CAP_MS}::int)::int as capped
    from attempts a
    where a.learner_id = any(${ids(whose)}) and a.course_id = ${whose.courseId} and ${within(sql`a.created_at`, period)}
    group by a.learner_id`);
  return answersSchema.parse(rows);
}

const countsSchema = z.array(z.object({ learner_id: z.string(), day: z.string(), count: z.number() }));

async function countByDay(tx: Tx, from: SQL, at: SQL, whose: Whose, period: Period) {
  const { rows } = await tx.execute(sql`
    select x.learner_id, ${dayOf(at)} as day, count(*)::int as count
    from ${from}
    where x.learner_id = any(${ids(whose)}) and x.course_id = ${whose.courseId} and ${within(at, period)}
    group by 1, 2 order by 1, 2`);
  return countsSchema.parse(rows);
}

export function answersByDay(tx: Tx, whose: Whose, period: Period) {
  return countByDay(tx, sql`attempts x`, sql`x.created_at`, whose, period);
}

export function lessonsByDay(tx: Tx, whose: Whose, period: Period) {
  return countByDay(tx, sql`lessons x`, sql`x.created_at`, whose, period);
}

/**
 * How many questions were put to the tutor. Conversations are their learners' alone: what is read of them is that there was a question, never
 * its words, and nothing of it goes further than into the mean of five learners or more.
 */
export function questionsByDay(tx: Tx, whose: Whose, period: Period) {
  const asked = sql`(select t.learner_id, t.course_id, m.created_at from chat_messages m
    join chat_threads t on t.district_id = m.district_id and t.id = m.thread_id
    where m.role = 'learner' and t.deleted_at is null and m.learner_id = any(${ids(whose)})) x`;
  return asSystem(tx, () => countByDay(tx, asked, sql`x.created_at`, whose, period));
}

const starsSchema = z.array(z.object({ learner_id: z.string(), rating: z.number(), count: z.number() }));

export async function starsOf(tx: Tx, whose: Whose, period: Period) {
  const { rows } = await tx.execute(sql`
    select f.learner_id, f.rating, count(*)::int as count from lesson_feedback f
    where f.learner_id = any(${ids(whose)}) and f.course_id = ${whose.courseId} and ${within(sql`f.created_at`, period)}
    group by 1, 2`);
  return starsSchema.parse(rows);
}

const changesSchema = z.array(
  z.object({ learner_id: z.string(), day: z.string(), concept_id: z.string(), after: z.number() }),
);

/** p(L) of each learner's concepts at the end of each day (UTC) on which it changed, up to a day; in the order of learners and days. */
export async function masteryChanges(tx: Tx, whose: Whose, until: string) {
  const { rows } = await tx.execute(sql`
    select distinct on (learner_id, day, concept_id) learner_id, day, concept_id, after
    from (
      select e.learner_id, ${dayOf(sql`e.at`)} as day, e.payload->>'conceptId' as concept_id,
        (e.payload->>'after')::float8 as after, e.sequence
      from events e
      where e.learner_id = any(${ids(whose)}) and e.course_id = ${whose.courseId}
        and e.at < (${until}::date + 1)::timestamp at time zone 'UTC'
        and e.kind in ('attempt.recorded', 'attempt.overruled', 'concepts.merged')
        and e.payload->>'evidence' is distinct from 'none'
      union all
      select e.learner_id, ${dayOf(sql`e.at`)}, c->>'conceptId', (c->>'after')::float8, e.sequence
      from events e cross join lateral jsonb_array_elements(e.payload->'concepts') c
      where e.learner_id = any(${ids(whose)}) and e.course_id = ${whose.courseId}
        and e.at < (${until}::date + 1)::timestamp at time zone 'UTC' and e.kind in ('model.applied', 'answers.condensed')
    ) changes
    order by learner_id, day, concept_id, sequence desc`);
  return changesSchema.parse(rows);
}

const startsSchema = z.array(z.object({ concept_id: z.string(), p_init: z.number(), version: z.coerce.number() }));

/** p(L0) of each concept at some learners' first answer to it, and the version of the learner model (0: none) that it came from. */
export async function firstStarts(tx: Tx, whose: Whose) {
  const { rows } = await tx.execute(sql`
    select distinct on (e.payload->>'conceptId') e.payload->>'conceptId' as concept_id,
      (e.payload->'parameters'->>'pInit')::float8 as p_init, coalesce(e.payload->>'modelVersion', '0') as version
    from events e
    where e.learner_id = any(${ids(whose)}) and e.course_id = ${whose.courseId} and e.kind = 'attempt.recorded'
      and e.payload->'parameters'->>'pInit' is not null
    order by 1, e.sequence`);
  return startsSchema.parse(rows);
}

const spanSchema = z.tuple([z.object({ from: z.string().nullable(), to: z.string().nullable() })]);

/** The first and the last day on which any of the learners answered; null: none did. */
export async function spanOf(tx: Tx, whose: Whose): Promise<Period | null> {
  const { rows } = await tx.execute(sql`
    select ${dayOf(sql`min(a.created_at)`)} as from, ${dayOf(sql`max(a.created_at)`)} as to
    from attempts a where a.learner_id = any(${ids(whose)}) and a.course_id = ${whose.courseId}`);
  const [{ from, to }] = spanSchema.parse(rows);
  return from && to ? { from, to } : null;
}
