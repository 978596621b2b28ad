import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval, quantileOf } from './bootstrap';
import {
  changeByLearner,
  differenceByLearner,
  intervalByLearner,
  quantileStatistic,
  ratioStatistic,
} from './by-learner';

const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), {
  minLength: 1,
  maxLength: 12,
});

describe('statistics with weights', () => {
  it('add what each learner brings, as often as it was drawn', () => {
    const rate = ratioStatistic([1, 3, 5], [2, 4, 5]);
    expect(rate(Uint16Array.of(1, 1, 1))).toBeCloseTo(9 / 11, 12);
    expect(rate(Uint16Array.of(2, 0, 1))).toBeCloseTo(7 / 9, 12);
    expect(rate(Uint16Array.of(0, 0, 0))).toBeNaN();
  });

  it('find the same quantile as the values written out', () => {
    const lists = fc.array(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 6 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lists, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }), (values, drawn) => {
        const weights = Uint16Array.from(values, (_, i) => drawn[i] ?? 0);
        const written = values.flatMap((own, i) => Array.from({ length: weights[i] ?? 0 }, () => own).flat());
        const sorted = written.toSorted((a, b) => a - b);
        for (const share of [0, 0.25, 0.5, 0.75, 1]) {
          const [found, expected] = [quantileStatistic(values, share)(weights), quantileOf(sorted, share)];
          if (Number.isNaN(expected)) expect(found).toBeNaN();
          else expect(found).toBeCloseTo(expected, 10);
        }
      }),
    );
  });
});

describe('intervals by learner', () => {
  it('are those of the bootstrap that copies rows', () => {
    const rows = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
    const mean = ratioStatistic(
      rows,
      rows.map(() => 1),
    );
    const drawn = intervalByLearner(rows.length, mean, { seed: 7, replicates: 4000 });
    const copied = bootstrapInterval(
      rows.length,
      (picked) => picked.reduce((sum, row) => sum + (rows[row] ?? 0), 0) / picked.length,
      { seed: 8, replicates: 4000 },
    );
    expect(drawn.estimate).toBeCloseTo(3.9, 12);
    expect(drawn.low).toBeCloseTo(copied.low, 0);
    expect(drawn.high).toBeCloseTo(copied.high, 0);
  });

  it('hold the estimate, and are the same for the same seed', () => {
    fc.assert(
      fc.property(counts, (learners) => {
        const rate = ratioStatistic(
          learners.map(([right]) => right),
          learners.map(([, wrong], i) => (learners[i]?.[0] ?? 0) + wrong),
        );
        const found = intervalByLearner(learners.length, rate, { seed: 3, replicates: 60 });
        expect(intervalByLearner(learners.length, rate, { seed: 3, replicates: 60 })).toEqual(found);
        if (Number.isNaN(found.estimate)) return;
        expect(found.low).toBeLessThanOrEqual(found.estimate);
        expect(found.high).toBeGreaterThanOrEqual(found.estimate);
      }),
    );
  });

  it('know of a difference between groups only where there is one', () => {
    const of = (values: number[]) =>
      [
        values.length,
        ratioStatistic(
          values,
          values.map(() => 1),
        ),
      ] as const;
    const low = of([1, 2, 3, 2, 1, 2, 3, 2]);
    const apart = differenceByLearner(low, of([7, 8, 9, 8, 7, 8, 9, 8]), { seed: 1 });
    expect(apart.estimate).toBe(6);
    expect(apart.low).toBeGreaterThan(4);
    const alike = differenceByLearner(low, of([2, 1, 3, 2, 2, 1, 2, 3]), { seed: 1 });
    expect(alike.low).toBeLessThan(0);
    expect(alike.high).toBeGreaterThan(0);
  });

  it('are narrower for the same learners twice than for as many others', () => {
    const before = [1, 5, 9, 13, 17, 21];
    const after = before.map((value, i) => value + 1 + (i % 2));
    const ones = before.map(() => 1);
    const [first, second] = [ratioStatistic(before, ones), ratioStatistic(after, ones)];
    const change = changeByLearner(6, first, second, { seed: 1 });
    const difference = differenceByLearner([6, first], [6, second], { seed: 1 });
    expect(change.estimate).toBeCloseTo(1.5, 12);
    expect(change.high - change.low).toBeLessThan((difference.high - difference.low) / 4);
  });

  it('are not defined for nobody', () => {
    const nothing = { estimate: Number.NaN, low: Number.NaN, high: Number.NaN };
    expect(intervalByLearner(0, ratioStatistic([], []), { seed: 1 })).toEqual(nothing);
  });
});
