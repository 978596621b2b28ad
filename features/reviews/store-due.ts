import { and, eq, isNull, sql } from 'drizzle-orm';
import { KNOWN_FROM } from '@/core/tracing/thresholds';
import { concepts } from '@/features/concepts/schema';
import { courses } from '@/features/library/schema';
import { mastery } from '@/features/mastery/schema';
import { conceptThresholds, gateSettings } from '@/features/pathways/schema';
import { items } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import type { Mastered } from './plan';
import { conceptMemories } from './schema';

/** p(L) from which a concept is mastered: its own threshold, the course's, Meno's. */
const threshold = sql`coalesce(
  (select t.threshold from ${conceptThresholds} t
    where t.district_id = ${conceptMemories.districtId} and t.concept_id = ${conceptMemories.conceptId}),
  (select g.threshold from ${gateSettings} g
    where g.district_id = ${conceptMemories.districtId} and g.course_id = ${conceptMemories.courseId}),
  ${KNOWN_FROM}::float8)`;

/**
 * The concepts that a learner has mastered and that can be asked about, in the courses that the asker sees: neither hidden nor merged away,
 * with exercises in use.
 *
 * @param before only those whose date is not after it; left out: all.
 */
export async function masteredConcepts(tx: Tx, learnerId: string, before?: Date): Promise<Mastered[]> {
  const rows = await tx
    .select({
      conceptId: concepts.id,
      name: concepts.name,
      courseId: courses.id,
      courseTitle: courses.title,
      lang: courses.language,
      stabilityDays: conceptMemories.stabilityDays,
      difficulty: conceptMemories.difficulty,
      lastReviewAt: conceptMemories.lastReviewAt,
      dueAt: conceptMemories.dueAt,
      reps: conceptMemories.reps,
      lapses: conceptMemories.lapses,
      basis: conceptMemories.basis,
    })
    .from(conceptMemories)
    .innerJoin(
      mastery,
      and(
        eq(mastery.districtId, conceptMemories.districtId),
        eq(mastery.learnerId, conceptMemories.learnerId),
        eq(mastery.conceptId, conceptMemories.conceptId),
      ),
    )
    .innerJoin(
      concepts,
      and(eq(concepts.districtId, conceptMemories.districtId), eq(concepts.id, conceptMemories.conceptId)),
    )
    .innerJoin(courses, and(eq(courses.districtId, concepts.districtId), eq(courses.id, concepts.courseId)))
    .where(
      and(
        eq(conceptMemories.learnerId, learnerId),
        before ? sql`${conceptMemories.dueAt} <= ${before.toISOString()}::timestamptz` : undefined,
        eq(concepts.hidden, false),
        isNull(concepts.mergedInto),
        sql`${mastery.pKnown} >= ${threshold}`,
        sql`exists (select 1 from ${items} i
          where i.district_id = ${concepts.districtId} and i.concept_id = ${concepts.id} and i.status = 'active')`,
      ),
    );
  return rows.map(({ dueAt, lastReviewAt, ...row }) => ({
    ...row,
    dueAt: dueAt.getTime(),
    lastReviewAt: lastReviewAt.getTime(),
    unproven: false,
  }));
}
