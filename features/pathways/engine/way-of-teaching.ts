import type { Random } from '@/core/random/random';
import { drawApproach } from '@/core/sequencing/approach-draw';
import { approachPriors, type ErrorKind } from '@/core/sequencing/approach-prior';
import { knownNow } from '@/core/sequencing/learner-view';
import { modeOf } from '@/core/tracing/thresholds';
import type { Approach } from '@/features/lessons/contract';
import { APPROACHES } from './course';
import type { Situation } from './situation';

/** How a concept is to be taught to a learner, and how likely that was; null where every way is switched off. */
export function wayOfTeaching(
  { course, pathway }: Situation,
  conceptId: string,
  { error, off }: { error: ErrorKind | null; off: readonly Approach[] },
  random: Random,
): { approach: Approach | null; approachPropensity: number | null } {
  const concept = course.numberOf.get(conceptId) ?? 0;
  const mode = modeOf(knownNow(pathway.view, concept));
  const prior = approachPriors(APPROACHES, { mode, error }).map(({ rate }) => rate);
  const open = [...APPROACHES.keys()].filter((place) => !off.some((each) => each === APPROACHES[place]));
  const drawn = drawApproach(pathway.policy.arms, concept, { open, prior }, random);
  return {
    approach: drawn ? (APPROACHES[drawn.approach] ?? null) : null,
    approachPropensity: drawn?.propensity ?? null,
  };
}
