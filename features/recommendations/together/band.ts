import type { Effect } from '../contract';

export type Band = Effect['band'];

/** A third of the scale from 0 to 1: below 1/3, below 2/3, above. */
export function bandOf(mastery: number): Band {
  if (mastery < 1 / 3) return 'low';
  return mastery < 2 / 3 ? 'middle' : 'high';
}

/** The middle of a band. */
export const CENTRES: Record<Band, number> = { low: 1 / 6, middle: 1 / 2, high: 5 / 6 };

/** Mean of how somebody begins with a concept: p(L) of it and of what it needs; 0 of nothing. */
export function meanOf(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
