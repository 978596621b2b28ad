import { averagePrecision } from '../evaluation/average-precision';
import { brier } from '../evaluation/errors';
import { clusteredAuc } from '../fairness/clustered-auc';

export interface RiskFigures {
  auc: number;
  /** 95 %, over learners. */
  low: number;
  high: number;
  averagePrecision: number;
  brier: number;
  /** Share of rows of which it is true. */
  baseRate: number;
}

/**
 * How well probabilities of rows tell what came; rows of one learner hang together.
 *
 * @param scores probabilities, as many as rows.
 */
export function riskFigures(
  rows: readonly { learner: string; happened: boolean }[],
  scores: ArrayLike<number>,
): RiskFigures {
  const numbers = new Map<string, number>();
  const learner = Int32Array.from(rows, ({ learner: id }) => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  });
  const label = Uint8Array.from(rows, ({ happened }) => (happened ? 1 : 0));
  const score = Float64Array.from(scores);
  const { value, low, high } = clusteredAuc({ learner, score, label });
  return {
    ...{ auc: value, low, high },
    averagePrecision: averagePrecision(label, score),
    brier: brier(label, score),
    baseRate: label.reduce((sum, each) => sum + each, 0) / label.length,
  };
}
