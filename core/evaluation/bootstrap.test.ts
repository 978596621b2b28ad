import { expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { bootstrapInterval, quantileOf, take } from './bootstrap';

const mean = (values: ArrayLike<number>) => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum / values.length;
};

it('quantiles lie on the line between neighbours', () => {
  expect(quantileOf([1, 2, 4], 0.5)).toBe(2);
  expect(quantileOf([1, 2, 4], 0.75)).toBe(3);
  expect([quantileOf([1, 2, 4], 0), quantileOf([1, 2, 4], 1)]).toEqual([1, 4]);
  expect(quantileOf([], 0.5)).toBeNaN();
});

it('comes near the textbook interval of a mean', () => {
  const random = createRandom(5);
  const values = Float64Array.from({ length: 400 }, () => random.normal(10, 2));
  const { estimate, low, high } = bootstrapInterval(400, (rows) => mean(take(values, rows)), { seed: 1 });
  expect(estimate).toBeCloseTo(mean(values), 12);
  // mean ± 1.96 · 2 / √400 = ± 0.196
  expect(estimate - low).toBeGreaterThan(0.16);
  expect(estimate - low).toBeLessThan(0.23);
  expect(high - estimate).toBeGreaterThan(0.16);
  expect(high - estimate).toBeLessThan(0.23);
});

it('draws whole groups: ten equal rows of a learner are one observation', () => {
  const random = createRandom(6);
  const groups = Int32Array.from({ length: 1000 }, (_, row) => Math.floor(row / 10));
  const perGroup = Float64Array.from({ length: 100 }, () => random.normal());
  const values = take(perGroup, groups);
  const statistic = (rows: Int32Array) => mean(take(values, rows));
  const single = bootstrapInterval(1000, statistic, { seed: 1 });
  const grouped = bootstrapInterval(1000, statistic, { seed: 1, groups });
  // √10 times as wide
  const ratio = (grouped.high - grouped.low) / (single.high - single.low);
  expect(ratio).toBeGreaterThan(2.7);
  expect(ratio).toBeLessThan(3.6);
});

it('copes with groups of unequal size', () => {
  const groups = [0, 0, 0, 0, 0, 1];
  const sizes = new Set<number>();
  bootstrapInterval(6, (rows) => sizes.add(rows.length).size, { seed: 2, replicates: 50, groups });
  expect([...sizes].sort((a, b) => a - b)).toEqual([2, 6, 10]);
});

it('is the same for the same seed, and leaves draws out on which the statistic is not defined', () => {
  const share = (rows: Int32Array) => (rows.includes(0) ? mean(rows) : Number.NaN);
  const first = bootstrapInterval(5, share, { seed: 3, replicates: 100 });
  expect(bootstrapInterval(5, share, { seed: 3, replicates: 100 })).toEqual(first);
  expect(Number.isNaN(first.low)).toBe(false);
});

it('is not defined without rows', () => {
  expect(bootstrapInterval(0, mean, { seed: 1 })).toEqual({ estimate: Number.NaN, low: Number.NaN, high: Number.NaN });
  expect(() => bootstrapInterval(2, mean, { seed: 1, groups: [0] })).toThrow(RangeError);
});
