import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { riskModels } from '@/features/early-warning/schema';
import { learnerModels } from '@/features/mastery/schema';
import type { Tx } from '@/platform/database/transaction';
import type { Card } from './contract';
import { modelCards } from './schema';

export async function storedCards(tx: Tx): Promise<{ cards: Card[]; updatedAt: Date } | null> {
  const [row] = await tx.select({ cards: modelCards.cards, updatedAt: modelCards.updatedAt }).from(modelCards);
  return row ?? null;
}

export async function putCards(tx: Tx, cards: Card[], updatedAt: Date): Promise<void> {
  const row = { cards, updatedAt };
  await tx.insert(modelCards).values(row).onConflictDoUpdate({ target: modelCards.districtId, set: row });
}

/** The version in force with how it was judged; null: the starting values. */
export async function learnerModelInForce(tx: Tx): Promise<typeof learnerModels.$inferSelect | null> {
  const [row] = await tx.select().from(learnerModels).where(sql`active`);
  return row ?? null;
}

/** Something counted: so many of so many, of so many learners. */
export interface Counted {
  yes: number;
  of: number;
  learners: number;
  at: Date | null;
}
const countedSchema = z.object({
  yes: z.coerce.number(),
  of: z.coerce.number(),
  learners: z.coerce.number(),
  at: z.coerce.date().nullable().default(null),
});

async function counted(tx: Tx, query: SQL): Promise<Counted> {
  const { rows } = await tx.execute(query);
  return countedSchema.parse(rows[0]);
}

/** Reviews that were answered, and kept. */
export const reviewsKept = (tx: Tx) =>
  counted(
    tx,
    sql`select count(*) filter (where outcome = 'kept') as yes, count(*) as of, count(distinct learner_id) as learners
        from review_steps where outcome in ('kept', 'slipped') and not again`,
  );

export const memories = (tx: Tx) =>
  counted(tx, sql`select 0 as yes, count(*) as of, count(distinct learner_id) as learners from concept_memories`);

/** First answers without help within a day of the latest decisions to go on or begin. */
export const rightAfterDecisions = (tx: Tx) =>
  counted(
    tx,
    sql`select count(*) filter (where a.correct) as yes, count(*) as of, count(distinct d.learner_id) as learners
        from (select * from pathway_decisions order by created_at desc limit 20000) d
        cross join lateral (
          select correct from attempts a where a.learner_id = d.learner_id and a.course_id = d.course_id and a.concept_id = d.concept_id
            and a.evidence = 'unaided' and a.created_at >= d.created_at and a.created_at < d.created_at + interval '1 day'
          order by a.created_at limit 1) a`,
  );

const effectSchema = z.object({
  right: z.coerce.number(),
  expected: z.coerce.number(),
  spread: z.coerce.number(),
  answered: z.coerce.number(),
  lessons: z.coerce.number(),
});
/** Lessons of all ways of teaching: first answers after them, beside what was to be expected. */
export async function lessonEffects(tx: Tx) {
  const { rows } = await tx.execute(sql`
    select coalesce(sum(right_unaided), 0) as "right", coalesce(sum(expected), 0) as expected, coalesce(sum(spread), 0) as spread,
      coalesce(sum(answered), 0) as answered, coalesce(sum(lessons), 0) as lessons from approach_effects`);
  return effectSchema.parse(rows[0]);
}

/** Answers within seven days of an offer that was shown, or held back for comparison. */
export const offersAnswered = (tx: Tx, heldBack: boolean) =>
  counted(
    tx,
    sql`select count(*) filter (where correct) as yes, count(correct) as of, count(distinct learner_id) filter (where correct is not null) as learners,
          max(offered_at) as at from recommendation_offers where held_back = ${heldBack}`,
  );

const difficultySchema = z.object({
  items: z.coerce.number(),
  answers: z.coerce.number(),
  deviation: z.coerce.number().nullable(),
  at: z.coerce.date().nullable(),
});
export async function difficulties(tx: Tx) {
  const { rows } = await tx.execute(sql`
    select count(*) as items, coalesce(sum(answers), 0) as answers, avg(deviation) as deviation, max(updated_at) as at from item_difficulties`);
  return difficultySchema.parse(rows[0]);
}

/** The model of risk in force with how it was tried; null: rules speak. */
export async function riskModelInForce(tx: Tx): Promise<typeof riskModels.$inferSelect | null> {
  const [row] = await tx.select().from(riskModels).where(sql`active`);
  return row ?? null;
}

const warningSchema = z.object({
  warned: z.coerce.number(),
  cameTrue: z.coerce.number(),
  fellBehind: z.coerce.number(),
  missed: z.coerce.number(),
});
/** Guesses of the last year that are over, by rules or a model, in counts of each learner: nobody's id is in it. */
export async function warningsOver(tx: Tx) {
  const { rows } = await tx.execute(sql`
    select count(*) filter (where warned) as warned, count(*) filter (where warned and happened) as "cameTrue",
      count(*) filter (where happened) as "fellBehind", count(*) filter (where happened and not warned) as missed
    from risk_cases where warned is not null and happened is not null and settled_at > meno_now() - interval '365 days'
    group by learner_id`);
  return z.array(warningSchema).parse(rows);
}

/** Judged explanations, and those whose outcome a teacher changed. */
export const explanationsOverruled = (tx: Tx) =>
  counted(
    tx,
    sql`select count(*) filter (where overrides->-1->>'outcome' <> judgement->>'outcome') as yes, count(*) as of,
          count(distinct learner_id) as learners from explanations where status = 'done' and judgement is not null`,
  );

/** Proposed prerequisites of courses whose teachers decided on any, and those that they left. */
export const prerequisitesKept = (tx: Tx) =>
  counted(
    tx,
    sql`select count(*) filter (where status = 'active') as yes, count(*) as of, 10 as learners from prerequisites
        where origin = 'proposed' and course_id in (select course_id from prerequisites where status = 'rejected' or origin = 'teacher')`,
  );

const searchSchema = z.object({
  ndcg: z.coerce.number().nullable(),
  recall: z.coerce.number().nullable(),
  courses: z.coerce.number(),
  at: z.coerce.date().nullable(),
});
/** The newest scores of each course that has questions of its own, as means. */
export async function searchScores(tx: Tx) {
  const { rows } = await tx.execute(sql`
    select avg(ndcg10) as ndcg, avg(recall10) as recall, count(*) as courses, max(created_at) as at
    from (select distinct on (course_id) * from retrieval_scores order by course_id, created_at desc) s`);
  return searchSchema.parse(rows[0]);
}

export const embeddersInUse = async (tx: Tx): Promise<string[]> => {
  const { rows } = await tx.execute<{ embedder: string }>(sql`select distinct embedder from course_indexes order by 1`);
  return rows.map(({ embedder }) => embedder);
};

/** What was asked of language models, and shown as it came or after checks. */
export const outputsShown = (tx: Tx) =>
  counted(
    tx,
    sql`select count(*) filter (where outcome = 'shown') as yes, count(*) as of, greatest(10, count(distinct learner_id)) as learners,
          max(created_at) as at from model_outputs where model is not null`,
  );
/** Sentences that were checked, and those rewritten, quoted instead or taken out. */
export const sentencesChanged = (tx: Tx) =>
  counted(
    tx,
    sql`select coalesce(sum(coalesce(rewritten, 0) + coalesce(quoted, 0) + coalesce(removed, 0)), 0) as yes, coalesce(sum(sentences), 0) as of,
          10 as learners from model_outputs where sentences is not null`,
  );
export const modelsUsed = async (tx: Tx): Promise<string[]> => {
  const { rows } = await tx.execute<{ model: string }>(
    sql`select model from model_outputs where model is not null group by model order by max(created_at) desc limit 3`,
  );
  return rows.map(({ model }) => model);
};

const comparedSchema = z.object({ comparisons: z.array(z.object({ alert: z.boolean() })) });
const auditSchema = z.object({
  at: z.coerce.date(),
  subjects: z.array(
    z.object({
      subject: z.string(),
      attributes: z.array(comparedSchema.extend({ attribute: z.string() })),
      /** Two attributes at a time; audits from before there were any have none. */
      crossings: z.array(comparedSchema).default([]),
    }),
  ),
});
/** Alerts of the newest audit of fairness, by what was audited: counts alone. */
export async function newestAudit(tx: Tx) {
  const { rows } = await tx.execute(sql`
    select created_at as at, report->'subjects' as subjects from fairness_runs
    where kind = 'audit' and report is not null order by created_at desc limit 1`);
  return rows[0] ? auditSchema.parse(rows[0]) : null;
}
