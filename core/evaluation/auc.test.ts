import fc from 'fast-check';
import { expect, it } from 'vitest';
import { auc } from './auc';

it('counts pairs in the right order, ties half', () => {
  // pairs (1 against 0): .8>.1, .8>.4, .35>.1, .35<.4 → 3 of 4 (the example of scikit-learn's roc_auc_score)
  expect(auc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])).toBe(0.75);
  // .5 against .5, .5, .2: ½ + ½ + 1; .7: 3 → 5 of 6
  expect(auc([1, 0, 0, 0, 1], [0.5, 0.5, 0.5, 0.2, 0.7])).toBeCloseTo(5 / 6, 15);
  expect(auc([1, 0, 1, 0], [2, 2, 2, 2])).toBe(0.5);
});

it('is not defined for one class, no rows or NaN', () => {
  expect(auc([1, 1], [0, 1])).toBeNaN();
  expect(auc([0], [0])).toBeNaN();
  expect(auc([], [])).toBeNaN();
  expect(auc([1, 0], [Number.NaN, 0])).toBeNaN();
  expect(auc([1, 0], [0, Number.NaN])).toBeNaN();
  expect(() => auc([1], [])).toThrow(RangeError);
});

it('equals the count over all pairs', () => {
  const rows = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 6 })), { maxLength: 30 });
  fc.assert(
    fc.property(rows, (given) => {
      const positives = given.filter(([label]) => label === 1).map(([, score]) => score);
      const negatives = given.filter(([label]) => label === 0).map(([, score]) => score);
      let wins = 0;
      for (const p of positives) for (const n of negatives) wins += p > n ? 1 : p === n ? 0.5 : 0;
      const expected = wins / (positives.length * negatives.length);
      const labels = Uint8Array.from(given, ([label]) => label);
      const scores = Float64Array.from(given, ([, score]) => score);
      if (Number.isNaN(expected)) expect(auc(labels, scores)).toBeNaN();
      else expect(auc(labels, scores)).toBeCloseTo(expected, 12);
    }),
  );
});
