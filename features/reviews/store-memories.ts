import { and, eq, type SQL, sql } from 'drizzle-orm';
import {
  DEFAULT_DESIRED_RETENTION,
  DEFAULT_MEMORY_PARAMETERS,
  DESIRED_RETENTION_BOUNDS,
  GREATEST_STABILITY_DAYS,
} from '@/core/memory/parameters';
import type { KeptMemory } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import type { Remembered } from './remember';
import { conceptMemories } from './schema';

const DECAY = -1 / (DEFAULT_MEMORY_PARAMETERS.weights[20] ?? 1);
const [LEAST, GREATEST] = DESIRED_RETENTION_BOUNDS;

/**
 * Whole days until recall falls to a retention, as SQL: `intervalDays` of `core/memory` in the database, so that a course's wish reaches all
 * its rows in one statement, and an answer needs no look at it beforehand.
 */
export function daysSql(stabilityDays: SQL, retention: SQL): SQL {
  const wanted = sql`least(${GREATEST}::float8, greatest(${LEAST}::float8, coalesce(${retention}, ${DEFAULT_DESIRED_RETENTION}::float8)))`;
  const modifier = sql`((power(${wanted}, ${DECAY}::float8) - 1) / (power(0.9::float8, ${DECAY}::float8) - 1))`;
  return sql`least(${GREATEST_STABILITY_DAYS}::float8, greatest(1::float8, floor(${stabilityDays} * ${modifier} + 0.5)))`;
}

/** Hours, not days: a day of the clock's change is not 24 hours long. */
const dueSql = (lastReviewAt: SQL, days: SQL) => sql`${lastReviewAt} + ${days} * interval '24 hours'`;

/** Retention that a course wants; null where it has the default. */
const retentionOf = (courseId: string) =>
  sql`(select s.retention from review_settings s where s.course_id = ${courseId}::uuid)`;

export interface MemoryOf {
  learnerId: string;
  courseId: string;
  conceptId: string;
}

/**
 * Part of a `with` clause that writes a memory with the number of the event in `mastery_event`; nothing where `counts` is false. Always the
 * same text, values apart.
 */
export function memoryCte(on: MemoryOf, memory: KeptMemory | null, counts: boolean): SQL {
  return sql`memory_change as (${upsert(on, memory, sql`mastery_event.sequence`, sql`from mastery_event where ${counts && memory !== null}::boolean`)})`;
}

/** Puts a memory in the place of what is stored. */
export async function putMemory(tx: Tx, on: MemoryOf, memory: Remembered): Promise<void> {
  await tx.execute(upsert(on, memory, sql`${memory.basis}::bigint`, sql``));
}

function upsert(on: MemoryOf, memory: KeptMemory | null, basis: SQL, source: SQL): SQL {
  const { stabilityDays = 0, difficulty = 0, lastReviewAt = 0, reps = 0, lapses = 0 } = memory ?? {};
  const stability = sql`${stabilityDays}::float8`;
  const last = sql`${new Date(lastReviewAt).toISOString()}::timestamptz`;
  const due = dueSql(last, daysSql(stability, retentionOf(on.courseId)));
  return sql`
    insert into concept_memories
      (learner_id, concept_id, course_id, stability_days, difficulty, last_review_at, due_at, reps, lapses, basis)
    select ${on.learnerId}::uuid, ${on.conceptId}::uuid, ${on.courseId}::uuid, ${stability}, ${difficulty}::float8, ${last},
      ${due}, ${reps}::int, ${lapses}::int, ${basis}
    ${source}
    on conflict (district_id, learner_id, concept_id) do update set
      course_id = excluded.course_id, stability_days = excluded.stability_days, difficulty = excluded.difficulty,
      last_review_at = excluded.last_review_at, due_at = excluded.due_at, reps = excluded.reps, lapses = excluded.lapses,
      basis = excluded.basis`;
}

/** Dates of all memories of a course anew, after what it wants of retention has changed. Runs as the system. */
export async function dateAnew(tx: Tx, courseId: string): Promise<void> {
  const days = daysSql(sql`stability_days`, retentionOf(courseId));
  await tx.execute(sql`
    update concept_memories set due_at = ${dueSql(sql`last_review_at`, days)} where course_id = ${courseId}::uuid`);
}

const kept = {
  stabilityDays: conceptMemories.stabilityDays,
  difficulty: conceptMemories.difficulty,
  lastReviewAt: sql<number>`(extract(epoch from ${conceptMemories.lastReviewAt}) * 1000)::float8`.mapWith(Number),
  reps: conceptMemories.reps,
  lapses: conceptMemories.lapses,
};

/** What is stored of a learner's memory of a concept. */
export async function memoryOf(
  tx: Tx,
  { learnerId, conceptId }: { learnerId: string; conceptId: string },
): Promise<KeptMemory | null> {
  const [row] = await tx
    .select(kept)
    .from(conceptMemories)
    .where(and(eq(conceptMemories.learnerId, learnerId), eq(conceptMemories.conceptId, conceptId)));
  return row ?? null;
}

/** All that is stored of a learner's memory, in one course or in all; `dated` is false where the due date isn't what the course wants. */
export async function storedMemories(tx: Tx, learnerId: string, courseId?: string) {
  const wanted = sql`(select s.retention from review_settings s
    where s.district_id = ${conceptMemories.districtId} and s.course_id = ${conceptMemories.courseId})`;
  const due = dueSql(sql`${conceptMemories.lastReviewAt}`, daysSql(sql`${conceptMemories.stabilityDays}`, wanted));
  return tx
    .select({
      conceptId: conceptMemories.conceptId,
      ...kept,
      dueAt: conceptMemories.dueAt,
      basis: conceptMemories.basis,
      dated: sql<boolean>`${conceptMemories.dueAt} = ${due}`,
    })
    .from(conceptMemories)
    .where(
      and(eq(conceptMemories.learnerId, learnerId), courseId ? eq(conceptMemories.courseId, courseId) : undefined),
    );
}

export async function dropMemory(tx: Tx, { learnerId, conceptId }: MemoryOf): Promise<void> {
  await tx
    .delete(conceptMemories)
    .where(and(eq(conceptMemories.learnerId, learnerId), eq(conceptMemories.conceptId, conceptId)));
}

/** Learners and courses with answers that count on concepts of which no memory is stored: from before memories were kept. */
export async function unremembered(tx: Tx, limit: number): Promise<{ learnerId: string; courseId: string }[]> {
  const { rows } = await tx.execute<{ learner_id: string; course_id: string }>(sql`
    select distinct m.learner_id, m.course_id from mastery m
    where m.evidence_count > 0 and not exists (
      select 1 from concept_memories y
      where y.district_id = m.district_id and y.learner_id = m.learner_id and y.concept_id = m.concept_id)
    order by m.learner_id, m.course_id limit ${limit}`);
  return rows.map((row) => ({ learnerId: row.learner_id, courseId: row.course_id }));
}

/** Locks a learner's p(L) in a course: answers wait until the transaction ends. */
export async function lockAnswers(tx: Tx, learnerId: string, courseId: string): Promise<void> {
  await tx.execute(sql`
    select 1 from mastery where learner_id = ${learnerId}::uuid and course_id = ${courseId}::uuid
    order by concept_id for update`);
}
