/**
 * Adjusts p-values of many comparisons so that of those at or under a level no more than that share is expected to be chance: Y. Benjamini and
 * Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57 (1995). Where there is no difference at all, the chance to find
 * any is held at the level too.
 *
 * @returns in the order given; NaN stays NaN and counts for nothing.
 */
export function adjustForMany(pValues: readonly number[]): number[] {
  const ranked = pValues.flatMap((p, place) => (Number.isNaN(p) ? [] : [{ p, place }])).sort((a, b) => b.p - a.p);
  const adjusted = pValues.map(() => Number.NaN);
  let least = 1;
  ranked.forEach(({ p, place }, index) => {
    least = Math.min(least, (p * ranked.length) / (ranked.length - index));
    adjusted[place] = least;
  });
  return adjusted;
}
