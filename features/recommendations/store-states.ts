import { and, eq, sql } from 'drizzle-orm';
import { KNOWN_FROM } from '@/core/tracing/thresholds';
import type { Tx } from '@/platform/database/transaction';
import { AT_IT_DAYS } from './find/gaps';
import { recommendationStates } from './schema';
import { AFTER_DAYS } from './store-offers';

export interface Stale {
  districtId: string;
  learnerId: string;
  courseId: string;
}

/** Marks a learner's recommendations of a course as out of date. Says of which district. */
export async function markLearner(tx: Tx, learnerId: string, courseId: string, now: Date): Promise<string> {
  const [row] = await tx
    .insert(recommendationStates)
    .values({ learnerId, courseId, staleAt: now })
    .onConflictDoUpdate({
      target: [recommendationStates.districtId, recommendationStates.learnerId, recommendationStates.courseId],
      set: { staleAt: now },
    })
    .returning({ districtId: recommendationStates.districtId });
  if (!row) throw new Error('What changed was not noted.');
  return row.districtId;
}

/** Marks everybody of a course who has recommendations; null where there is nobody. */
export async function markCourse(tx: Tx, courseId: string, now: Date): Promise<string | null> {
  const rows = await tx
    .update(recommendationStates)
    .set({ staleAt: now })
    .where(eq(recommendationStates.courseId, courseId))
    .returning({ districtId: recommendationStates.districtId });
  return rows[0]?.districtId ?? null;
}

/** When some learners' recommendations went out of date, as the database writes it; who is up to date is left out. */
export async function staleSince(
  tx: Tx,
  courseId: string,
  learnerIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await tx.execute<{ learner_id: string; stale_at: string }>(sql`
    select learner_id, stale_at::text as stale_at from recommendation_states
    where course_id = ${courseId}::uuid and learner_id = any(${sql.param([...learnerIds])}::uuid[]) and stale_at is not null`);
  return new Map(rows.map(({ learner_id, stale_at }) => [learner_id, stale_at]));
}

export interface Calculated {
  learnerId: string;
  /** The mark as it was read before; undefined: there was none. */
  staleAt: string | undefined;
  /** Until when the same comes of the same answers. */
  holdsUntil: Date;
}

/** Takes marks away, unless something changed after they were read, and notes what the calculation rests on. */
export async function markCalculated(
  tx: Tx,
  { courseId, revision, now }: { courseId: string; revision: number; now: Date },
  calculated: readonly Calculated[],
): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = JSON.stringify(
    calculated.map(({ learnerId, staleAt, holdsUntil }) => ({
      ...{ learner_id: learnerId, seen_at: staleAt ?? null, holds_until: holdsUntil.toISOString() },
    })),
  );
  const from = sql`jsonb_to_recordset(${rows}::jsonb) as f(learner_id uuid, seen_at timestamptz, holds_until timestamptz)`;
  await tx.execute(sql`
    insert into recommendation_states (learner_id, course_id) select f.learner_id, ${courseId}::uuid from ${from}
    on conflict do nothing`);
  await tx.execute(sql`
    update recommendation_states s set calculated_at = ${at}, holds_until = f.holds_until, course_revision = ${revision}::int,
      stale_at = case when s.stale_at <= f.seen_at then null else s.stale_at end
    from ${from} where s.course_id = ${courseId}::uuid and s.learner_id = f.learner_id`);
}

/** Marks what a learner has of recommendations in all their courses as out of date. Says in which. */
export async function markEverywhere(tx: Tx, learnerId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .update(recommendationStates)
    .set({ staleAt: now })
    .where(eq(recommendationStates.learnerId, learnerId))
    .returning({ courseId: recommendationStates.courseId });
  return rows.map(({ courseId }) => courseId);
}

/**
 * Each night, as the system, in two statements over the whole district: learners who have answers but were never reckoned, and of the others those
 * for whom something changed since, of which nobody told (p(L) by another learner model, a lesson, the course, what was released of the many on
 * what they are at), those for whom time alone makes a difference, and those with offers whose seven days are over. All others are left as they
 * are: what would be worked out anew is what there is.
 */
export async function markForNight(tx: Tx, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  await tx.execute(sql`
    insert into recommendation_states (learner_id, course_id, stale_at)
    select distinct m.learner_id, m.course_id, ${at} from mastery m
    where not exists (select 1 from recommendation_states s
      where s.district_id = m.district_id and s.learner_id = m.learner_id and s.course_id = m.course_id)
    on conflict do nothing`);
  const same = (table: string) =>
    sql.raw(
      `${table}.district_id = s.district_id and ${table}.learner_id = s.learner_id and ${table}.course_id = s.course_id`,
    );
  await tx.execute(sql`
    update recommendation_states s set stale_at = ${at}
    from courses c
    where c.district_id = s.district_id and c.id = s.course_id and s.stale_at is null and (
      s.holds_until is null or s.holds_until <= ${at} or s.course_revision is distinct from c.revision
      or exists (select 1 from mastery m where ${same('m')} and m.updated_at > s.calculated_at)
      or exists (select 1 from lessons l where ${same('l')} and l.created_at > s.calculated_at)
      or exists (select 1 from mastery m
        join helped_together h on h.district_id = m.district_id and h.concept_id = m.concept_id and h.released_at > s.calculated_at
        where ${same('m')} and m.p_known < ${KNOWN_FROM} and m.last_evidence_at >= ${at} - ${AT_IT_DAYS} * interval '1 day')
      or exists (select 1 from recommendation_offers o where ${same('o')} and o.settled_at is null
        and o.offered_at < ${at} - ${AFTER_DAYS} * interval '1 day'))`);
}

/** Those out of date, by course and learner, after a place in that order. */
export async function staleAfter(
  tx: Tx,
  filter: { courseId: string | null; after: { courseId: string; learnerId: string } | null; limit: number },
): Promise<Stale[]> {
  const { courseId, after, limit } = filter;
  const { rows } = await tx.execute<{ district_id: string; learner_id: string; course_id: string }>(sql`
    select district_id, learner_id, course_id from recommendation_states
    where stale_at is not null
      ${courseId === null ? sql`` : sql`and course_id = ${courseId}::uuid`}
      ${after === null ? sql`` : sql`and (course_id, learner_id) > (${after.courseId}::uuid, ${after.learnerId}::uuid)`}
    order by course_id, learner_id limit ${limit}`);
  return rows.map((row) => ({ districtId: row.district_id, learnerId: row.learner_id, courseId: row.course_id }));
}

/** How many are out of date. */
export async function countStale(tx: Tx, courseId: string | null): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from recommendation_states
    where stale_at is not null ${courseId === null ? sql`` : sql`and course_id = ${courseId}::uuid`}`);
  return rows[0]?.count ?? 0;
}

/** Whether a learner's are out of date, or were never worked out. */
export async function isPending(tx: Tx, learnerId: string, courseId: string): Promise<boolean> {
  const [row] = await tx
    .select({ staleAt: recommendationStates.staleAt })
    .from(recommendationStates)
    .where(and(eq(recommendationStates.learnerId, learnerId), eq(recommendationStates.courseId, courseId)));
  return row !== undefined && row.staleAt !== null;
}
