import type { Responses } from './responses';

/** What can be said of an item without a model. */
export interface ClassicalStatistics {
  answers: number;
  /** Share of right answers, NaN where nobody answered. */
  shareRight: number;
  /**
   * Correlation of the answer with the share right on the same person's other items (corrected point-biserial: Henrysson
   * 1963); NaN where either does not vary.
   */
  pointBiserial: number;
}

export function classicalStatistics(responses: Responses): ClassicalStatistics[] {
  const { items, patterns, start, code, weight } = responses;
  const sums = new Float64Array(items * 6);
  for (let pattern = 0; pattern < patterns; pattern++) {
    const codes = code.subarray(start[pattern], start[pattern + 1]);
    const persons = weight[pattern] ?? 0;
    let score = 0;
    for (const answer of codes) score += answer & 1;
    for (const answer of codes) {
      const right = answer & 1;
      const rest = codes.length > 1 ? (score - right) / (codes.length - 1) : Number.NaN;
      const at = (answer >> 1) * 6;
      const parts = [1, right, ...(Number.isNaN(rest) ? [0, 0, 0, 0] : [1, rest, rest * rest, rest * right])];
      for (const [i, part] of parts.entries()) sums[at + i] = (sums[at + i] ?? 0) + persons * part;
    }
  }
  return Array.from({ length: items }, (_, item) => {
    const [answers = 0, right = 0, n = 0, rest = 0, squares = 0, product = 0] = sums.subarray(6 * item, 6 * item + 6);
    const share = right / answers;
    // Only persons with other answers enter; they are all, or nearly all, of those who answered.
    const variance = squares / n - (rest / n) ** 2;
    const covariance = product / n - (rest / n) * share;
    const correlation = covariance / Math.sqrt(variance * share * (1 - share));
    return {
      answers,
      shareRight: share,
      pointBiserial: variance > 1e-12 && share > 0 && share < 1 ? Math.max(-1, Math.min(1, correlation)) : Number.NaN,
    };
  });
}
