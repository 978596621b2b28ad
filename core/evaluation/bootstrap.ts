import { createRandom } from '../random/random';

export interface BootstrapOptions {
  seed: number;
  /** How often the rows are drawn anew; 1,000 where not given. */
  replicates?: number;
  /** Share of the distribution inside the interval; 0.95 where not given. */
  level?: number;
  /**
   * Group of each row, whole numbers from 0 (the learner, say). Whole groups are drawn then: rows of one learner hang
   * together, and drawing them one by one would make the interval too narrow.
   */
  groups?: ArrayLike<number>;
}

export interface Interval {
  /** The statistic on the rows as they are. */
  estimate: number;
  low: number;
  high: number;
}

/**
 * Percentile bootstrap (Efron, Annals of Statistics 7, 1979): the statistic on rows drawn with replacement, again and
 * again, and the quantiles of what comes out. Draws on which the statistic is not defined (NaN) are left out.
 *
 * @param rows number of rows.
 * @param statistic of the rows with these numbers, which repeat; see {@link take}. It must not keep the array.
 * @returns NaN throughout without rows.
 */
export function bootstrapInterval(
  rows: number,
  statistic: (rows: Int32Array) => number,
  { seed, replicates = 1000, level = 0.95, groups }: BootstrapOptions,
): Interval {
  const random = createRandom(seed);
  const members = groupRows(rows, groups);
  const estimate = statistic(Int32Array.from({ length: rows }, (_, row) => row));
  const values: number[] = [];
  let drawn = new Int32Array(rows * 2);
  for (let replicate = 0; replicate < replicates && members.length > 0; replicate++) {
    let length = 0;
    for (let i = 0; i < members.length; i++) {
      const group = members[random.integer(members.length)] ?? new Int32Array();
      if (length + group.length > drawn.length) drawn = grown(drawn, length + group.length);
      drawn.set(group, length);
      length += group.length;
    }
    const value = statistic(drawn.subarray(0, length));
    if (!Number.isNaN(value)) values.push(value);
  }
  const sorted = Float64Array.from(values).sort();
  return { estimate, low: quantileOf(sorted, (1 - level) / 2), high: quantileOf(sorted, (1 + level) / 2) };
}

/** The values of these rows, for the statistic of a bootstrap. */
export function take(values: ArrayLike<number>, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i] ?? 0] ?? Number.NaN;
  return taken;
}

/** Quantile of sorted values, linear between neighbours (type 7 of Hyndman and Fan, 1996); NaN without values. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const lower = sorted[below] ?? Number.NaN;
  return lower + (place - below) * ((sorted[below + 1] ?? lower) - lower);
}

function groupRows(rows: number, groups: ArrayLike<number> | undefined): Int32Array[] {
  if (!groups) return Array.from({ length: rows }, (_, row) => Int32Array.of(row));
  if (groups.length !== rows) throw new RangeError(`${groups.length} groups for ${rows} rows`);
  const lists = new Map<number, number[]>();
  for (let row = 0; row < rows; row++) {
    const list = lists.get(groups[row] ?? 0);
    if (list) list.push(row);
    else lists.set(groups[row] ?? 0, [row]);
  }
  return Array.from(lists.values(), (list) => Int32Array.from(list));
}

function grown(array: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, array.length * 2));
  larger.set(array);
  return larger;
}
