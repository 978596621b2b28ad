import type { Rho } from '../accounting/loss';
import type { Draws } from '../noise/random-bits';
import { costOf, type Mechanism, noised, reachOf, type Sensitivity } from './mechanism';
import { atMostEach, type ByPerson } from './people';

/** A number that may be told: noise is in it, and how far it reaches. */
export interface Released {
  value: number;
  /** With 95 % the true value lies at most so far away; that of clipped data, which clipping can move. */
  within95: number;
  /** What telling it cost. */
  rho: Rho;
}

export interface CountOptions {
  mechanism: Mechanism;
  /** Rows of one person that count at most, from 1. */
  mostEach: number;
}

/**
 * How many rows there are (people, where each brings one). Not below 0.
 *
 * @throws RangeError for options out of their range.
 */
export function releaseCount(people: ByPerson<unknown>, { mechanism, mostEach }: CountOptions, draws: Draws): Released {
  const count = BigInt(atMostEach(people, mostEach).length);
  const sensitivity = sensitivityOfRows(mostEach);
  const [value = 0n] = noised([count], sensitivity, mechanism, draws);
  return { value: Math.max(0, Number(value)), within95: reachOf(sensitivity, mechanism, 0.95), rho: costOf(mechanism) };
}

/**
 * How many rows each bin has. The bins are given, not read off the data: a bin that is there because somebody is in it would give them away.
 * Rows of other bins are left out before a person's rows are counted.
 *
 * @returns the bins in order; the cost is that of all together, and stands at each.
 */
export function releaseHistogram<Bin extends string>(
  people: ByPerson<string>,
  bins: readonly Bin[],
  { mechanism, mostEach }: CountOptions,
  draws: Draws,
): ({ bin: Bin } & Released)[] {
  const place = new Map<string, number>(bins.map((bin, i) => [bin, i]));
  if (place.size !== bins.length) throw new RangeError('a bin is named twice');
  const counts = bins.map(() => 0n);
  const known = people.map((values) => values.filter((value) => place.has(value)));
  for (const value of atMostEach(known, mostEach)) {
    const at = place.get(value);
    if (at !== undefined) counts[at] = (counts[at] ?? 0n) + 1n;
  }
  const sensitivity = sensitivityOfRows(mostEach);
  const within95 = reachOf(sensitivity, mechanism, 0.95);
  const values = noised(counts, sensitivity, mechanism, draws);
  return bins.map((bin, i) => ({
    bin,
    value: Math.max(0, Number(values[i] ?? 0n)),
    within95,
    rho: costOf(mechanism),
  }));
}

/** All rows of a person may lie in one bin: the change is `mostEach` in L1 and in L2 norm. */
function sensitivityOfRows(mostEach: number): Sensitivity {
  const most = BigInt(mostEach);
  return { l1: most, squaredL2: most * most };
}
