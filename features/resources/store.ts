import { and, desc, eq, sql } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import { courses, sources } from '@/features/library/schema';
import { mastery } from '@/features/mastery/schema';
import { attempts } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import { helpKey } from './contract';

/** Answers that show whether somebody struggles: the latest ones. */
const LATEST = 4;
/** Lessons whose passages count as seen: the latest ones. */
const LESSONS = 6;

/** How a learner stands with a concept: p(L), answers that counted, and whether each of the latest answers was right. */
export async function standingOf(tx: Tx, learnerId: string, conceptId: string) {
  const [known] = await tx
    .select({ pKnown: mastery.pKnown, evidence: mastery.evidenceCount })
    .from(mastery)
    .where(and(eq(mastery.learnerId, learnerId), eq(mastery.conceptId, conceptId)));
  const latest = await tx
    .select({ correct: attempts.correct })
    .from(attempts)
    .where(and(eq(attempts.learnerId, learnerId), eq(attempts.conceptId, conceptId)))
    .orderBy(desc(attempts.createdAt))
    .limit(LATEST);
  return {
    pKnown: known?.pKnown ?? null,
    evidence: known?.evidence ?? 0,
    misses: latest.filter(({ correct }) => !correct).length,
  };
}

/** A learner and a concept that they need help with. */
export interface Wanted {
  learnerId: string;
  conceptId: string;
}

const pairs = (wanted: readonly Wanted[]) => sql`unnest(${sql.param(wanted.map(({ learnerId }) => learnerId))}::uuid[],
  ${sql.param(wanted.map(({ conceptId }) => conceptId))}::uuid[]) w(learner_id, concept_id)`;

/** What each learner has of a concept: p(L), null where nothing is known, and the chunks that their latest lessons on it cited. */
export async function readersOf(
  tx: Tx,
  wanted: readonly Wanted[],
): Promise<Map<string, { pKnown: number | null; seen: string[] }>> {
  const { rows } = await tx.execute<{
    learner_id: string;
    concept_id: string;
    p_known: number | null;
    seen: string[];
  }>(sql`
    select w.learner_id, w.concept_id, m.p_known, coalesce(s.ids, '{}') as seen
    from ${pairs(wanted)}
    left join mastery m on m.learner_id = w.learner_id and m.concept_id = w.concept_id
    left join lateral (
      select array_agg(distinct c.id) as ids from (
        select l.sections from lessons l where l.learner_id = w.learner_id and l.concept_id = w.concept_id
        order by l.created_at desc limit ${LESSONS}
      ) latest, lateral (
        select jsonb_path_query(latest.sections, '$[*].blocks[*].citations[*].chunkId') #>> '{}' as id
      ) c
    ) s on true`);
  return new Map(
    rows.map((row) => [
      helpKey({ learnerId: row.learner_id, conceptId: row.concept_id }),
      { pKnown: row.p_known, seen: row.seen },
    ]),
  );
}

/** Names what teachers have said of a course's passages: another word after each change. */
export async function newestWord(tx: Tx, courseId: string): Promise<string> {
  const { rows } = await tx.execute<{ word: string }>(sql`
    select count(*) || ':' || coalesce(extract(epoch from max(updated_at)), 0) as word
    from material_labels where course_id = ${courseId}::uuid`);
  return rows[0]?.word ?? '';
}

/** Language of a course, how many sources it has, and the greatest level of its concepts. */
export async function shapeOf(
  tx: Tx,
  courseId: string,
): Promise<{ language: string; lastPosition: number; deepest: number }> {
  const [course] = await tx.select({ language: courses.language }).from(courses).where(eq(courses.id, courseId));
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${sources.position}), 0)::int` })
    .from(sources)
    .where(eq(sources.courseId, courseId));
  const [deepest] = await tx
    .select({ level: sql<number>`coalesce(max(${concepts.level}), 0)::int` })
    .from(concepts)
    .where(eq(concepts.courseId, courseId));
  return { language: course?.language ?? 'en', lastPosition: last?.position ?? 0, deepest: deepest?.level ?? 0 };
}
