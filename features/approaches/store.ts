import { and, eq, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import type { Approach } from '@/features/lessons/contract';
import { courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import { approachCounts, approachEffects, approachOffers, approachSwitches } from './schema';

export type EffectRow = typeof approachEffects.$inferSelect;

/** Hours after a lesson within which an answer belongs to the same sitting. */
const SITTING_HOURS = 2;
/** Rows of one statement, of ten parameters each. */
const BATCH = 2000;

/** A lesson of a known way with the first answer on its concept that followed in the same sitting, before the next lesson on it. */
export interface LessonOutcome {
  conceptId: string;
  approach: Approach;
  /** p(L) before the lesson. */
  known: number;
  /** Null where no answer followed. */
  answer: { right: boolean; difficulty: number; kind: string; options: number } | null;
}

/**
 * Lessons of a course's learners with what followed each; those on a merged concept count for the one that stands for it now. An answer's exercise
 * must have been put before the learner with or after the lesson; a hint, or an answer that was known already, makes it not right by own doing.
 */
export async function lessonOutcomes(tx: Tx, courseId: string): Promise<LessonOutcome[]> {
  const { rows } = await tx.execute<{
    concept: string;
    approach: Approach;
    known: number;
    right: boolean | null;
    difficulty: number | null;
    kind: string | null;
    options: number | null;
  }>(sql`
    with recursive final as (
      select district_id, id, id as at, merged_into from concepts where course_id = ${courseId}
      union all
      select f.district_id, f.id, c.id, c.merged_into from final f
        join concepts c on c.district_id = f.district_id and c.id = f.merged_into
    ), l as (
      select l.*, lead(l.created_at) over (partition by l.learner_id, l.concept_id order by l.number) as next_at
      from lessons l join users u on u.district_id = l.district_id and u.id = l.learner_id and u.role = 'learner'
      where l.course_id = ${courseId} and l.approach is not null
    )
    select f.at as concept, l.approach, l.mastery as known, a.right, a.difficulty, a.kind, a.options
    from l
    join final f on f.district_id = l.district_id and f.id = l.concept_id and f.merged_into is null
    left join lateral (
      select (a.correct and a.evidence = 'unaided') as right, coalesce(d.difficulty, i.difficulty) as difficulty, i.kind,
        coalesce(jsonb_array_length(i.body->'options'), 0) as options
      from attempts a
      join presentations p on p.district_id = a.district_id and p.id = a.presentation_id and p.created_at >= l.created_at
      join items i on i.district_id = a.district_id and i.id = a.item_id
      left join item_difficulties d on d.district_id = i.district_id and d.item_id = i.id
      where a.district_id = l.district_id and a.learner_id = l.learner_id and a.course_id = l.course_id
        and a.concept_id in (l.concept_id, f.at)
        and a.created_at between l.created_at and l.created_at + make_interval(hours => ${SITTING_HOURS})
        and (l.next_at is null or a.created_at < l.next_at)
      order by a.created_at limit 1
    ) a on true
    order by l.id`);
  return rows.map(({ concept, approach, known, right, difficulty, kind, options }) => ({
    conceptId: concept,
    approach,
    known,
    answer:
      right === null || difficulty === null || kind === null
        ? null
        : { right, difficulty, kind, options: options ?? 0 },
  }));
}

export async function replaceEffects(
  tx: Tx,
  courseId: string,
  rows: readonly Omit<EffectRow, 'districtId' | 'courseId'>[],
): Promise<void> {
  await tx.delete(approachEffects).where(eq(approachEffects.courseId, courseId));
  for (let i = 0; i < rows.length; i += BATCH)
    await tx.insert(approachEffects).values(rows.slice(i, i + BATCH).map((row) => ({ ...row, courseId })));
}

export async function replaceOffers(
  tx: Tx,
  courseId: string,
  rows: readonly { conceptId: string; approach: Approach }[],
): Promise<void> {
  await tx.delete(approachOffers).where(eq(approachOffers.courseId, courseId));
  for (let i = 0; i < rows.length; i += BATCH)
    await tx.insert(approachOffers).values(rows.slice(i, i + BATCH).map((row) => ({ ...row, courseId })));
}

export async function offersOf(tx: Tx, courseId: string) {
  return tx.select().from(approachOffers).where(eq(approachOffers.courseId, courseId));
}

export async function effectsOf(tx: Tx, courseId: string): Promise<EffectRow[]> {
  return tx.select().from(approachEffects).where(eq(approachEffects.courseId, courseId));
}

export async function countedAt(tx: Tx, courseId: string): Promise<Date | null> {
  const [row] = await tx.select().from(approachCounts).where(eq(approachCounts.courseId, courseId));
  return row?.countedAt ?? null;
}

/** Whether material or exercises of a course changed since; true for a course that was never counted. */
export async function materialChanged(tx: Tx, courseId: string, since: Date | null): Promise<boolean> {
  if (since === null) return true;
  const [row] = await tx.select({ updatedAt: courses.updatedAt }).from(courses).where(eq(courses.id, courseId));
  return row !== undefined && row.updatedAt > since;
}

export async function putCounted(tx: Tx, courseId: string, at: Date): Promise<void> {
  await tx
    .insert(approachCounts)
    .values({ courseId, countedAt: at })
    .onConflictDoUpdate({
      target: [approachCounts.districtId, approachCounts.courseId],
      set: { countedAt: at },
    });
}

/** One counting of a course at a time. */
export async function lockCounting(tx: Tx, courseId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`approaches:${courseId}`}, 0))`);
}

/** Courses last counted before a moment whose answers or material are newer than that, and those never counted that have concepts. */
export async function coursesToCount(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await tx.execute<{ course: string }>(sql`
    select c.id as course from courses c
    left join approach_counts n on n.district_id = c.district_id and n.course_id = c.id
    where exists (select 1 from concepts k where k.district_id = c.district_id and k.course_id = c.id)
      and (n.course_id is null or (n.counted_at <= ${before.toISOString()}::timestamptz and (c.updated_at > n.counted_at or exists (
        select 1 from attempts a where a.district_id = c.district_id and a.course_id = c.id and a.created_at > n.counted_at))))
    order by c.id`);
  return rows.map(({ course }) => course);
}

export async function switchesOf(tx: Tx, courseId: string) {
  return tx.select().from(approachSwitches).where(eq(approachSwitches.courseId, courseId));
}

export async function switchOff(
  tx: Tx,
  row: { courseId: string; scope: string; approach: Approach; switchedBy: string; switchedAt: Date },
): Promise<void> {
  await tx.insert(approachSwitches).values(row).onConflictDoNothing();
}

export async function switchOn(tx: Tx, courseId: string, scope: string, approach: Approach): Promise<void> {
  await tx
    .delete(approachSwitches)
    .where(
      and(
        eq(approachSwitches.courseId, courseId),
        eq(approachSwitches.scope, scope),
        eq(approachSwitches.approach, approach),
      ),
    );
}

/** Concepts of a course that are shown, in its order. */
export async function conceptsOf(tx: Tx, courseId: string): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: concepts.id, name: concepts.name })
    .from(concepts)
    .where(
      and(
        eq(concepts.courseId, courseId),
        eq(concepts.hidden, false),
        eq(concepts.removed, false),
        sql`${concepts.mergedInto} is null`,
      ),
    )
    .orderBy(concepts.position, concepts.id);
}

/** What the learner said of the ways of their lessons in a course, oldest lesson first. */
export async function saidOf(
  tx: Tx,
  learnerId: string,
  courseId: string,
): Promise<{ conceptId: string; approach: Approach; unclear: boolean }[]> {
  const { rows } = await tx.execute<{ concept: string; approach: Approach; unclear: boolean }>(sql`
    select l.concept_id as concept, l.approach, coalesce(f.unclear, false) as unclear from lessons l
    left join lesson_feedback f on f.district_id = l.district_id and f.lesson_id = l.id and f.learner_id = l.learner_id
    where l.learner_id = ${learnerId} and l.course_id = ${courseId} and l.approach is not null order by l.number`);
  return rows.map(({ concept, approach, unclear }) => ({ conceptId: concept, approach, unclear }));
}
