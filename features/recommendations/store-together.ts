import { and, eq, inArray, sql } from 'drizzle-orm';
import { prerequisites } from '@/features/concepts/schema';
import type { Tx } from '@/platform/database/transaction';
import type { HelpedRow } from './calculate/from-alike';
import { helpedTogether, recommendationChoices } from './schema';

/** What was released of some concepts, empty marks left out. */
export async function helpedOn(tx: Tx, conceptIds: readonly string[]): Promise<HelpedRow[]> {
  if (conceptIds.length === 0) return [];
  const { conceptId, band, key, withIt, withoutIt, atLeast } = helpedTogether;
  return tx
    .select({ conceptId, band, key, withIt, withoutIt, atLeast })
    .from(helpedTogether)
    .where(and(inArray(conceptId, [...conceptIds]), sql`${key} <> ''`));
}

/** Those of some learners who take no part: everybody does who hasn't said no. */
export async function partedFrom(tx: Tx, learnerIds: readonly string[]): Promise<Set<string>> {
  const { learnerId, together } = recommendationChoices;
  const rows = await tx
    .select({ learnerId })
    .from(recommendationChoices)
    .where(and(inArray(learnerId, [...learnerIds]), eq(together, false)));
  return new Set(rows.map((row) => row.learnerId));
}

/** What each of some learners did on a concept beside answering: lessons, finished explanations. By learner and concept, a space between. */
export async function doneOn(tx: Tx, wanted: readonly { learnerId: string; conceptId: string }[]) {
  if (wanted.length === 0) return new Map<string, { lessons: number; explained: number }>();
  const { rows } = await tx.execute<{ learner_id: string; concept_id: string; lessons: number; explained: number }>(sql`
    select w.learner_id, w.concept_id,
      (select count(*)::int from lessons l where l.learner_id = w.learner_id and l.concept_id = w.concept_id) as lessons,
      (select count(*)::int from explanations e where e.learner_id = w.learner_id and e.concept_id = w.concept_id
        and e.finished_at is not null) as explained
    from unnest(${sql.param(wanted.map(({ learnerId }) => learnerId))}::uuid[],
      ${sql.param(wanted.map(({ conceptId }) => conceptId))}::uuid[]) w(learner_id, concept_id)`);
  return new Map(
    rows.map(({ learner_id, concept_id, lessons, explained }) => [
      `${learner_id} ${concept_id}`,
      { lessons, explained },
    ]),
  );
}

/** Whether a learner takes part: everybody does who hasn't said no. */
export async function takesPartTogether(tx: Tx, learnerId: string): Promise<boolean> {
  const [row] = await tx
    .select({ together: recommendationChoices.together })
    .from(recommendationChoices)
    .where(eq(recommendationChoices.learnerId, learnerId));
  return row?.together ?? true;
}

/** The learner's word on it. */
export async function putChoice(tx: Tx, learnerId: string, together: boolean, now: Date): Promise<void> {
  await tx
    .insert(recommendationChoices)
    .values({ learnerId, together, updatedAt: now })
    .onConflictDoUpdate({
      target: [recommendationChoices.districtId, recommendationChoices.learnerId],
      set: { together, updatedAt: now },
    });
}

/** What each of some concepts needs, the strongest first. */
export async function needsOf(tx: Tx, courseId: string, conceptIds: string[]): Promise<Map<string, string[]>> {
  if (conceptIds.length === 0) return new Map();
  const rows = await tx
    .select({ conceptId: prerequisites.conceptId, needed: prerequisites.prerequisiteId })
    .from(prerequisites)
    .where(
      and(
        eq(prerequisites.courseId, courseId),
        eq(prerequisites.status, 'active'),
        inArray(prerequisites.conceptId, conceptIds),
      ),
    )
    .orderBy(sql`${prerequisites.weight} desc`, prerequisites.prerequisiteId);
  const needs = new Map<string, string[]>();
  for (const { conceptId, needed } of rows) needs.set(conceptId, [...(needs.get(conceptId) ?? []), needed]);
  return needs;
}
