import { knownNow, type LearnerView } from './learner-view';
import { readiness } from './prerequisite-evidence';

/** What one more concept learned is worth besides, for each dependent that still lacks it. */
const UNLOCKS = 0.3;

/**
 * Expected learning of one explanation by the learner model alone: (1 − p(L)) · p(T), slowed where prerequisites may be
 * missing, and worth more the more is built on it that isn't known yet. 0 upwards; a weight, not a probability.
 */
export function expectedProgress(view: LearnerView, concept: number): number {
  const { dependentStart, dependents } = view.model.graph;
  let waiting = 0;
  const end = dependentStart[concept + 1] ?? 0;
  for (let at = dependentStart[concept] ?? 0; at < end; at++) waiting += 1 - knownNow(view, dependents[at] ?? 0);
  return learningNow(view, concept) * (1 + UNLOCKS * waiting);
}

/** Probability that the concept isn't known today and one explanation teaches it, over all kinds of learners this one could be. */
export function learningNow({ kinds, recall }: LearnerView, concept: number): number {
  let learns = 0;
  for (const { model, weight, pKnown } of kinds) {
    const ready = readiness(model, concept, pKnown, recall);
    const missing = 1 - (pKnown[concept] ?? 0) * (recall[concept] ?? 1);
    learns += weight * missing * (model.pLearn[concept] ?? 0) * (ready + (1 - ready) * model.learnUnreadyFactor);
  }
  return learns;
}
