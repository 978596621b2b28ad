import { type GroupEstimate, withInterval } from './estimate';

/** Predictions of one group beside what came true, with the learner of each. */
export interface ScoredRows {
  /** Learner of each row, by any number. */
  learner: ArrayLike<number>;
  score: ArrayLike<number>;
  /** 0 or 1. */
  label: ArrayLike<number>;
}

/**
 * Area under the ROC curve with the error that learners with several answers give it: N. A. Obuchowski, "Nonparametric analysis of clustered ROC curve
 * data", Biometrics 53 (1997); with one row a learner it is E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, Biometrics 44 (1988). Equal scores count
 * half.
 *
 * @returns NaN throughout where one of the two outcomes is missing.
 */
export function clusteredAuc({ learner, score, label }: ScoredRows): GroupEstimate {
  const order = Array.from({ length: score.length }, (_, row) => row).sort((a, b) => (score[a] ?? 0) - (score[b] ?? 0));
  const positives = order.reduce((sum, row) => sum + (label[row] ?? 0), 0);
  const negatives = order.length - positives;
  const clusters = new Map<number, { positive: number; negative: number; m: number; n: number }>();
  const clusterOf = (row: number) => {
    const key = learner[row] ?? 0;
    const found = clusters.get(key);
    if (found) return found;
    const made = { positive: 0, negative: 0, m: 0, n: 0 };
    clusters.set(key, made);
    return made;
  };
  // Of each row, the share of the other outcome that it is ranked rightly against.
  let [below, positivesBelow, pairs] = [0, 0, 0];
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && score[order[to] ?? 0] === score[order[from] ?? 0]) to += 1;
    const tied = order.slice(from, to);
    const tiedPositives = tied.reduce((sum, row) => sum + (label[row] ?? 0), 0);
    const tiedNegatives = tied.length - tiedPositives;
    for (const row of tied) {
      const cluster = clusterOf(row);
      if (label[row] === 1) {
        const wins = below + tiedNegatives / 2;
        pairs += wins;
        cluster.positive += wins / negatives;
        cluster.m += 1;
      } else {
        cluster.negative += (positives - positivesBelow - tiedPositives + tiedPositives / 2) / positives;
        cluster.n += 1;
      }
    }
    below += tiedNegatives;
    positivesBelow += tiedPositives;
    from = to;
  }
  const value = positives === 0 || negatives === 0 ? Number.NaN : pairs / (positives * negatives);
  const learners = clusters.size;
  let [withPositive, withNegative] = [0, 0];
  for (const { m, n } of clusters.values()) {
    if (m > 0) withPositive += 1;
    if (n > 0) withNegative += 1;
  }
  let [s10, s01, s11] = [0, 0, 0];
  for (const { positive, negative, m, n } of clusters.values()) {
    const [a, b] = [positive - m * value, negative - n * value];
    s10 += a * a;
    s01 += b * b;
    s11 += a * b;
  }
  s10 *= withPositive / ((withPositive - 1) * positives);
  s01 *= withNegative / ((withNegative - 1) * negatives);
  s11 *= learners / (learners - 1);
  const variance = s10 / positives + s01 / negatives + (2 * s11) / (positives * negatives);
  return withInterval({ value, error: Math.sqrt(Math.max(0, variance)), learners }, [0, 1]);
}
