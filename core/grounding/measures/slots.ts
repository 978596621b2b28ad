import { type Aligned, homeOf } from './aligned';

/** Words that the span doesn't have, each seen in the place that it fills. */
export function ofSlots(aligned: Aligned): Record<string, number> {
  const { items, matches, span, units, cited } = aligned;
  const heavy = items.flatMap((item, i) => (item.weight >= 0.35 ? [i] : []));
  const home = homeOf(aligned);
  const known = (lower: string) => cited.some(({ words }) => words.has(lower));
  const firm = (i: number | undefined) => {
    const match = i === undefined ? null : span.best[i];
    return match && match.at >= 0 && match.weight >= 0.75 ? match : null;
  };
  const taken = new Set(
    span.best.flatMap((match) => (match && match.at >= 0 && match.weight >= 0.5 ? [`${match.unit}:${match.at}`] : [])),
  );
  let [filled, filledKnown, added, addedKnown, edge, edgeKnown] = [0, 0, 0, 0, 0, 0];
  for (const [place, i] of heavy.entries()) {
    const item = items[i];
    const own = span.best[i];
    if (!item?.word || item.weight < 1 || (own && own.weight >= 0.5 && !own.opposite)) continue;
    const isKnown = known(item.word.lower) ? 1 : 0;
    const [before, after] = [firm(heavy[place - 1]), firm(heavy[place + 1])];
    if (before && after && before.unit === after.unit) {
      const words = units[before.unit]?.read.words ?? [];
      const between = words.filter(
        ({ weight }, at) =>
          weight >= 0.6 &&
          at > Math.min(before.at, after.at) &&
          at < Math.max(before.at, after.at) &&
          !taken.has(`${before.unit}:${at}`),
      ).length;
      if (between > 0) {
        filled++;
        filledKnown += isKnown;
      } else {
        added++;
        addedKnown += isKnown;
      }
    } else if (before || after) {
      edge++;
      edgeKnown += isKnown;
    }
  }
  const clauses = [...new Set(items.map(({ piece }) => piece))].map((piece) => {
    const own = items.flatMap((item, i) => (item.piece === piece ? [i] : []));
    const total = own.reduce((sum, i) => sum + (items[i]?.weight ?? 0), 0);
    const best = Math.max(
      ...span.units.map((unit) =>
        own.reduce(
          (sum, i) =>
            sum +
            (items[i]?.weight ?? 0) *
              Math.max(0, ...(matches[i]?.[unit] ?? []).map(({ weight, opposite }) => (opposite ? 0 : weight))),
          0,
        ),
      ),
    );
    return total < 1 ? 1 : best / total;
  });
  const words = units[home]?.read.words ?? [];
  const front = words.findIndex(({ weight }) => weight >= 0.6);
  const lead = heavy.find((i) => (items[i]?.weight ?? 0) >= 0.6);
  const leads = lead !== undefined && (matches[lead]?.[home] ?? []).some(({ weight, at }) => weight >= 0.75 && at >= 0);
  return {
    filled: Math.min(2, filled),
    filledKnown: Math.min(2, filledKnown),
    added: Math.min(2, added),
    addedKnown: Math.min(2, addedKnown),
    edge: Math.min(2, edge),
    edgeKnown: Math.min(2, edgeKnown),
    weakest: Math.min(1, ...clauses),
    otherFront: front >= 0 && !taken.has(`${home}:${front}`) && !leads ? 1 : 0,
    openAndExact: Math.min(2, filledKnown + addedKnown + edgeKnown) * span.coverage,
    close: Math.max(0, span.coverage - 0.85) * 6,
  };
}
