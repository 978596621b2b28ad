import { eq } from 'drizzle-orm';
import { GATE_RULES } from '@/core/sequencing/gates';
import { conceptThresholds, gateSettings } from '@/features/pathways/schema';
import type { Tx } from '@/platform/database/transaction';

/** p(L) from which each concept of a course is passed, 0 to 1. */
export async function thresholdsOf(tx: Tx, courseId: string): Promise<(conceptId: string) => number> {
  const [course] = await tx
    .select({ threshold: gateSettings.threshold })
    .from(gateSettings)
    .where(eq(gateSettings.courseId, courseId));
  const own = await tx
    .select({ conceptId: conceptThresholds.conceptId, threshold: conceptThresholds.threshold })
    .from(conceptThresholds)
    .where(eq(conceptThresholds.courseId, courseId));
  const ownOf = new Map(own.map(({ conceptId, threshold }) => [conceptId, threshold]));
  return (conceptId) => ownOf.get(conceptId) ?? course?.threshold ?? GATE_RULES.threshold;
}
