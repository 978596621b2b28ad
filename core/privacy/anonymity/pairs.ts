import { type CodedRows, rowsAmongFew } from './columns';
import type { Hierarchy } from './hierarchy';

/**
 * Says whether some two columns told at their levels already leave too many rows among fewer than k, everything else told as little as it can be: then so does the
 * whole combination, and it need not be looked at (the subset property of K. LeFevre, D. DeWitt and R. Ramakrishnan, "Incognito", SIGMOD 2005). Each pair of levels is looked at once.
 *
 * @returns a test of a combination of levels.
 */
export function pairsTooFew(
  coded: CodedRows,
  hierarchies: readonly Hierarchy[],
  { k, mostRows }: { k: number; mostRows: number },
): (levels: readonly number[]) => boolean {
  const least = hierarchies.map(({ levels }) => levels - 1);
  const known = new Map<string, boolean>();
  return (levels) =>
    levels.some((a, i) =>
      levels.some((b, j) => {
        if (j <= i) return false;
        const key = `${i} ${a} ${j} ${b}`;
        const had = known.get(key);
        if (had !== undefined) return had;
        const pair = least.map((level, column) => (column === i ? a : column === j ? b : level));
        const found = rowsAmongFew(coded, pair, k) > mostRows;
        known.set(key, found);
        return found;
      }),
    );
}
