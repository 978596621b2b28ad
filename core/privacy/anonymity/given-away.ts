import type { LookAlikes } from './classes';
import type { Hierarchy } from './hierarchy';

/**
 * Refuses classes that would give a guarded column away: where all who look alike by the other columns are told with one and the same value of it, whoever
 * knows somebody by those columns would learn the value (A. Machanavajjhala and others, "l-diversity", ICDE 2006, with l = 2). Classes that are refused already don't count,
 * since nobody sees them; unknown values are none. All classes that are alike by the other columns are refused together, so that none is left to stand alone.
 */
export function refuseGivenAway(
  classes: readonly LookAlikes[],
  hierarchies: readonly Hierarchy[],
  levels: readonly number[],
): void {
  const told = hierarchies.flatMap(({ guarded, levels: all }, i) => (guarded && (levels[i] ?? 0) < all - 1 ? [i] : []));
  if (told.length === 0) return;
  const open = hierarchies.flatMap(({ guarded }, i) => (guarded ? [] : [i]));
  const alike = new Map<string, LookAlikes[]>();
  for (const each of classes) {
    if (each.refused) continue;
    const key = open.map((i) => each.told[i]).join('\u0000');
    const own = alike.get(key);
    if (own) own.push(each);
    else alike.set(key, [each]);
  }
  for (const own of alike.values()) {
    const givenAway = told.some((i) => {
      const values = new Set(own.flatMap((each) => each.told[i] || []));
      return values.size === 1;
    });
    if (givenAway) for (const each of own) each.refused = 'too little variety';
  }
}
