import type { CourseModel } from '@/core/sequencing/course-model';
import { createView, type LearnerView, PLAIN_TRACING } from '@/core/sequencing/learner-view';
import { createBanditOnly } from '@/core/sequencing/policies/bandit-only';
import { createFixedOrder } from '@/core/sequencing/policies/fixed-order';
import { createFullPathway } from '@/core/sequencing/policies/full-pathway';
import { createHardestFirst } from '@/core/sequencing/policies/hardest-first';
import { createMasteryGate } from '@/core/sequencing/policies/mastery-gate';
import { createOracle, type Truth } from '@/core/sequencing/policies/oracle';
import { createRandomOrder } from '@/core/sequencing/policies/random-order';
import type { Policy } from '@/core/sequencing/policy';
import { KNOWN_FROM } from '@/core/tracing/thresholds';

/** A policy, and what it knows of the learner at hand. */
export interface Contestant {
  policy: Policy;
  view: LearnerView;
}

/**
 * What the full pathway sees of a learner: forgetting, and how learners differ. Answers as evidence of what a concept needs are left out:
 * they brought nothing on two course graphs and cost answers on the densest (docs/evaluation.md).
 */
export const FULL_VIEW = { fades: true, prerequisites: false, kinds: true } as const;

/**
 * All policies of the comparison, the oracle last. Those before the full pathway see each concept by itself, by plain knowledge tracing.
 * @param exercises of the fixed order on each concept. @param truth of the learner who will be followed, for the oracle alone.
 */
export function contestants(model: CourseModel, exercises: number, truth: Truth): Contestant[] {
  const plain = createView(model, PLAIN_TRACING);
  const simple = [
    createFixedOrder(exercises),
    createRandomOrder(),
    createHardestFirst(),
    createMasteryGate(KNOWN_FROM),
    createBanditOnly(model, KNOWN_FROM),
  ];
  return [
    ...simple.map((policy) => ({ policy, view: plain })),
    { policy: createFullPathway(model), view: createView(model, FULL_VIEW) },
    { policy: createOracle(truth), view: plain },
  ];
}
