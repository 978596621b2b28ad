import { and, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import { DEFAULT_DESIRED_RETENTION } from '@/core/memory/parameters';
import { courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import type { ReviewSettings } from './contract';
import { reviewPreferences, reviewSettings, reviewSteps } from './schema';

export async function settingsOf(tx: Tx, courseId: string): Promise<ReviewSettings> {
  const [row] = await tx
    .select({ retention: reviewSettings.retention, dailyCap: reviewSettings.dailyCap })
    .from(reviewSettings)
    .where(eq(reviewSettings.courseId, courseId));
  return row ?? { retention: DEFAULT_DESIRED_RETENTION, dailyCap: null };
}

export async function putSettings(tx: Tx, courseId: string, settings: ReviewSettings, updatedAt: Date): Promise<void> {
  const { retention, dailyCap } = settings;
  const row = { retention, dailyCap, updatedAt };
  await tx
    .insert(reviewSettings)
    .values({ courseId, ...row })
    .onConflictDoUpdate({ target: [reviewSettings.districtId, reviewSettings.courseId], set: row });
}

/** Limits of the courses that the asker sees and that have one. */
export async function courseLimits(tx: Tx) {
  return tx
    .select({
      courseId: courses.id,
      title: courses.title,
      lang: courses.language,
      dailyCap: sql<number>`${reviewSettings.dailyCap}`,
    })
    .from(reviewSettings)
    .innerJoin(courses, and(eq(courses.districtId, reviewSettings.districtId), eq(courses.id, reviewSettings.courseId)))
    .where(isNotNull(reviewSettings.dailyCap));
}

/** A learner's own limit; null where they set none. */
export async function ownCap(tx: Tx, learnerId: string): Promise<number | null> {
  const [row] = await tx
    .select({ dailyCap: reviewPreferences.dailyCap })
    .from(reviewPreferences)
    .where(eq(reviewPreferences.learnerId, learnerId));
  return row?.dailyCap ?? null;
}

export async function putOwnCap(tx: Tx, learnerId: string, dailyCap: number | null, updatedAt: Date): Promise<void> {
  await tx
    .insert(reviewPreferences)
    .values({ learnerId, dailyCap, updatedAt })
    .onConflictDoUpdate({
      target: [reviewPreferences.districtId, reviewPreferences.learnerId],
      set: { dailyCap, updatedAt },
    });
}

/** Concepts that a learner has reviewed in rounds since a moment, by course; what came a second time counts once. */
export async function reviewedSince(tx: Tx, learnerId: string, since: Date): Promise<Map<string, number>> {
  const rows = await tx
    .select({ courseId: reviewSteps.courseId, count: sql<number>`count(*)::int` })
    .from(reviewSteps)
    .where(
      and(
        eq(reviewSteps.learnerId, learnerId),
        gte(reviewSteps.settledAt, since),
        inArray(reviewSteps.outcome, ['kept', 'slipped']),
        eq(reviewSteps.again, false),
      ),
    )
    .groupBy(reviewSteps.courseId);
  return new Map(rows.map(({ courseId, count }) => [courseId, count]));
}
