import { and, eq, inArray, ne, sql } from 'drizzle-orm';
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
    .where(and(inArray(conceptId, [...conceptIds]), ne(key, '')));
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
