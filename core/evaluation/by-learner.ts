import { createRandom } from '../random/random';
import { type Interval, quantileOf } from './bootstrap';

/**
 * A statistic of a group in which each learner stands as often as its weight says: 1 for all gives the group as it is. NaN where it isn't
 * defined.
 */
export type WeightedStatistic = (weights: Uint16Array) => number;

export interface DrawOptions {
  seed: number;
  /** How often the learners are drawn anew; 1,000 where not given. */
  replicates?: number;
  /** Share of the distribution inside the interval; 0.95 where not given. */
  level?: number;
}

/**
 * Percentile bootstrap by learner (Efron 1979; see `bootstrap.ts`): whole learners are drawn, since what one of them does hangs together. The
 * statistic gets how often each was drawn, which is far less work than copying their records. The interval holds the estimate always.
 *
 * @returns NaN throughout for nobody, or where the statistic isn't defined.
 */
export function intervalByLearner(learners: number, statistic: WeightedStatistic, options: DrawOptions): Interval {
  const draw = drawer(learners, createRandom(options.seed));
  return percentiles(statistic(everyOnce(learners)), () => statistic(draw()), options, learners > 0);
}

/** The second group's statistic less the first's, each group drawn for itself: for groups of different learners. */
export function differenceByLearner(
  [firstLearners, first]: readonly [number, WeightedStatistic],
  [secondLearners, second]: readonly [number, WeightedStatistic],
  options: DrawOptions,
): Interval {
  const random = createRandom(options.seed);
  const [drawFirst, drawSecond] = [drawer(firstLearners, random), drawer(secondLearners, random)];
  return percentiles(
    second(everyOnce(secondLearners)) - first(everyOnce(firstLearners)),
    () => {
      const before = first(drawFirst());
      return second(drawSecond()) - before;
    },
    options,
    firstLearners > 0 && secondLearners > 0,
  );
}

/** The same learners under two statistics, second less first; each draw is used for both, since they hang together. */
export function changeByLearner(
  learners: number,
  first: WeightedStatistic,
  second: WeightedStatistic,
  options: DrawOptions,
): Interval {
  return intervalByLearner(learners, (weights) => second(weights) - first(weights), options);
}

/** Sum of numerators over sum of denominators, each learner's counted as often as it was drawn; NaN over 0. */
export function ratioStatistic(numerators: ArrayLike<number>, denominators: ArrayLike<number>): WeightedStatistic {
  return (weights) => {
    let [above, below] = [0, 0];
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i] ?? 0;
      above += weight * (numerators[i] ?? 0);
      below += weight * (denominators[i] ?? 0);
    }
    return below === 0 ? Number.NaN : above / below;
  };
}

/** A quantile of all learners' values together (type 7, as {@link quantileOf}); the values are sorted once for all draws. */
export function quantileStatistic(values: readonly (readonly number[])[], share: number): WeightedStatistic {
  const count = values.reduce((sum, each) => sum + each.length, 0);
  const all = new Float64Array(count);
  const owner = new Uint32Array(count);
  let place = 0;
  values.forEach((own, learner) => {
    for (const value of own) {
      all[place] = value;
      owner[place++] = learner;
    }
  });
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => (all[a] ?? 0) - (all[b] ?? 0));
  const sorted = Float64Array.from(order, (i) => all[i] ?? 0);
  const owners = Uint32Array.from(order, (i) => owner[i] ?? 0);
  const sizes = values.map((each) => each.length);
  return (weights) => {
    let total = 0;
    for (let i = 0; i < weights.length; i++) total += (weights[i] ?? 0) * (sizes[i] ?? 0);
    if (total === 0) return Number.NaN;
    const wanted = share * (total - 1);
    const below = Math.floor(wanted);
    let seen = 0;
    let lower = Number.NaN;
    for (let i = 0; i < sorted.length; i++) {
      const weight = weights[owners[i] ?? 0] ?? 0;
      if (weight === 0) continue;
      const value = sorted[i] ?? Number.NaN;
      seen += weight;
      if (!Number.isNaN(lower)) return lower + (wanted - below) * (value - lower);
      if (seen > below + 1) return value;
      if (seen === below + 1) lower = value;
    }
    return lower;
  };
}

function everyOnce(learners: number): Uint16Array {
  return new Uint16Array(learners).fill(1);
}

function drawer(learners: number, random: { integer(below: number): number }): () => Uint16Array {
  const weights = new Uint16Array(learners);
  return () => {
    weights.fill(0);
    for (let i = 0; i < learners; i++) {
      const drawn = random.integer(learners);
      weights[drawn] = (weights[drawn] ?? 0) + 1;
    }
    return weights;
  };
}

function percentiles(
  estimate: number,
  draw: () => number,
  { replicates = 1000, level = 0.95 }: DrawOptions,
  some: boolean,
): Interval {
  if (!some || Number.isNaN(estimate)) return { estimate: Number.NaN, low: Number.NaN, high: Number.NaN };
  const values: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    const value = draw();
    if (!Number.isNaN(value)) values.push(value);
  }
  const sorted = Float64Array.from(values).sort();
  return {
    estimate,
    low: Math.min(estimate, quantileOf(sorted, (1 - level) / 2)),
    high: Math.max(estimate, quantileOf(sorted, (1 + level) / 2)),
  };
}
