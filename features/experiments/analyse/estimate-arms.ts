import { selfNormalised } from '@/core/sequencing/off-policy';
import type { LoggedChoice } from '@/core/sequencing/off-policy-choices';
import { approachSchema } from '@/features/lessons/contract';
import type { ArmEstimate } from '../contract';
import type { FollowedDecision } from '../store-decisions';

/** Fewer decisions of an arm's own than these say nothing. */
export const LEAST_EFFECTIVE = 50;
/** Decisions that a concept's share of an approach leans on the course's by. */
const LEAN = 5;

/** A decision with the chance that what an arm would have done was done, and whether it was. */
interface Seen {
  learnerId: string;
  right: boolean;
  taken: boolean;
  /** Of what was done, above 0 up to 1. */
  propensity: number;
}

/**
 * What each way of teaching would have brought, from lessons that the usual policy gave. How likely a way was is told by how often it was given on
 * the same concept, leaning on the whole course where there are few: such propensities, fitted on the log, serve at least as well as true ones
 * (K. Hirano, G. Imbens and G. Ridder, Econometrica 71, 2003), as long as what else moved the choice doesn't move the answer.
 */
export function estimateApproaches(decisions: readonly FollowedDecision[]): ArmEstimate[] {
  const taught = decisions.filter(({ approach }) => approach !== null);
  const chance = chances(taught);
  return [
    estimate(
      'bandit',
      taught.map((each) => ({ ...each, taken: true, propensity: 1 })),
    ),
    ...approachSchema.options.map((approach) =>
      estimate(
        approach,
        taught.map((each) => ({ ...each, taken: each.approach === approach, propensity: chance(each) })),
      ),
    ),
  ];
}

/** The same of the two policies: concepts chosen by everything that is weighed, or in the course's own order. */
export function estimatePolicies(
  decisions: readonly FollowedDecision[],
  firstOpen: (decision: FollowedDecision) => string | null,
): ArmEstimate[] {
  return [
    estimate(
      'pathway',
      decisions.map((each) => ({ ...each, taken: true, propensity: 1 })),
    ),
    estimate(
      'course_order',
      decisions.map((each) => ({ ...each, taken: each.planned || firstOpen(each) === each.conceptId })),
    ),
  ];
}

/** Gives the first concept of a course's order that a learner had not mastered when a decision was made, and was ready for. */
export function firstOpenIn(
  order: readonly { id: string; needs: readonly string[] }[],
  mastered: ReadonlyMap<string, ReadonlyMap<string, number>>,
): (decision: FollowedDecision) => string | null {
  return ({ learnerId, at }) => {
    const when = mastered.get(learnerId);
    const has = (id: string) => (when?.get(id) ?? Number.POSITIVE_INFINITY) < at.getTime();
    return order.find(({ id, needs }) => !has(id) && needs.every(has))?.id ?? null;
  };
}

function estimate(arm: ArmEstimate['arm'], seen: readonly Seen[]): ArmEstimate {
  const numbers = new Map<string, number>();
  const choices = seen.map(({ learnerId, right, taken, propensity }): LoggedChoice => {
    const learner = numbers.get(learnerId) ?? numbers.size;
    numbers.set(learnerId, learner);
    // What the arm would have done is action 0, all else 1.
    return { action: taken ? 0 : 1, propensity, reward: right ? 1 : 0, target: [1, 0], learner };
  });
  const { value, low, high, effectiveSampleSize } = selfNormalised(choices, {
    bootstrap: { seed: 1, replicates: 500 },
  });
  const tells = effectiveSampleSize >= LEAST_EFFECTIVE && Number.isFinite(low) && Number.isFinite(high);
  return {
    arm,
    effective: effectiveSampleSize,
    ...(tells ? { value, low, high } : { value: null, low: null, high: null }),
  };
}

function chances(decisions: readonly FollowedDecision[]): (of: FollowedDecision) => number {
  const count = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return (key: string) => counts.get(key) ?? 0;
  };
  const overall = count(decisions.map(({ approach }) => approach ?? ''));
  const onConcept = count(decisions.map(({ conceptId }) => conceptId));
  const both = count(decisions.map(({ conceptId, approach }) => `${conceptId} ${approach}`));
  return ({ conceptId, approach }) => {
    const usual = overall(approach ?? '') / decisions.length;
    return (both(`${conceptId} ${approach}`) + LEAN * usual) / (onConcept(conceptId) + LEAN);
  };
}
