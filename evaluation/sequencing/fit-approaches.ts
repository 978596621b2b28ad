import { type CourseModel, ITEM_LEVELS } from '@/core/sequencing/course-model';
import { creditOf } from '@/core/sequencing/soft-credit';
import { afterAnswer } from '@/core/tracing/bkt';
import type { Pilot } from './pilot';

/**
 * How surely each way of teaching taught the pilot's learners, over all concepts: expected learning events by expected
 * opportunities, from the answer that follows each explanation.
 */
export function fitApproachRates(
  { data, approach }: Pilot,
  model: Omit<CourseModel, 'approachRate'>,
  skillOf: ReadonlyMap<number, number>,
): Float64Array {
  const conceptOf = new Map([...skillOf].map(([concept, skill]) => [skill, concept]));
  const [taught, tried] = [new Float64Array(model.approaches), new Float64Array(model.approaches)];
  const credit = { taught: 0, tried: 0 };
  let [known, before] = [0, -1];
  for (let row = 0; row < data.rows; row++) {
    const concept = conceptOf.get(data.skill[row] ?? 0) ?? 0;
    const at = concept * ITEM_LEVELS + Number(data.itemNames[data.item[row] ?? 0] ?? 0);
    const [pGuess, pSlip] = [model.rightUnknown[at] ?? 0, 1 - (model.rightKnown[at] ?? 0)];
    const pLearn = model.pLearn[concept] ?? 0;
    const correct = data.correct[row] === 1;
    const follows = before >= 0 && data.skill[before] === data.skill[row] && data.learner[before] === data.learner[row];
    if (follows) {
      const shown = approach[before] ?? 0;
      creditOf(known, pLearn, 1 - pSlip, pGuess, correct, credit);
      taught[shown] = (taught[shown] ?? 0) + credit.taught;
      tried[shown] = (tried[shown] ?? 0) + credit.tried;
    }
    const prior = follows ? known + (1 - known) * pLearn : (model.pInit[concept] ?? 0);
    known = afterAnswer(prior, correct, { pInit: prior, pLearn, pSlip, pGuess });
    before = row;
  }
  return taught.map((events, each) => (events + 1) / ((tried[each] ?? 0) + 5));
}
