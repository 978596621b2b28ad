import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { courses } from '@/features/library/schema';
import { events } from '@/features/mastery/schema';
import type { Tx } from '@/platform/database/transaction';
import type { PreparedDraft } from '../model/draft';
import { preparedLessons } from '../schema';

/** The lesson that was prepared for a learner on a concept, if it still holds. */
export async function preparedFor(
  tx: Tx,
  learnerId: string,
  conceptId: string,
  fingerprint: string,
  now: Date,
): Promise<PreparedDraft | null> {
  const [row] = await tx
    .select({ draft: preparedLessons.draft })
    .from(preparedLessons)
    .where(
      and(
        eq(preparedLessons.learnerId, learnerId),
        eq(preparedLessons.conceptId, conceptId),
        eq(preparedLessons.fingerprint, fingerprint),
        gt(preparedLessons.expiresAt, now),
      ),
    );
  return row?.draft ?? null;
}

/** Puts a prepared lesson in the place of the one before. */
export async function putPrepared(
  tx: Tx,
  row: Omit<typeof preparedLessons.$inferInsert, 'districtId' | 'createdAt'>,
): Promise<void> {
  const { courseId, fingerprint, draft, expiresAt } = row;
  await tx
    .insert(preparedLessons)
    .values(row)
    .onConflictDoUpdate({
      target: [preparedLessons.districtId, preparedLessons.learnerId, preparedLessons.conceptId],
      set: { courseId, fingerprint, draft, expiresAt, createdAt: sql`meno_now()` },
    });
}

export async function dropPrepared(tx: Tx, learnerId: string, conceptId: string): Promise<void> {
  await tx
    .delete(preparedLessons)
    .where(and(eq(preparedLessons.learnerId, learnerId), eq(preparedLessons.conceptId, conceptId)));
}

/** What a model wrote ahead for a learner, or for anybody (null), who wants no model; as the system. */
export async function dropUnwanted(tx: Tx, learnerId: string | null): Promise<void> {
  await tx
    .delete(preparedLessons)
    .where(
      and(
        learnerId === null ? undefined : eq(preparedLessons.learnerId, learnerId),
        sql`not meno_consents(${preparedLessons.learnerId}, 'tutoring')`,
      ),
    );
}

export async function dropExpired(tx: Tx, now: Date): Promise<void> {
  await tx.delete(preparedLessons).where(lt(preparedLessons.expiresAt, now));
}

export interface ActiveLearner {
  learnerId: string;
  courseId: string;
  /** Changes with everything that the learner does in the course, and with its material. */
  state: string;
}

/** Learners who did something in a course since a moment, the latest first; those who let a model write for them. */
export async function activeSince(tx: Tx, since: Date, limit: number): Promise<ActiveLearner[]> {
  return tx
    .select({
      learnerId: events.learnerId,
      courseId: events.courseId,
      state: sql<string>`max(${events.sequence}) || ':' || max(${courses.revision})`,
    })
    .from(events)
    .innerJoin(courses, and(eq(courses.districtId, events.districtId), eq(courses.id, events.courseId)))
    .where(gt(events.at, since))
    .groupBy(events.learnerId, events.courseId)
    .having(sql`meno_consents(${events.learnerId}, 'tutoring')`)
    .orderBy(sql`max(${events.sequence}) desc`)
    .limit(limit);
}
