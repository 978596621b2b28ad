import { and, desc, eq, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import type { EvidenceKind, KnownMastery, PreparedEvidence } from '@/features/mastery/contract';
import { executeNamed } from '@/platform/database/named';
import type { Tx } from '@/platform/database/transaction';
import type { ItemBody, ItemKey, ItemResponse } from './contract';
import { ANSWER_SHOWN_MS, ANSWERED_RIGHT_MS } from './evidence';
import { attempts, items } from './schema';

/** All that judging an attempt needs, read at once. */
export interface AttemptRow extends KnownMastery {
  courseId: string;
  conceptId: string;
  conceptName: string;
  language: string;
  itemId: string;
  chunkId: string | null;
  sourceId: string | null;
  body: ItemBody;
  key: ItemKey;
  worked: string;
  explanations: Record<string, string>;
  hintsShown: number;
  attemptCount: number;
  finished: boolean;
  /** The learner saw this item's answer lately, in another presentation. */
  answerSeen: boolean;
  /** A model's item that no teacher has looked at, where the course doesn't count such. */
  unproven: boolean;
}

/**
 * A learner's own presentation with all of {@link AttemptRow}, locked; null when there is none.
 *
 * The plan is settled by the way it is written: one row by its key, then one lookup by key after another (`offset 0` keeps
 * PostgreSQL from turning them into joins in another order, `is not distinct from` from taking the learner's index). The
 * statement is prepared, and on tables that have no statistics yet the planner's choice read every concept of the course
 * and all presentations of the learner, at 5 ms instead of 0.3 ms an answer.
 */
export async function readForAttempt(
  tx: Tx,
  learnerId: string,
  presentationId: string,
  now: Date,
): Promise<AttemptRow | null> {
  const shownSince = new Date(now.getTime() - ANSWER_SHOWN_MS).toISOString();
  const rightSince = new Date(now.getTime() - ANSWERED_RIGHT_MS).toISOString();
  const [row] = await executeNamed<{ row: AttemptRow }>(
    tx,
    'practice_attempt_read',
    sql`
    with p as materialized (
      select district_id, id, learner_id, item_id, hints_shown, attempt_count, finished_at from presentations
      where id = ${presentationId}::uuid and learner_id is not distinct from ${learnerId}::uuid
      for update
    )
    select json_build_object(
      'courseId', i.course_id, 'conceptId', i.concept_id, 'conceptName', c.name, 'language', k.language,
      'itemId', i.id, 'chunkId', i.chunk_id, 'sourceId', i.source_id, 'body', i.body, 'key', i.key,
      'worked', i.worked, 'explanations', i.explanations, 'hintsShown', p.hints_shown,
      'attemptCount', p.attempt_count, 'finished', p.finished_at is not null,
      'answerSeen', exists (
        select 1 from presentations q
        where q.district_id = p.district_id and q.learner_id = p.learner_id and q.item_id = p.item_id and q.id <> p.id
          and (q.answer_shown_at > ${shownSince}::timestamptz or q.finished_at > ${rightSince}::timestamptz)),
      'unproven', i.review = 'unreviewed' and not exists (
        select 1 from practice_settings s
        where s.district_id = i.district_id and s.course_id = i.course_id and s.unreviewed_counts),
      'state', case when m.learner_id is not null then json_build_object(
        'pKnown', m.p_known, 'evidenceCount', m.evidence_count, 'attemptCount', m.attempt_count,
        'modelVersion', m.model_version) end,
      'parameters', case when b.concept_id is not null then json_build_object(
        'pInit', b.p_init, 'pLearn', b.p_learn, 'pSlip', b.p_slip, 'pGuess', b.p_guess) end,
      'model', case when v.version is not null then json_build_object(
        'version', v.version, 'population', v.population,
        'concept', case when f.concept_id is not null then json_build_object(
          'pInit', f.p_init, 'pLearn', f.p_learn, 'pSlip', f.p_slip, 'pGuess', f.p_guess) end) end,
      'memory', case when y.concept_id is not null then json_build_object(
        'stabilityDays', y.stability_days, 'difficulty', y.difficulty, 'reps', y.reps, 'lapses', y.lapses,
        'lastReviewAt', (extract(epoch from y.last_review_at) * 1000)::float8) end) as row
    from p
    cross join lateral (select * from items where district_id = p.district_id and id = p.item_id offset 0) i
    cross join lateral (select name from concepts where district_id = i.district_id and id = i.concept_id offset 0) c
    cross join lateral (select language from courses where district_id = i.district_id and id = i.course_id offset 0) k
    left join lateral (
      select * from mastery
      where district_id = p.district_id and learner_id = p.learner_id and concept_id = i.concept_id offset 0) m on true
    left join lateral (
      select * from bkt_parameters where district_id = i.district_id and concept_id = i.concept_id offset 0) b on true
    left join lateral (
      select version, population from learner_models where district_id = p.district_id and active offset 0) v on true
    left join lateral (
      select * from learner_model_parameters
      where district_id = p.district_id and version = v.version and concept_id = i.concept_id offset 0) f on true
    left join lateral (
      select * from concept_memories
      where district_id = p.district_id and learner_id = p.learner_id and concept_id = i.concept_id offset 0) y on true`,
  );
  return row?.row ?? null;
}

export interface NewAttempt {
  id: string;
  learnerId: string;
  courseId: string;
  conceptId: string;
  itemId: string;
  presentationId: string;
  response: ItemResponse;
  correct: boolean;
  score: number;
  hintsUsed: number;
  evidence: EvidenceKind;
  elapsedMs: number;
  at: Date;
}

/**
 * Writes an attempt, its event, the new p(L) and the state of its presentation in one statement. False when p(L) had
 * changed since it was read; then nothing was written, and the row is locked: read again.
 */
export async function writeAttempt(tx: Tx, attempt: NewAttempt, evidence: PreparedEvidence): Promise<boolean> {
  const at = attempt.at.toISOString();
  const rows = await executeNamed(
    tx,
    'practice_attempt_write',
    sql`
    with ${evidence.ctes}, attempt_row as (
      insert into attempts (id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score,
        hints_used, evidence, elapsed_ms, mastery_before, mastery_after, created_at)
      select ${attempt.id}::uuid, ${attempt.learnerId}::uuid, ${attempt.courseId}::uuid, ${attempt.conceptId}::uuid,
        ${attempt.itemId}::uuid, ${attempt.presentationId}::uuid, ${JSON.stringify(attempt.response)}::jsonb,
        ${attempt.correct}::boolean, ${attempt.score}::real, ${attempt.hintsUsed}::int, ${attempt.evidence}::text,
        ${attempt.elapsedMs}::int, ${evidence.before}::real, ${evidence.after}::real, ${at}::timestamptz
      from mastery_change
    ), presentation_row as (
      update presentations set attempt_count = attempt_count + 1,
        finished_at = case when ${attempt.correct}::boolean then ${at}::timestamptz else finished_at end
      from mastery_change where presentations.id = ${attempt.presentationId}::uuid
    )
    select concept_id from mastery_change`,
  );
  return rows.length === 1;
}

/** One page of attempts in a course, newest first, of whom the reader may see; null for what is no longer there. */
export async function attemptPage(
  tx: Tx,
  courseId: string,
  filter: { learnerId?: string | undefined; conceptId?: string | undefined },
  after: [string, string] | null,
  limit: number,
) {
  return tx
    .select({
      attempt: attempts,
      conceptName: concepts.name,
      itemKind: items.kind,
      prompt: sql<string | null>`coalesce(${items.body}->>'text', ${items.body}->>'prompt')`,
    })
    .from(attempts)
    .leftJoin(items, and(eq(items.districtId, attempts.districtId), eq(items.id, attempts.itemId)))
    .leftJoin(concepts, and(eq(concepts.districtId, attempts.districtId), eq(concepts.id, attempts.conceptId)))
    .where(
      and(
        eq(attempts.courseId, courseId),
        filter.learnerId ? eq(attempts.learnerId, filter.learnerId) : undefined,
        filter.conceptId ? eq(attempts.conceptId, filter.conceptId) : undefined,
        after
          ? sql`(${attempts.createdAt}, ${attempts.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(attempts.createdAt), desc(attempts.id))
    .limit(limit);
}
