/** How often the second of two values is the greater, less how often it is the smaller; −1 to 1. */
export interface Dominance {
  delta: number;
  low: number;
  high: number;
}

/** Two-sided 95 % of the normal distribution. */
const NORMAL_95 = 1.959963984540054;

/**
 * Cliff's delta of two independent groups: the chance that one of the second is above one of the first, less the chance that it is below. It
 * asks only which is greater, so it fits times and marks, whose distances mean little. With the asymmetric interval of D. Feng and N. Cliff,
 * "Monte Carlo evaluation of ordinal d with improved confidence interval", Journal of Modern Applied Statistical Methods 3, 2004.
 *
 * Null for fewer than two in a group.
 */
export function cliffsDelta(first: readonly number[], second: readonly number[]): Dominance | null {
  const [n1, n2] = [first.length, second.length];
  if (n1 < 2 || n2 < 2) return null;
  const rows = new Float64Array(n1);
  const columns = new Float64Array(n2);
  let [total, squares] = [0, 0];
  first.forEach((a, i) => {
    second.forEach((b, j) => {
      const sign = Math.sign(b - a);
      rows[i] = (rows[i] ?? 0) + sign / n2;
      columns[j] = (columns[j] ?? 0) + sign / n1;
      total += sign;
      squares += sign * sign;
    });
  });
  const delta = total / (n1 * n2);
  const spread = (means: Float64Array) => means.reduce((sum, each) => sum + (each - delta) ** 2, 0);
  // Unbiased variance of delta (Cliff 1993), kept above its least value as its authors do.
  const dominance = squares - n1 * n2 * delta ** 2;
  const variance = (n2 ** 2 * spread(rows) + n1 ** 2 * spread(columns) - dominance) / (n1 * n2 * (n1 - 1) * (n2 - 1));
  return withInterval(delta, Math.max(variance, (1 - delta ** 2) / (n1 * n2 - 1)), Math.min(n1, n2));
}

/**
 * The same for learners measured twice: the share of those whose second value is the greater, less the share of those whose it is the smaller
 * (Cliff's within-pair d). Null for fewer than two pairs.
 */
export function dominanceOfChange(changes: readonly number[]): Dominance | null {
  const n = changes.length;
  if (n < 2) return null;
  const signs = changes.map((change) => Math.sign(change));
  const delta = signs.reduce((sum, each) => sum + each, 0) / n;
  const variance = signs.reduce((sum, each) => sum + (each - delta) ** 2, 0) / (n * (n - 1));
  return withInterval(delta, Math.max(variance, (1 - delta ** 2) / (n * n)), n);
}

function withInterval(delta: number, variance: number, least: number): Dominance {
  const z2 = NORMAL_95 ** 2;
  // All on one side: nothing varies, and what is left of doubt is that of so few.
  if (Math.abs(delta) >= 1) {
    const bound = (least - z2) / (least + z2);
    return delta > 0 ? { delta: 1, low: bound, high: 1 } : { delta: -1, low: -1, high: -bound };
  }
  const middle = delta - delta ** 3;
  const half = NORMAL_95 * Math.sqrt(variance) * Math.sqrt((1 - delta ** 2) ** 2 + z2 * variance);
  const scale = 1 - delta ** 2 + z2 * variance;
  return { delta, low: Math.max(-1, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}
