import { type Binned, MISSING_BIN } from './bins';

export interface SplitRules {
  /** Added to the sum of second derivatives of a leaf: shrinks its value towards 0. */
  l2: number;
  /** Least sum of second derivatives on each side. */
  minWeight: number;
  /** A split must lower the objective by more than this. */
  minGain: number;
}

export interface Split {
  column: number;
  /** Bins up to this go left (missing values by `missingLeft`). */
  bin: number;
  missingLeft: boolean;
  gain: number;
}

/**
 * The split of a leaf that lowers the second-order objective most,
 * ½·[G_L²/(H_L+λ) + G_R²/(H_R+λ) − G²/(H+λ)]: equation 7 of T. Chen and C. Guestrin, "XGBoost" (KDD 2016). Missing
 * values are tried on both sides. Null when no split is allowed and gains anything.
 */
export function bestSplit(
  histogram: Float64Array,
  binned: Binned,
  columns: Int32Array,
  sum: { first: number; second: number },
  rules: SplitRules,
): Split | null {
  const { l2, minWeight } = rules;
  const whole = (sum.first * sum.first) / (sum.second + l2);
  let best: Split | null = null;
  let bestGain = Math.max(rules.minGain, 1e-12);
  for (let k = 0; k < columns.length; k++) {
    const column = columns[k] ?? 0;
    const last = binned.cuts[column]?.length ?? 0;
    const from = 2 * column * binned.stride;
    const missingFirst = histogram[from + 2 * MISSING_BIN] ?? 0;
    const missingSecond = histogram[from + 2 * MISSING_BIN + 1] ?? 0;
    for (let side = missingSecond > 0 ? 0 : 1; side < 2; side++) {
      let [g, h] = side === 0 ? [missingFirst, missingSecond] : [0, 0];
      // The last bin may end the left side only when missing values are alone on the right.
      const end = side === 1 && missingSecond > 0 ? last + 1 : last;
      for (let bin = 1; bin <= end; bin++) {
        g += histogram[from + 2 * bin] ?? 0;
        h += histogram[from + 2 * bin + 1] ?? 0;
        const rest = sum.second - h;
        if (h < minWeight) continue;
        if (rest < minWeight) break;
        const other = sum.first - g;
        const gain = 0.5 * ((g * g) / (h + l2) + (other * other) / (rest + l2) - whole);
        if (gain > bestGain) {
          bestGain = gain;
          best = { column, bin, missingLeft: side === 0, gain };
        }
      }
    }
  }
  return best;
}
