import { bootstrapInterval } from '../evaluation/bootstrap';

/** Sums over learners (or over single choices) whose ratio is the estimate: Σ numerator / Σ denominator. */
export interface RatioTerms {
  numerator: Float64Array;
  denominator: Float64Array;
  /** Group of each term; undefined where every term stands for itself. */
  groups: Int32Array | undefined;
}

export interface RatioInterval {
  value: number;
  standardError: number;
  low: number;
  high: number;
}

/** 0.975 quantile of the standard normal. */
const Z = 1.959963984540054;

/** The ratio; NaN where the denominators sum to 0. */
export function ratioOf({ numerator, denominator }: RatioTerms): number {
  const below = sumOf(denominator);
  return below > 0 ? sumOf(numerator) / below : Number.NaN;
}

/**
 * 95 % interval by the normal approximation. With N and D the sums of one group, v the ratio and G groups, its variance is
 * G / (G − 1) · Σ (N − v · D)² / (Σ D)²: that of a mean where all D are 1, of a ratio by linearisation otherwise (W. G. Cochran,
 * Sampling Techniques, 3rd ed. 1977, chapter 6). NaN with fewer than two groups.
 */
export function normalInterval(terms: RatioTerms): RatioInterval {
  const value = ratioOf(terms);
  const groups = new Map<number, number>();
  const below = sumOf(terms.denominator);
  terms.numerator.forEach((numerator, row) => {
    const group = terms.groups ? (terms.groups[row] ?? 0) : row;
    groups.set(group, (groups.get(group) ?? 0) + numerator - value * (terms.denominator[row] ?? 0));
  });
  let squares = 0;
  for (const rest of groups.values()) squares += rest * rest;
  const factor = groups.size > 1 ? groups.size / (groups.size - 1) : Number.NaN;
  const standardError = Math.sqrt(factor * squares) / below;
  return { value, standardError, low: value - Z * standardError, high: value + Z * standardError };
}

/** 95 % interval by drawing whole groups with replacement; the standard error is that of {@link normalInterval}. */
export function drawnInterval(terms: RatioTerms, seed: number, replicates: number): RatioInterval {
  const { value, standardError } = normalInterval(terms);
  const statistic = (rows: Int32Array) => {
    let [above, below] = [0, 0];
    for (const row of rows) {
      above += terms.numerator[row] ?? 0;
      below += terms.denominator[row] ?? 0;
    }
    return below > 0 ? above / below : Number.NaN;
  };
  const options = terms.groups ? { seed, replicates, groups: terms.groups } : { seed, replicates };
  const { low, high } = bootstrapInterval(terms.numerator.length, statistic, options);
  return { value, standardError, low, high };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, each) => sum + each, 0);
}
