import { asSystem } from '@/platform/database/as-system';
import { isTaught } from '@/platform/database/taught';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type LearningPlan, pathwaysErrors } from '../contract';
import { closePlan, conceptNames, plansIn } from '../store-decisions';

const fail = errorsOf(pathwaysErrors);

/** Open plans in a course: a learner's own, or those of the learners whom the reader teaches. */
export async function listPlans(tx: Tx, courseId: string): Promise<LearningPlan[]> {
  const plans = await plansIn(tx, courseId);
  const ids = plans.flatMap(({ conceptId, steps }) => [conceptId, ...steps.flatMap((step) => step.conceptId ?? [])]);
  const names = await conceptNames(tx, [...new Set(ids)]);
  return plans.map(({ createdAt, steps, ...plan }) => ({
    ...plan,
    conceptName: names.get(plan.conceptId) ?? '',
    steps: steps.map((step) => ({ ...step, conceptName: step.conceptId ? (names.get(step.conceptId) ?? null) : null })),
    createdAt: createdAt.toISOString(),
  }));
}

/**
 * A teacher has looked after a learner: the plan is closed, and the concept is gone on with as usual.
 * @throws plan_not_found for a plan that is closed, or of somebody whom the caller doesn't teach; their own is for a teacher to close.
 */
export async function endPlan(
  tx: Tx,
  { courseId, planId, by }: { courseId: string; planId: string; by: string },
  at: Date,
): Promise<void> {
  const plan = (await plansIn(tx, courseId)).find(({ id }) => id === planId);
  const none = () => fail('plan_not_found', 'There is no such open plan among those of your learners.');
  // Others see it too: the learner, their guardian, their counsellor.
  if (!plan || plan.learnerId === by || !(await isTaught(tx, plan.learnerId, courseId))) throw none();
  const closed = await asSystem(tx, () => closePlan(tx, planId, 'teacher', at));
  if (!closed) throw none();
}
