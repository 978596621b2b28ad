import { type CourseModel, ITEM_LEVELS } from '@/core/sequencing/course-model';
import { creditOf } from '@/core/sequencing/soft-credit';
import { afterAnswer } from '@/core/tracing/bkt';
import type { PilotLog } from './pilot';

/**
 * How surely each way of teaching taught the pilot's learners, over all concepts: expected learning events by expected
 * opportunities, from the answer that follows each explanation.
 */
export function fitApproachRates(
  { rows, learner, concept, item, correct, approach }: PilotLog,
  model: Omit<CourseModel, 'approachRate' | 'spread' | 'learnedDays' | 'broughtDays'>,
): Float64Array {
  const [taught, tried] = [new Float64Array(model.approaches), new Float64Array(model.approaches)];
  const credit = { taught: 0, tried: 0 };
  let known = 0;
  for (let row = 0; row < rows; row++) {
    const c = concept[row] ?? 0;
    const at = c * ITEM_LEVELS + (item[row] ?? 0);
    const [pGuess, pSlip] = [model.rightUnknown[at] ?? 0, 1 - (model.rightKnown[at] ?? 0)];
    const pLearn = model.pLearn[c] ?? 0;
    const right = correct[row] === 1;
    const follows = row > 0 && concept[row - 1] === c && learner[row - 1] === learner[row];
    if (follows) {
      const shown = approach[row - 1] ?? 0;
      creditOf(known, pLearn, 1 - pSlip, pGuess, right, credit);
      taught[shown] = (taught[shown] ?? 0) + credit.taught;
      tried[shown] = (tried[shown] ?? 0) + credit.tried;
    }
    const prior = follows ? known + (1 - known) * pLearn : (model.pInit[c] ?? 0);
    known = afterAnswer(prior, right, { pInit: prior, pLearn, pSlip, pGuess });
  }
  return taught.map((events, each) => (events + 1) / ((tried[each] ?? 0) + 5));
}
