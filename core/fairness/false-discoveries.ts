/**
 * Adjusts p-values of many comparisons so that of those at or under a level no more than that share is expected to be chance: Y. Benjamini and
 * Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57 (1995). Where there is no difference at all, the chance to find
 * any is held at the level too. Weights say which comparisons matter more, and leave the share what it is (C. Genovese, K. Roeder and L. Wasserman, "False discovery
 * control with p-value weighting", Biometrika 93, 2006).
 *
 * @param weights of each, positive, brought to a mean of 1; left out: all alike.
 * @returns in the order given; NaN stays NaN and counts for nothing.
 */
export function adjustForMany(pValues: readonly number[], weights?: readonly number[]): number[] {
  const there = pValues.flatMap((p, place) => (Number.isNaN(p) ? [] : [{ p, weight: weights?.[place] ?? 1, place }]));
  const mean = there.reduce((sum, { weight }) => sum + weight, 0) / there.length;
  const ranked = there.map(({ p, weight, place }) => ({ p: (p * mean) / weight, place })).sort((a, b) => b.p - a.p);
  const adjusted = pValues.map(() => Number.NaN);
  let least = 1;
  ranked.forEach(({ p, place }, index) => {
    least = Math.min(least, (p * ranked.length) / (ranked.length - index));
    adjusted[place] = least;
  });
  return adjusted;
}
