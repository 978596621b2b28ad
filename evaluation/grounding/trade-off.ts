interface Doubted {
  /** The more, the sooner it is stopped; infinite where nothing else than a rule decides. */
  doubt: number;
}

/**
 * What other thresholds of doubt would bring: the least share of supported sentences lost where 95 % of the altered ones are caught, and the greatest share
 * caught where at most 5 % are lost. Null where no threshold does.
 */
export function tradeOff(
  supported: readonly Doubted[],
  altered: readonly Doubted[],
): { lostAt95Caught: number | null; caughtAt5Lost: number | null } {
  const above = (list: readonly Doubted[], threshold: number) =>
    list.length === 0 ? 0 : list.filter(({ doubt }) => doubt >= threshold).length / list.length;
  const points = [
    ...new Set(
      [...supported, ...altered].map(({ doubt }) => doubt).filter((doubt) => doubt > Number.NEGATIVE_INFINITY),
    ),
  ].map((threshold) => ({ caught: above(altered, threshold), lost: above(supported, threshold) }));
  const lost = points.filter(({ caught }) => caught >= 0.95).map((point) => point.lost);
  const caught = points.filter((point) => point.lost <= 0.05).map((point) => point.caught);
  return {
    lostAt95Caught: lost.length === 0 ? null : Math.min(...lost),
    caughtAt5Lost: caught.length === 0 ? null : Math.max(...caught),
  };
}
