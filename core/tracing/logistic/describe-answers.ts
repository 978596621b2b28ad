import type { Matrix } from '../../boosting/matrix';
import type { TracingData } from '../dataset';
import { createLearnerHistory, FEATURE_COUNT } from './learner-history';
import { type AnswerRates, fitRates } from './rates';

/** Parts of the learners, each described with the rates of the others. */
const PARTS = 10;

/** Features of every row, each from the learner's earlier rows and the rates given for the learner. */
export function describeAnswers(data: TracingData, ratesOf: (learner: number) => AnswerRates): Matrix {
  const values = new Float32Array(data.rows * FEATURE_COUNT);
  for (let learner = 0; learner < data.learners; learner++) {
    const history = createLearnerHistory(ratesOf(learner));
    const end = data.learnerStart[learner + 1] ?? 0;
    for (let row = data.learnerStart[learner] ?? 0; row < end; row++) {
      const [skill, item] = [data.skill[row] ?? 0, data.item[row] ?? -1];
      const time = data.time?.[row] ?? Number.NaN;
      history.describe(skill, item, time, values, row * FEATURE_COUNT);
      history.observe(skill, item, time, data.correct[row] ?? 0);
    }
  }
  return { rows: data.rows, columns: FEATURE_COUNT, values };
}

/**
 * Features of train rows as a learner who is not among the train learners would have them: rates come from the other
 * parts of the learners. Leaving out only the row itself would not do, for what is missing from a mean tells the answer.
 */
export function describeTrain(data: TracingData): Matrix {
  const parts = Array.from({ length: PARTS }, (_, part) => fitRates(data, (learner) => learner % PARTS !== part));
  const fallback = fitRates(data, () => false);
  return describeAnswers(data, (learner) => parts[learner % PARTS] ?? fallback);
}
