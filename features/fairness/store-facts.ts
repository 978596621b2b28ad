import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';

/** Records from one moment to another, of these learners alone. */
export interface Within {
  learnerIds: readonly string[];
  from: Date;
  to: Date;
}

const ids = ({ learnerIds }: Within) => sql`${sql.param([...learnerIds])}::uuid[]`;
const inside = (column: string, { from, to }: Within) =>
  sql`${sql.raw(column)} >= ${from.toISOString()}::timestamptz and ${sql.raw(column)} < ${to.toISOString()}::timestamptz`;

const answerSchema = z.object({
  learnerId: z.string(),
  correct: z.boolean(),
  before: z.coerce.number(),
  chanceOfGuessing: z.coerce.number().nullable(),
  pInit: z.coerce.number(),
  pLearn: z.coerce.number(),
  pSlip: z.coerce.number(),
  pGuess: z.coerce.number().nullable(),
});
export type AnswerFact = z.infer<typeof answerSchema>;

/** Answers without help that were marked exactly, with p(L) and the parameters as they were before each. */
export async function answersWithin(tx: Tx, within: Within): Promise<AnswerFact[]> {
  const { rows } = await tx.execute(sql`
    select learner_id as "learnerId", (payload->>'correct')::boolean as correct, payload->>'before' as before,
      payload->>'chanceOfGuessing' as "chanceOfGuessing", payload->'parameters'->>'pInit' as "pInit", payload->'parameters'->>'pLearn' as "pLearn",
      payload->'parameters'->>'pSlip' as "pSlip", payload->'parameters'->>'pGuess' as "pGuess"
    from events
    where learner_id = any(${ids(within)}) and kind = 'attempt.recorded' and payload->>'evidence' = 'unaided' and not payload ? 'judge'
      and ${inside('at', within)}
    order by sequence`);
  return rows.map((row) => answerSchema.parse(row));
}

const offerSchema = z.object({
  learnerId: z.string(),
  shown: z.number(),
  opened: z.number(),
  answered: z.number(),
  right: z.number(),
  withheldAnswered: z.number(),
  withheldRight: z.number(),
});

/** What was offered to each learner and what came after, beside moments at which help was held back for comparison. */
export async function offersWithin(tx: Tx, within: Within) {
  const { rows } = await tx.execute(sql`
    select learner_id as "learnerId", count(*) filter (where not held_back)::int as shown,
      count(opened_at) filter (where not held_back)::int as opened, count(correct) filter (where not held_back)::int as answered,
      count(*) filter (where correct and not held_back)::int as "right", count(correct) filter (where held_back)::int as "withheldAnswered",
      count(*) filter (where correct and held_back)::int as "withheldRight"
    from recommendation_offers where learner_id = any(${ids(within)}) and ${inside('offered_at', within)}
    group by learner_id`);
  return rows.map((row) => offerSchema.parse(row));
}

const judgedSchema = z.object({
  learnerId: z.string(),
  passed: z.number(),
  failed: z.number(),
  raised: z.number(),
  lowered: z.number(),
});

/** Explanations that a rule or a model judged: what they came to, and how many a teacher overruled upwards and downwards. */
export async function judgementsWithin(tx: Tx, within: Within) {
  const { rows } = await tx.execute(sql`
    select learner_id as "learnerId", count(*) filter (where judged)::int as passed, count(*) filter (where not judged)::int as failed,
      count(*) filter (where not judged and word)::int as raised, count(*) filter (where judged and not word)::int as lowered
    from (
      select learner_id, judgement->>'outcome' = 'explained' as judged, overrides->-1->>'outcome' = 'explained' as word
      from explanations
      where learner_id = any(${ids(within)}) and status = 'done' and judgement is not null and ${inside('finished_at', within)}
    ) j group by learner_id`);
  return rows.map((row) => judgedSchema.parse(row));
}
