import { ITEM_LEVELS } from '../course-model';
import { knownNow, type LearnerView } from '../learner-view';
import { chooseBlindly, ignore, NoCandidateError, type Policy } from '../policy';

/**
 * The gate alone: one concept after the other in the order of the course, each until p(L) reaches `threshold`. Once all have,
 * whichever was practised longest ago.
 */
export function createMasteryGate(threshold: number): Policy {
  return {
    name: 'mastery-gate',
    reset: ignore,
    choose(view, random, choice) {
      if (view.model.graph.count === 0) throw new NoCandidateError();
      choice.concept = gateConcept(view, threshold);
      choice.propensity = 1;
      chooseBlindly(view, random, choice, ITEM_LEVELS);
    },
    observe: ignore,
  };
}

/** The first concept below the threshold, in the order of the course; else the one practised longest ago. */
export function gateConcept(view: LearnerView, threshold: number): number {
  const { order, count } = view.model.graph;
  for (let at = 0; at < count; at++) {
    const concept = order[at] ?? 0;
    if (knownNow(view, concept) < threshold) return concept;
  }
  let oldest = order[0] ?? 0;
  for (let at = 1; at < count; at++) {
    const concept = order[at] ?? 0;
    if ((view.lastAnswer[concept] ?? 0) < (view.lastAnswer[oldest] ?? 0)) oldest = concept;
  }
  return oldest;
}
