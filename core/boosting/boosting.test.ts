import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binColumns, binOf, MISSING_BIN } from './bins';
import { fitBoosting } from './fit-boosting';
import { matrixOf } from './matrix';
import { LOSSES } from './objective';
import { predictBoosting } from './predict-boosting';

const stump = { rounds: 1, learningRate: 1, leaves: 2, minWeight: 0 };

describe('worked by hand', () => {
  it('squared: start is the mean, leaves are −G/(H+λ)', () => {
    // Labels 1, 2, 9: mean 4, first derivatives 3, 2, −5. The cut after the second gives G 5, H 2 against G −5, H 1.
    const model = fitBoosting(matrixOf([[0], [1], [2]], 1), [1, 2, 9], { objective: 'squared', l2: 1, ...stump });
    expect(predictBoosting(model, [0])).toBeCloseTo(4 - 5 / 3, 12);
    expect(predictBoosting(model, [1.5])).toBeCloseTo(4 - 5 / 3, 12);
    expect(predictBoosting(model, [1.6])).toBeCloseTo(4 + 5 / 2, 12);
  });

  it('logistic: derivatives p − y and p(1 − p), so a pure leaf of two at p = ½ steps to ±1/(½+1)', () => {
    const [first, second] = [new Float64Array(2), new Float64Array(2)];
    LOSSES.logistic.derivatives([1, 0], Float64Array.of(0, Math.log(3)), first, second);
    expect([...first]).toEqual([-0.5, expect.closeTo(0.75, 12)]);
    expect([...second]).toEqual([0.25, expect.closeTo(0.1875, 12)]);
    const table = matrixOf([[0], [0], [1], [1]], 1);
    const model = fitBoosting(table, [0, 0, 1, 1], { objective: 'logistic', l2: 1, ...stump });
    expect(predictBoosting(model, [1])).toBeCloseTo(1 / (1 + Math.exp(-2 / 3)), 12);
    expect(predictBoosting(model, [0])).toBeCloseTo(1 / (1 + Math.exp(2 / 3)), 12);
  });

  it('cuts half-way between values, and keeps a bin for what is missing', () => {
    const binned = binColumns(matrixOf([[1], [2], [4], [Number.NaN]], 1), 10);
    expect([...(binned.cuts[0] ?? [])]).toEqual([1.5, 3]);
    expect([...binned.bins]).toEqual([1, 2, 3, MISSING_BIN]);
    expect(binOf(1e9, Float32Array.of(1.5, 3))).toBe(3);
  });

  it('sends missing values to the side that they are like', () => {
    const table = matrixOf([[0], [0], [1], [1], [Number.NaN], [Number.NaN]], 1);
    const model = fitBoosting(table, [0, 0, 1, 1, 1, 1], { objective: 'logistic', ...stump });
    expect(predictBoosting(model, [Number.NaN])).toBeCloseTo(predictBoosting(model, [1]), 12);
    expect(predictBoosting(model, [Number.NaN])).toBeGreaterThan(predictBoosting(model, [0]));
  });
});

it('keeps no trees where they make the held-out rows worse', () => {
  const rows = Array.from({ length: 40 }, (_, i) => [i % 2]);
  const heldOut = rows.map((_, i) => (i < 20 ? 1 : 0));
  const labels = rows.map(([x = 0], i) => (i < 20 ? 1 - x : x));
  const table = matrixOf(rows, 1);
  const options = { objective: 'logistic', rounds: 30, minWeight: 0 } as const;
  expect(fitBoosting(table, labels, { ...options, heldOut }).trees).toHaveLength(0);
  expect(fitBoosting(table, labels, options).trees).toHaveLength(30);
});

it('for any table: finite probabilities, the same twice, train loss never up without draws', () => {
  const cell = fc.oneof(fc.double({ min: -1e6, max: 1e6 }), fc.constant(Number.NaN), fc.constant(Infinity));
  const row = fc.record({ cells: fc.tuple(cell, cell), label: fc.integer({ min: 0, max: 1 }) });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (all) => {
      const table = matrixOf(
        all.map(({ cells }) => cells),
        2,
      );
      const labels = all.map(({ label }) => label);
      const losses: number[] = [];
      const options = { objective: 'logistic', rounds: 5, minWeight: 0, leaves: 4 } as const;
      const model = fitBoosting(table, labels, { ...options, onRound: (_, loss) => losses.push(loss) });
      expect(fitBoosting(table, labels, options)).toEqual(model);
      for (const { cells } of all) {
        const p = predictBoosting(model, cells);
        expect(p > 0 && p < 1).toBe(true);
      }
      for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeLessThanOrEqual((losses[i - 1] ?? 0) + 1e-12);
    }),
    { numRuns: 50 },
  );
});

it('refuses labels and lists that do not fit', () => {
  const table = matrixOf([[1], [2]], 1);
  expect(() => fitBoosting(table, [1], { objective: 'logistic' })).toThrow(RangeError);
  expect(() => fitBoosting(table, [1, 2], { objective: 'logistic' })).toThrow(RangeError);
  expect(() => fitBoosting(table, [1, Number.NaN], { objective: 'squared' })).toThrow(RangeError);
  expect(() => fitBoosting(table, [1, 0], { objective: 'logistic', heldOut: [1] })).toThrow(RangeError);
  expect(() => fitBoosting(table, [1, 0], { objective: 'logistic', startMargins: [0, Number.NaN] })).toThrow(
    RangeError,
  );
  expect(() => matrixOf([[1, 2]], 1)).toThrow(RangeError);
});
