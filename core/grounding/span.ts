import type { Item, Match, Matches } from './align';

/** Units of one or more passages, taken together as what a sentence rests on. */
export interface Span {
  /** Indices of units. */
  units: readonly number[];
  /** Best place of each item in the span; null where it has none. */
  best: readonly (Match | null)[];
  /** 0 to 1: how much of what the sentence says stands in it. */
  coverage: number;
}

/** Finds for each item its best place among the units; of equal places the one where most of the item's clause stands. */
export function spanOf(items: readonly Item[], matches: Matches, units: readonly number[]): Span {
  const mass = new Map<string, number>();
  const keyOf = (item: Item, match: Match) => `${item.clause}:${match.unit}:${match.clause}`;
  for (const [i, item] of items.entries()) {
    for (const unit of units) {
      const best = new Map<number, number>();
      for (const { clause, weight, opposite } of matches[i]?.[unit] ?? [])
        best.set(clause, Math.max(best.get(clause) ?? 0, opposite ? 0.5 : weight));
      for (const [clause, weight] of best) {
        const key = `${item.clause}:${unit}:${clause}`;
        mass.set(key, (mass.get(key) ?? 0) + item.weight * weight);
      }
    }
  }
  const taken = new Set<string>();
  const best = items.map((item, i) => {
    let found = null as Match | null;
    for (const unit of units) {
      for (const match of matches[i]?.[unit] ?? []) {
        const [here, there] = [mass.get(keyOf(item, match)) ?? 0, found ? (mass.get(keyOf(item, found)) ?? 0) : 0];
        if (match.at >= 0 && taken.has(`${match.unit}:${match.at}`)) continue;
        if (found === null || isBetter(match, found, here - there, item.clause)) found = match;
      }
    }
    // A thing named twice is looked for in two places, as long as there are two.
    if (found) {
      const { unit, at, weight } = found;
      if (at >= 0 && (matches[i]?.[unit] ?? []).filter((match) => match.at >= 0 && match.weight >= weight).length > 1)
        taken.add(`${unit}:${at}`);
    }
    return found;
  });
  let all = 0;
  let covered = 0;
  for (const [i, item] of items.entries()) {
    all += item.weight;
    covered += item.weight * (best[i]?.weight ?? 0);
  }
  return { units, best, coverage: all === 0 ? 0 : covered / all };
}

function isBetter(a: Match, b: Match, massier: number, clause: number): boolean {
  const [x, y] = [a.opposite ? 0.55 : a.weight, b.opposite ? 0.55 : b.weight];
  if (Math.abs(x - y) > 0.22) return x > y;
  if (Math.abs(massier) > 0.01) return massier > 0;
  if (x !== y) return x > y;
  if (a.at < 0 !== b.at < 0) return a.at >= 0;
  return a.unit === b.unit && Math.abs(a.clause - clause) < Math.abs(b.clause - clause);
}
