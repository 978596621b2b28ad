import type { TracingData } from '@/core/tracing/dataset';
import { type OnlineIrt, predictAnswer, startLearner, updateLearner } from './follow-learner';

/** P(right) of every row, each from the same learner's earlier rows alone. */
export function predictOnline(model: OnlineIrt, data: TracingData): Float64Array {
  const chances = new Float64Array(data.rows);
  for (let learner = 0; learner < data.learners; learner++) {
    const state = startLearner(model);
    const end = data.learnerStart[learner + 1] ?? 0;
    for (let row = data.learnerStart[learner] ?? 0; row < end; row++) {
      const [skill, item] = [data.skill[row] ?? -1, data.item[row] ?? -1];
      chances[row] = predictAnswer(model, state, skill, item);
      updateLearner(model, state, skill, item, data.correct[row] === 1);
    }
  }
  return chances;
}
