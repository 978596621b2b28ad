import type { Profile } from './profile';

/** Share of exercises in common from which two concepts are taught together. */
const LEAST = 0.3;
/** How far the odds of what a concept needs are drawn to those of what is taught with it. */
const DRAWN = 0.5;
/** Log-odds that one of two concepts taught together is not needed before the other. */
const APART = 3;

/** Share of exercises that two concepts have in common, 0 to 1. */
export function together({ exercises }: Profile, other: Profile): number {
  if (exercises.size === 0 || other.exercises.size === 0) return 0;
  let both = 0;
  for (const id of exercises) if (other.exercises.has(id)) both++;
  return both / (exercises.size + other.exercises.size - both);
}

/** A pair and its log-odds. */
export interface PairOdds {
  from: string;
  to: string;
  odds: number;
  /** Share of exercises that both have, 0 to 1. */
  together: number;
}

/**
 * Concepts that the same exercises are on are met at one time: what one needs the others need too, and none of them comes before another. The odds
 * of each pair after such have been drawn together, in the order of the pairs.
 */
export function shareNeeds(pairs: readonly PairOdds[]): number[] {
  const odds = new Map<string, Map<string, number>>();
  const company = new Map<string, [string, number][]>();
  for (const { from, to, odds: own, together: share } of pairs) {
    const known = odds.get(to) ?? new Map<string, number>();
    odds.set(to, known.set(from, own));
    if (share > LEAST) company.set(to, [...(company.get(to) ?? []), [from, share]]);
  }
  return pairs.map(({ from, to, odds: own, together: share }) => {
    const beside = company.get(to) ?? [];
    if (beside.length === 0) return own;
    let [sum, all] = [0, 0];
    for (const [other, weight] of beside) {
      sum += weight * (odds.get(other)?.get(from) ?? own);
      all += weight;
    }
    return (1 - DRAWN) * own + (DRAWN * sum) / all - (share > LEAST ? APART : 0);
  });
}
