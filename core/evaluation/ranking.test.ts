import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averagePrecision } from './average-precision';
import { ndcgAt, recallAt, reciprocalRankAt } from './ranking';

const relevance = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 1],
  ['d', 0],
]);

describe('golden values, worked by hand', () => {
  it('average precision', () => {
    // scikit-learn's example: .8 (1) P 1, R ½; .4 (0); .35 (1) P 2/3, R 1 → ½ + ½·2/3
    expect(averagePrecision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])).toBeCloseTo(0.5 + 1 / 3, 12);
    // all tied: one step with precision 2/4
    expect(averagePrecision([1, 0, 1, 0], [1, 1, 1, 1])).toBe(0.5);
  });

  it('nDCG', () => {
    // b, d, a: 2/1 + 0 + 3/2 = 3.5; ideal 3 + 2/log₂3 + 1/2
    expect(ndcgAt(['b', 'd', 'a'], relevance, 3)).toBeCloseTo(3.5 / (3.5 + 2 / Math.log2(3)), 12);
    // cut at 1: 2 of 3
    expect(ndcgAt(['b', 'd', 'a'], relevance, 1)).toBeCloseTo(2 / 3, 12);
    expect(ndcgAt(['a', 'b', 'c'], relevance, 10)).toBeCloseTo(1, 12);
  });

  it('recall and reciprocal rank', () => {
    expect(recallAt(['b', 'd', 'a'], relevance, 2)).toBeCloseTo(1 / 3, 12);
    expect(recallAt(['b', 'd', 'a'], relevance, 3)).toBeCloseTo(2 / 3, 12);
    expect(reciprocalRankAt(['d', 'x', 'c'], relevance, 10)).toBeCloseTo(1 / 3, 12);
    expect(reciprocalRankAt(['d', 'x', 'c'], relevance, 2)).toBe(0);
  });
});

it('is not defined where nothing is relevant', () => {
  const nothing = new Map([['a', 0]]);
  for (const measure of [ndcgAt, recallAt, reciprocalRankAt]) expect(measure(['a'], nothing, 10)).toBeNaN();
  expect(averagePrecision([0, 0], [1, 2])).toBeNaN();
  expect(averagePrecision([], [])).toBeNaN();
  expect(averagePrecision([1, 0], [1, Number.NaN])).toBeNaN();
  expect(() => averagePrecision([1], [])).toThrow(RangeError);
});

it('finds nothing in an empty result, and a repeated document counts once', () => {
  for (const measure of [ndcgAt, recallAt, reciprocalRankAt]) expect(measure([], relevance, 10)).toBe(0);
  expect(ndcgAt(['a', 'a', 'b', 'c'], relevance, 10)).toBeCloseTo(1, 12);
});

it('stays within 0 and 1, and bringing a better document forward never hurts', () => {
  const order = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 2 });
  fc.assert(
    fc.property(order, fc.integer({ min: 1, max: 6 }), fc.nat(3), (ranked, k, at) => {
      const value = ndcgAt(ranked, relevance, k);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1 + 1e-12);
      const [upper, lower] = [ranked[at], ranked[at + 1]];
      if (upper === undefined || lower === undefined) return;
      if ((relevance.get(upper) ?? 0) >= (relevance.get(lower) ?? 0)) return;
      const swapped = ranked.with(at, lower).with(at + 1, upper);
      expect(ndcgAt(swapped, relevance, k)).toBeGreaterThanOrEqual(value - 1e-12);
    }),
  );
});
