import { predictCorrect } from './bkt';
import type { FittedBktParameters } from './bkt-parameters';
import { refuseNaN } from './bkt-refusals';
import type { TracingData } from './dataset';

/**
 * p(L) after an answer and the opportunity to learn or forget that came with it: equations 1 to 3 of Corbett and Anderson
 * (1995) with p(F). Without the bounds of the product's `traceAnswer`: a fit's own bounds keep it off 0 and 1.
 *
 * @throws RangeError that names what is NaN.
 */
export function filterAnswer(pKnown: number, correct: boolean, parameters: FittedBktParameters): number {
  const { pLearn, pForget, pSlip, pGuess } = parameters;
  const known = pKnown * (correct ? 1 - pSlip : pSlip);
  const both = known + (1 - pKnown) * (correct ? pGuess : 1 - pGuess);
  // Both are 0 only for an answer that the model calls impossible: it says nothing.
  const after = both === 0 ? pKnown : known / both;
  const next = after * (1 - pForget) + (1 - after) * pLearn;
  return Number.isNaN(next) ? refuseNaN({ pKnown, ...parameters }) : next;
}

/**
 * Probability of a right answer for every row, from the rows of the same learner and skill before it.
 *
 * @param parametersOf parameters of a row; its skill and item may be unknown to the fit.
 */
export function predictOnline(data: TracingData, parametersOf: (row: number) => FittedBktParameters): Float64Array {
  const predicted = new Float64Array(data.rows);
  const pKnown = new Float64Array(data.skillNames.length);
  for (let learner = 0; learner < data.learners; learner++) {
    const [from, to] = [data.learnerStart[learner] ?? 0, data.learnerStart[learner + 1] ?? 0];
    // NaN is "not met yet": p(L0) may be the row's own.
    for (let row = from; row < to; row++) pKnown[data.skill[row] ?? 0] = Number.NaN;
    for (let row = from; row < to; row++) {
      const skill = data.skill[row] ?? 0;
      const parameters = parametersOf(row);
      const met = pKnown[skill] ?? Number.NaN;
      const before = Number.isNaN(met) ? parameters.pInit : met;
      predicted[row] = predictCorrect(before, parameters);
      pKnown[skill] = filterAnswer(before, data.correct[row] === 1, parameters);
    }
  }
  return predicted;
}
