import { createApproachChoice } from '../approach-choice';
import { type CourseModel, ITEM_LEVELS } from '../course-model';
import { knownNow } from '../learner-view';
import { NoCandidateError, type Policy } from '../policy';
import { zpdesDraw, zpdesProbability, zpdesUpdate } from '../zpdes';

/** Quality that a concept starts with: as if each answer so far had raised p(L) by a tenth. */
const FIRST_QUALITY = 0.1;

/**
 * Bandits alone: the concept by learning progress (ZPDES) among all that are not yet known, whatever they need, and the way of
 * teaching by Thompson sampling. No gates, no reviews.
 */
export function createBanditOnly(model: CourseModel, threshold: number): Policy {
  const { count } = model.graph;
  const approaches = createApproachChoice(model);
  const quality = new Float64Array(count);
  const candidates = new Int32Array(count);
  return {
    name: 'bandit-only',
    reset() {
      approaches.reset();
      quality.fill(FIRST_QUALITY);
    },
    choose(view, random, choice) {
      if (count === 0) throw new NoCandidateError();
      let [open, total] = [0, 0];
      for (let concept = 0; concept < count; concept++) {
        if (knownNow(view, concept) < threshold) candidates[open++] = concept;
      }
      // All known: all compete again.
      if (open === 0) for (; open < count; open++) candidates[open] = open;
      for (let at = 0; at < open; at++) total += quality[candidates[at] ?? 0] ?? 0;
      choice.concept = candidates[zpdesDraw(quality, candidates, open, random)] ?? 0;
      choice.propensity = zpdesProbability(quality[choice.concept] ?? 0, total, open);
      choice.approach = approaches.choose(choice.concept, random);
      choice.item = random.integer(ITEM_LEVELS);
    },
    observe(view, choice, correct) {
      approaches.observe(view, choice, correct);
      zpdesUpdate(quality, choice.concept, knownNow(view, choice.concept) - view.priorKnown);
    },
  };
}
