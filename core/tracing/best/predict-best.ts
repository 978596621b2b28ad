import { boostingMargin } from '../../boosting/predict-boosting';
import type { TracingData } from '../dataset';
import { logisticMargin } from '../logistic/fit-logistic';
import { createLearnerHistory, FEATURE_COUNT } from '../logistic/learner-history';
import { logistic } from '../logistic/sigmoid';
import type { BestTracing } from './fit-best';
import { mixed } from './mix';
import { followByNetwork } from './network-member';

/** One learner, followed answer by answer. */
export interface BestLearner {
  /**
   * P(right), in (0, 1), of an answer to come. Skills and items that were not fitted count as average ones; item −1 is
   * none. `time` in seconds, NaN without.
   */
  predict(skill: number, item: number, time: number): number;
  /** Takes in an answer. Constant time. */
  observe(skill: number, item: number, time: number, correct: boolean): void;
}

/** A learner of whom nothing is known yet. */
export function createBestLearner({ rates, logistic: linear, trees, network, shares }: BestTracing): BestLearner {
  const history = createLearnerHistory(rates);
  const follower = network && shares.network > 0 ? followByNetwork(network) : null;
  const values = new Float32Array(FEATURE_COUNT);
  return {
    predict(skill, item, time) {
      history.describe(skill, item, time, values, 0);
      const margin = mixed(shares, {
        logistic: logisticMargin(linear, skill, item, values, 0),
        trees: shares.trees > 0 ? boostingMargin(trees, values) : 0,
        network: follower?.predict(skill, values) ?? 0,
      });
      // Beyond ±30 the logistic function rounds to 0 or 1.
      return logistic(Math.max(-30, Math.min(30, margin)));
    },
    observe(skill, item, time, correct) {
      const label = correct ? 1 : 0;
      if (follower) {
        // Not left over from `predict`: an answer may come that nobody predicted.
        history.describe(skill, item, time, values, 0);
        follower.observe(skill, values, label);
      }
      history.observe(skill, item, time, label);
    },
  };
}

/** P(right) of every row, each from the same learner's earlier rows alone. */
export function predictBest(model: BestTracing, test: TracingData): Float64Array {
  const chances = new Float64Array(test.rows);
  for (let l = 0; l < test.learners; l++) {
    const learner = createBestLearner(model);
    const end = test.learnerStart[l + 1] ?? 0;
    for (let row = test.learnerStart[l] ?? 0; row < end; row++) {
      const [skill, item] = [test.skill[row] ?? -1, test.item[row] ?? -1];
      const time = test.time?.[row] ?? Number.NaN;
      chances[row] = learner.predict(skill, item, time);
      learner.observe(skill, item, time, test.correct[row] === 1);
    }
  }
  return chances;
}
