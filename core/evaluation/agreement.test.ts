import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { macroF1 } from './macro-f1';
import { pearson } from './pearson';
import { quadraticWeightedKappa } from './quadratic-kappa';

describe('golden values, worked by hand', () => {
  it('macro-F1', () => {
    // class 0: 2 of TP 1, FP 0, FN 1 → 2/3; class 1: TP 2, FP 1, FN 0 → 4/5
    expect(macroF1([0, 0, 1, 1], [0, 1, 1, 1])).toBeCloseTo((2 / 3 + 4 / 5) / 2, 12);
    // the example of scikit-learn's f1_score: 0.26…
    expect(macroF1([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1])).toBeCloseTo(4 / 5 / 3, 12);
  });

  it('quadratic weighted kappa', () => {
    // observed squares: 0 + 0 + 1 + 0 = 1; all 16 pairings of 1,2,3,3 with 1,2,2,3:
    // 1: 0+1+1+4, 2: 1+0+0+1, 3: 4+1+1+0 twice → 20, over 4 rows 5; 1 − 1/5
    expect(quadraticWeightedKappa([1, 2, 3, 3], [1, 2, 2, 3])).toBeCloseTo(0.8, 12);
  });

  it('Pearson', () => {
    // deviations −1, 0, 1 and −4/3, 2/3, 2/3: 2 / √(2 · 24/9)
    expect(pearson([1, 2, 3], [1, 3, 3])).toBeCloseTo(2 / Math.sqrt(48 / 9), 12);
    expect(pearson([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
  });
});

it('is not defined without rows, and not for constant columns', () => {
  for (const measure of [macroF1, quadraticWeightedKappa, pearson]) {
    expect(measure([], [])).toBeNaN();
    expect(() => measure([1], [])).toThrow(RangeError);
  }
  expect(pearson([1, 1], [1, 2])).toBeNaN();
  expect(quadraticWeightedKappa([2, 2], [2, 2])).toBeNaN();
  expect(quadraticWeightedKappa([2, 2], [1, 3])).toBe(0);
});

/** The definition with its table of observed and expected pairs. */
function kappaByTable(x: number[], y: number[]): number {
  let [observed, expected] = [0, 0];
  for (const [i, a] of x.entries()) {
    observed += (a - (y[i] ?? 0)) ** 2;
    for (const b of y) expected += (a - b) ** 2 / x.length;
  }
  return 1 - observed / expected;
}

it('kappa from moments equals kappa from the table', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), { minLength: 2 });
  fc.assert(
    fc.property(rows, (given) => {
      const [x, y] = [given.map(([a]) => a), given.map(([, b]) => b)];
      const expected = kappaByTable(x, y);
      if (Number.isFinite(expected)) expect(quadraticWeightedKappa(x, y)).toBeCloseTo(expected, 9);
      expect(quadraticWeightedKappa(y, x)).toEqual(quadraticWeightedKappa(x, y));
    }),
  );
});
