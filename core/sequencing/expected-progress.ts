import { knownNow, type LearnerView } from './learner-view';
import { readiness } from './prerequisite-evidence';

/** What one more concept learned is worth besides, for each dependent that still lacks it. */
const UNLOCKS = 0.3;

/**
 * Expected learning of one explanation by the learner model alone: (1 − p(L)) · p(T), slowed where prerequisites may be
 * missing, and worth more the more is built on it that isn't known yet. 0 upwards; a weight, not a probability.
 */
export function expectedProgress(view: LearnerView, concept: number): number {
  const { model, pKnown, recall } = view;
  const ready = readiness(model, concept, pKnown, recall);
  const { dependentStart, dependents } = model.graph;
  let waiting = 0;
  const end = dependentStart[concept + 1] ?? 0;
  for (let at = dependentStart[concept] ?? 0; at < end; at++) waiting += 1 - knownNow(view, dependents[at] ?? 0);
  const learns = (model.pLearn[concept] ?? 0) * (ready + (1 - ready) * model.learnUnreadyFactor);
  return (1 - knownNow(view, concept)) * learns * (1 + UNLOCKS * waiting);
}
