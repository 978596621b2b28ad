import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { evidenceKindSchema } from './contract';
import { eventKinds } from './ledger';

const dayRowSchema = z.object({ day: z.string(), concept_id: z.string(), after: z.number() });

/** p(L) of each concept at the end of each day (UTC) on which it changed, oldest day first. */
export async function dailyMastery(tx: Tx, learnerId: string, courseId: string) {
  const { rows } = await tx.execute(sql`
    select distinct on (day, concept_id) day, concept_id, after
    from (
      select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD') as day, e.payload->>'conceptId' as concept_id,
        (e.payload->>'after')::float8 as after, e.sequence
      from events e
      where e.learner_id = ${learnerId} and e.course_id = ${courseId}
        and e.kind in (${eventKinds.attempt}, ${eventKinds.overruled}, ${eventKinds.merge})
        and e.payload->>'evidence' is distinct from 'none'
      union all
      select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD'), c->>'conceptId', (c->>'after')::float8, e.sequence
      from events e cross join lateral jsonb_array_elements(e.payload->'concepts') c
      where e.learner_id = ${learnerId} and e.course_id = ${courseId}
        and e.kind in (${eventKinds.model}, ${eventKinds.placed}, ${eventKinds.condensed})
    ) changes
    order by day, concept_id, sequence desc`);
  return rows.map((row) => dayRowSchema.parse(row));
}

const evidenceRowSchema = z.object({
  at: z.string().transform((text) => new Date(text)),
  item_id: z.string(),
  item_kind: z.string().nullable(),
  prompt: z.string().nullable(),
  correct: z.boolean(),
  evidence: evidenceKindSchema,
  hints_used: z.number(),
  before: z.number(),
  after: z.number(),
});

/**
 * A learner's latest attempts on a concept and on those that were merged into it (and into those), newest first. Kind
 * and prompt (for a gap the sentence with the gap) are the item's as it is now; null when it is gone.
 */
export async function evidenceOf(tx: Tx, learnerId: string, courseId: string, conceptId: string, limit: number) {
  const { rows } = await tx.execute(sql`
    with recursive merged as (
      select e.payload->>'conceptId' as target, s->>'conceptId' as source
      from events e cross join lateral jsonb_array_elements(e.payload->'sources') s
      where e.learner_id = ${learnerId} and e.course_id = ${courseId} and e.kind = ${eventKinds.merge}
    ), family as (
      select ${conceptId}::text as id
      union
      select merged.source from merged join family on merged.target = family.id
    )
    select e.at, e.payload->>'itemId' as item_id,
      case when e.payload ? 'judge' then 'explanation' else i.kind end as item_kind,
      coalesce(i.body->>'text', i.body->>'prompt') as prompt,
      coalesce(o.payload->>'correct', e.payload->>'correct')::boolean as correct,
      coalesce(o.payload->>'evidence', e.payload->>'evidence') as evidence,
      (e.payload->>'hintsUsed')::int as hints_used, (e.payload->>'before')::float8 as before,
      (e.payload->>'after')::float8 as after
    from events e
    left join items i on i.district_id = e.district_id and i.id = (e.payload->>'itemId')::uuid
    left join lateral (
      select x.payload from events x
      where e.payload ? 'judge' and x.district_id = e.district_id and x.learner_id = e.learner_id
        and x.kind = ${eventKinds.overruled} and x.payload->>'attemptId' = e.payload->>'attemptId'
      order by x.sequence desc limit 1
    ) o on true
    where e.learner_id = ${learnerId} and e.course_id = ${courseId} and e.kind = ${eventKinds.attempt}
      and e.payload->>'conceptId' in (select id from family)
    order by e.sequence desc
    limit ${limit}`);
  return rows.map((row) => evidenceRowSchema.parse(row));
}

const reckoningRowSchema = z.object({
  at: z.string().transform((text) => new Date(text)),
  version: z.number(),
  before: z.number(),
  after: z.number(),
});

/** When a learner's answers on a concept were reckoned anew under another version of the model, newest first. */
export async function reckoningsOf(tx: Tx, learnerId: string, courseId: string, conceptId: string) {
  const { rows } = await tx.execute(sql`
    select e.at, (e.payload->>'version')::int as version, (c->>'before')::float8 as before, (c->>'after')::float8 as after
    from events e cross join lateral jsonb_array_elements(e.payload->'concepts') c
    where e.learner_id = ${learnerId} and e.course_id = ${courseId} and e.kind = ${eventKinds.model}
      and c->>'conceptId' = ${conceptId}
    order by e.sequence desc limit 50`);
  return rows.map((row) => reckoningRowSchema.parse(row));
}

/** Whether this person learns in this course for whoever asks: the learner themself, their teachers in it, admins. */
export async function mayAskAbout(tx: Tx, learnerId: string, courseId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select 1 from users u
    where u.id = ${learnerId} and (
      u.id = nullif(current_setting('meno.user', true), '')::uuid
      or current_setting('meno.role', true) in ('admin', 'system')
      or (u.id, ${courseId}::uuid) in (select t.learner_id, t.course_id from meno_taught_learners() t))`);
  return rows.length > 0;
}
