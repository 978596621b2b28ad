import type { OfTen } from '../contract-class-view';
import { LEAST_LEARNERS } from '../limits';

/** Where fewer learners than this stand elsewhere than the many, who they are with is told of each: nothing is said then. */
const LEAST_ELSEWHERE = 3;

const LEVELS = ['none', 'foundational', 'scaffolded', 'advanced'] as const;

/**
 * How many of ten learners stand where with a concept: whole numbers that add up to ten, by largest remainder, so that one learner's step seldom
 * shows. Null for fewer than `LEAST_LEARNERS`, and where nearly everybody stands alike beyond the beginning.
 * @param counts learners at each level: whole numbers from 0.
 */
export function ofTen(counts: OfTen): OfTen | null {
  const all = LEVELS.reduce((sum, level) => sum + counts[level], 0);
  if (all < LEAST_LEARNERS) return null;
  if (LEVELS.some((level) => level !== 'none' && all - counts[level] < LEAST_ELSEWHERE)) return null;
  const exact = LEVELS.map((level) => ({ level, share: (counts[level] / all) * 10 }));
  const shares: OfTen = { none: 0, foundational: 0, scaffolded: 0, advanced: 0 };
  for (const { level, share } of exact) shares[level] = Math.floor(share);
  const left = 10 - LEVELS.reduce((sum, level) => sum + shares[level], 0);
  const byRemainder = exact.toSorted((a, b) => (b.share % 1) - (a.share % 1));
  for (const { level } of byRemainder.slice(0, left)) shares[level]++;
  return shares;
}
