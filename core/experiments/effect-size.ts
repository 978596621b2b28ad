import type { ArmFigures } from './compare-arms';

/** A standardised difference of means with its interval. */
export interface EffectSize {
  /** Hedges' g: differences in standard deviations, corrected for small samples. */
  g: number;
  variance: number;
  low: number;
  high: number;
}

/** Two-sided 95 % of the normal distribution. */
const NORMAL_95 = 1.959963984540054;

/**
 * Hedges' g of two independent groups, second less first, with its 95 % interval. M. Borenstein, L. V. Hedges, J. P. T. Higgins and H. R.
 * Rothstein, "Introduction to Meta-Analysis" (2009), formulas 4.18 to 4.24. Null for fewer than two in a group, or where nobody differs.
 */
export function hedgesG(first: ArmFigures, second: ArmFigures): EffectSize | null {
  const [n1, n2] = [first.learners, second.learners];
  const freedom = n1 + n2 - 2;
  if (n1 < 2 || n2 < 2) return null;
  const within = Math.sqrt(((n1 - 1) * first.variance + (n2 - 1) * second.variance) / freedom);
  if (!(within > 0)) return null;
  const d = (second.mean - first.mean) / within;
  const correction = 1 - 3 / (4 * freedom - 1);
  return intervalOf(correction * d, correction ** 2 * ((n1 + n2) / (n1 * n2) + d ** 2 / (2 * (n1 + n2))));
}

/**
 * The same for one group measured before and after: the mean change in standard deviations of one measurement. Borenstein and others, formulas
 * 4.27 to 4.31. Null for fewer than three pairs, or where nobody differs.
 * @param correlation between before and after, over the learners; −1 to 1, not 1.
 */
export function hedgesGOfChange(change: ArmFigures, correlation: number): EffectSize | null {
  const { learners, mean, variance } = change;
  if (learners < 3 || !(variance > 0) || !(correlation < 1)) return null;
  const within = Math.sqrt(variance / (2 * (1 - correlation)));
  const d = mean / within;
  const correction = 1 - 3 / (4 * (learners - 1) - 1);
  const spread = (1 / learners + d ** 2 / (2 * learners)) * 2 * (1 - correlation);
  return intervalOf(correction * d, correction ** 2 * spread);
}

function intervalOf(g: number, variance: number): EffectSize {
  const half = NORMAL_95 * Math.sqrt(variance);
  return { g, variance, low: g - half, high: g + half };
}
