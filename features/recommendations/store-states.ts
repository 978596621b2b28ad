import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { recommendationStates } from './schema';

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

/**
 * Each night, as the system: learners who have answers but were never reckoned, those whose p(L) changed since by whatever way (another learner
 * model, a mark that was lost), those whose recommendations run out within a day, and those with offers whose seven days are over.
 */
export async function markForNight(tx: Tx, now: Date): Promise<void> {
  const at = now.toISOString();
  await tx.execute(sql`
    insert into recommendation_states (learner_id, course_id, stale_at)
    select distinct m.learner_id, m.course_id, ${at}::timestamptz from mastery m
    where not exists (select 1 from recommendation_states s
      where s.district_id = m.district_id and s.learner_id = m.learner_id and s.course_id = m.course_id)
    on conflict do nothing`);
  await tx.execute(sql`
    update recommendation_states s set stale_at = ${at}::timestamptz
    where s.stale_at is null and (
      exists (select 1 from mastery m where m.district_id = s.district_id and m.course_id = s.course_id
        and m.learner_id = s.learner_id and m.updated_at > s.calculated_at)
      or exists (select 1 from recommendations r where r.district_id = s.district_id and r.learner_id = s.learner_id
        and r.course_id = s.course_id and r.expires_at < ${at}::timestamptz + interval '1 day')
      or exists (select 1 from recommendation_offers o where o.district_id = s.district_id and o.learner_id = s.learner_id
        and o.course_id = s.course_id and o.settled_at is null and o.offered_at < ${at}::timestamptz - interval '7 days'))`);
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
