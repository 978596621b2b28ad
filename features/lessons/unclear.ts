import type { Approach } from './contract';

/** Ways whose latest lesson was found unclear, of lessons oldest first. A later one by the same way that was not clears it. */
export function latestUnclear(lessons: readonly { approach: Approach; unclear: boolean }[]): Approach[] {
  const latest = new Map(lessons.map(({ approach, unclear }) => [approach, unclear]));
  return [...latest].filter(([, unclear]) => unclear).map(([approach]) => approach);
}
