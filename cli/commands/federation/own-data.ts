import type { ConceptParameters } from '@/core/tracing/bkt';
import type { OwnItem, OwnRecords } from '@/features/federation/own-counts';
import type { FederationPlan } from '@/features/federation/plan';
import { forResearch, ownAnswers, ownItemAnswers, ownItems } from '@/features/federation/store';
import { systemActor, type Tx } from '@/platform/database/transaction';
import type { Opened } from '../../open';

/** What the learner model's parameters say of the concepts of these exercises' courses. */
export async function chancesByConcept(
  { services }: Opened,
  tx: Tx,
  items: readonly OwnItem[],
): Promise<(courseId: string, conceptId: string) => ConceptParameters> {
  const byCourse = new Map<string, (conceptId: string) => ConceptParameters>();
  for (const { courseId } of items)
    if (!byCourse.has(courseId)) byCourse.set(courseId, await services.mastery.courseParameters(tx, courseId));
  return (courseId, conceptId) => {
    const of = byCourse.get(courseId);
    if (!of) throw new Error('An exercise of a course that was not read.');
    return of(conceptId);
  };
}

/** All of this district that may count in a federation, as it is now. Cases of risk are those of learners who agreed to both: to be looked at, and to research. */
export async function readOwn(opened: Opened, plan: FederationPlan): Promise<OwnRecords & { held: number }> {
  const { foundation, services, districtId } = opened;
  const listed = new Set(plan.items?.listed.map(({ hash }) => hash));
  return foundation.database.transaction(systemActor(districtId), async (tx) => {
    const answers = await ownAnswers(tx);
    const riskCases = plan.risk ? await forResearch(tx, await services.earlyWarning.port.ownCases(tx)) : [];
    if (listed.size === 0) return { answers, itemAnswers: [], riskCases, held: 0 };
    const items = (await ownItems(tx, plan.name)).filter(({ hash }) => listed.has(hash));
    const itemAnswers = await ownItemAnswers(tx, items, await chancesByConcept(opened, tx, items));
    return { answers, itemAnswers, riskCases, held: new Set(items.map(({ hash }) => hash)).size };
  });
}
