/**
 * How many rows of a person may be told so that nobody stands out by having more than all others: the k-th largest number of rows, so that
 * at least k people reach it. Whoever has more is told with their first ones alone.
 *
 * @param counts rows of each person.
 * @param k from 1; with fewer people than that, 0.
 */
export function mostRowsFor(counts: readonly number[], k: number): number {
  if (!(Number.isSafeInteger(k) && k >= 1)) throw new RangeError(`k is a whole number from 1, not ${k}`);
  return [...counts].sort((a, b) => b - a)[k - 1] ?? 0;
}
