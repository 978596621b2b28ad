import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitRidgeLogistic, ridgeMargin } from './ridge-logistic';

/** Volume and rate of breath, and whether vessels of the skin narrowed: D. J. Finney, Biometrika 34 (1947), as D. Pregibon prints it (Annals of Statistics 9, 1981). */
const FINNEY = `
  3.7 .825 1|3.5 1.09 1|1.25 2.5 1|.75 1.5 1|.8 3.2 1|.7 3.5 1|.6 .75 0|1.1 1.7 0|.9 .75 0|.9 .45 0|.8 .57 0|.55 2.75 0|.6 3 0|1.4 2.33 1|.75 3.75 1|2.3 1.64 1|
  3.2 1.6 1|.85 1.415 1|1.7 1.06 0|1.8 1.8 1|.4 2 0|.95 1.36 0|1.35 1.35 0|1.5 1.36 0|1.6 1.78 1|.6 1.5 0|1.8 1.5 1|.95 1.9 0|1.9 .95 1|1.6 .4 0|2.7 .75 1|
  2.35 .03 0|1.1 1.83 0|1.1 2.2 1|1.2 2 1|.8 3.33 1|.95 1.9 0|.75 1.9 0|1.3 1.625 1`
  .split('|')
  .map((row) => row.trim().split(' ').map(Number));

const labels = FINNEY.map(([, , label = 0]) => label);
const values = FINNEY.flatMap(([volume = 1, rate = 1]) => [Math.log(volume), Math.log(rate)]);
const even = labels.map(() => 1);
const uneven = labels.map((_, row) => (row % 3 === 0 ? 0.5 : 1.25));

describe('on Finney’s data', () => {
  it('without a penalty, the published estimates −2.875, 5.179 and 4.562', () => {
    const fitted = fitRidgeLogistic({ columns: 2, values, labels, weights: even }, 0);
    for (const [i, wanted] of [-2.875, 5.179, 4.562].entries()) expect(fitted[i]).toBeCloseTo(wanted, 3);
  });

  it.each([
    ['C = 1', even, 1, [-0.7234706498, 1.7302400426, 1.3611580784]],
    ['C = 0.1, weights', uneven, 10, [-0.0841078945, 0.3421096248, 0.4018441903]],
    ['C = 5, weights', uneven, 0.2, [-1.5807895442, 3.1065186553, 2.8068490263]],
  ])('what scikit-learn 1.9.1 finds with %s', (_what, weights, ridge, wanted) => {
    const fitted = fitRidgeLogistic({ columns: 2, values, labels, weights }, ridge);
    for (const [i, each] of wanted.entries()) expect(fitted[i]).toBeCloseTo(each, 7);
  });

  it('begins where it is told to and ends at the same optimum; a row can be left out or come with known log-odds', () => {
    const data = { columns: 2, values, labels, weights: even };
    const fitted = fitRidgeLogistic(data, 1);
    const far = fitRidgeLogistic(data, 1, { start: Float64Array.of(9, -9, 9) });
    for (const [i, each] of fitted.entries()) expect(far[i]).toBeCloseTo(each, 7);
    const without = fitRidgeLogistic({ ...data, weights: even.map((each, row) => (row === 3 ? 0 : each)) }, 1);
    const rows = Int32Array.from(even.keys()).filter((row) => row !== 3);
    for (const [i, each] of fitRidgeLogistic(data, 1, { rows }).entries()) expect(without[i]).toBeCloseTo(each, 9);
    const known = fitRidgeLogistic({ ...data, offsets: even.map(() => 2) }, 1);
    expect(known[0]).toBeCloseTo((fitted[0] ?? 0) - 2, 7);
    expect(ridgeMargin(fitted, values, 2)).toBeCloseTo(
      (fitted[0] ?? 0) + (fitted[1] ?? 0) * Math.log(3.5) + (fitted[2] ?? 0) * Math.log(1.09),
      12,
    );
  });
});

it('for any rows of both labels the slope at the end is none, also where a line divides them', () => {
  const row = fc.record({
    x: fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    label: fc.integer({ min: 0, max: 1 }),
    weight: fc.double({ min: 0.01, max: 20, noNaN: true }),
  });
  const ridges = fc.constantFrom(0.01, 1, 100);
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), ridges, (rows, ridge) => {
      fc.pre(new Set(rows.map(({ label }) => label)).size === 2);
      const fitted = fitRidgeLogistic(
        {
          ...{ columns: 2, values: rows.flatMap(({ x }) => x) },
          labels: rows.map(({ label }) => label),
          weights: rows.map(({ weight }) => weight),
        },
        ridge,
      );
      const scale = rows.reduce((sum, { weight }) => sum + weight, 0);
      for (const place of [0, 1, 2]) {
        let slope = place === 0 ? 0 : ridge * (fitted[place] ?? 0);
        for (const { x, label, weight } of rows) {
          const own = [1, ...x];
          const p = 1 / (1 + Math.exp(-ridgeMargin(fitted, x)));
          slope += weight * (p - label) * (own[place] ?? 0);
        }
        expect(Math.abs(slope)).toBeLessThan(1e-4 * scale);
      }
    }),
  );
});

it('refuses what has no answer', () => {
  const data = { columns: 1, values: [1, 2], labels: [0, 1], weights: [1, 1] };
  expect(() => fitRidgeLogistic(data, -1)).toThrow(RangeError);
  expect(() => fitRidgeLogistic({ ...data, labels: [1, 1] }, 1)).toThrow(/both labels/);
  expect(() => fitRidgeLogistic({ ...data, weights: [1, 0] }, 1)).toThrow(/both labels/);
  expect(() => fitRidgeLogistic({ ...data, values: [1, Number.NaN] }, 1)).toThrow(/no finite number/);
});
