import { type CourseModel, ITEM_LEVELS } from '@/core/sequencing/course-model';
import { recallAfter } from '@/core/sequencing/recall';
import type { PilotCheck, PilotLog } from './pilot';

/** Stabilities that are tried, in days: each a quarter longer than the one before, up to a year and a half. */
const DAYS = Float64Array.from({ length: 29 }, (_, step) => 1.25 ** step);

/** What is known of the course before its memory is fitted. */
type KnownSoFar = Pick<CourseModel, 'graph' | 'pInit' | 'pLearn' | 'rightKnown' | 'rightUnknown'>;

/**
 * Stability of what was learned, and of what had been brought along, once it was practised: the pair under which the pilot's later
 * checks are most likely, learners and concepts taken together. With B and L the probabilities after the exercises that a
 * concept had been brought along and that it was learned, a check t days later is right with
 * P = K · P(right | known) + (1 − K) · P(right | not known), K = B · r(t, S_brought) + L · r(t, S_learned).
 */
export function fitMemory(log: PilotLog, checks: readonly PilotCheck[], model: KnownSoFar) {
  const [brought, learned] = afterExercises(log, model);
  let [learnedDays, broughtDays, most] = [1, 1, Number.NEGATIVE_INFINITY];
  for (const ofLearned of DAYS) {
    for (const ofBrought of DAYS) {
      let likelihood = 0;
      for (const { learner, concept, item, days, correct } of checks) {
        const at = learner * model.graph.count + concept;
        const emission = concept * ITEM_LEVELS + item;
        const known =
          (brought[at] ?? 0) * recallAfter(days, ofBrought) + (learned[at] ?? 0) * recallAfter(days, ofLearned);
        const right = known * (model.rightKnown[emission] ?? 0) + (1 - known) * (model.rightUnknown[emission] ?? 0);
        likelihood += Math.log(correct ? right : 1 - right);
      }
      if (likelihood <= most) continue;
      [learnedDays, broughtDays, most] = [ofLearned, ofBrought, likelihood];
    }
  }
  return { learnedDays, broughtDays };
}

/** Probabilities by learner and concept, at `learner * concepts + concept`, by knowledge tracing with two ways of knowing. */
function afterExercises(log: PilotLog, model: KnownSoFar): [brought: Float64Array, learned: Float64Array] {
  const { count } = model.graph;
  const brought = new Float64Array(log.learners * count).fill(-1);
  const learned = new Float64Array(log.learners * count);
  for (let row = 0; row < log.rows; row++) {
    const concept = log.concept[row] ?? 0;
    const at = (log.learner[row] ?? 0) * count + concept;
    const emission = concept * ITEM_LEVELS + (log.item[row] ?? 0);
    const right = log.correct[row] === 1;
    const likeKnown = right ? (model.rightKnown[emission] ?? 0) : 1 - (model.rightKnown[emission] ?? 0);
    const likeUnknown = right ? (model.rightUnknown[emission] ?? 0) : 1 - (model.rightUnknown[emission] ?? 0);
    const before = brought[at] ?? 0;
    const first = before < 0 ? (model.pInit[concept] ?? 0) : before;
    const [b, l] = [first * likeKnown, (learned[at] ?? 0) * likeKnown];
    const rest = (1 - first - (learned[at] ?? 0)) * likeUnknown;
    const all = b + l + rest;
    brought[at] = b / all;
    learned[at] = (l + rest * (model.pLearn[concept] ?? 0)) / all;
  }
  return [brought, learned];
}
