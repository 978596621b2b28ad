import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy } from './accuracy';
import { brier, meanAbsoluteError, rmse } from './errors';
import { LOG_LOSS_CLIP, logLoss } from './log-loss';

describe('golden values, worked by hand', () => {
  const labels = [1, 0, 1, 0];
  const probabilities = [0.9, 0.1, 0.8, 0.6];

  it('log-loss', () => {
    // −[ln .9 + ln .9 + ln .8 + ln .4] / 4 = (.105361 + .105361 + .223144 + .916291) / 4
    expect(logLoss(labels, probabilities)).toBeCloseTo(0.337539, 6);
    expect(logLoss([1], [0.5])).toBeCloseTo(Math.LN2, 15);
    expect(logLoss([0.5], [0.5])).toBeCloseTo(Math.LN2, 15);
  });

  it('Brier, root mean square and mean absolute error', () => {
    // .01 + .01 + .04 + .36 = .42
    expect(brier(labels, probabilities)).toBeCloseTo(0.105, 12);
    expect(rmse(labels, probabilities)).toBeCloseTo(Math.sqrt(0.105), 12);
    // .1 + .1 + .2 + .6
    expect(meanAbsoluteError(labels, probabilities)).toBeCloseTo(0.25, 12);
    expect(rmse([0, 10], [3, 6])).toBeCloseTo(Math.sqrt(12.5), 12);
  });

  it('accuracy, with the threshold on the side of 1', () => {
    expect(accuracy(labels, probabilities)).toBe(0.75);
    expect(accuracy([1, 0], [0.5, 0.5])).toBe(0.5);
    expect(accuracy(labels, probabilities, 0.7)).toBe(1);
  });
});

it('a certain mistake costs much, not infinitely much', () => {
  expect(logLoss([1], [0])).toBeCloseTo(-Math.log(LOG_LOSS_CLIP), 9);
  expect(logLoss([0], [1])).toBeCloseTo(-Math.log(LOG_LOSS_CLIP), 1);
});

it('is not defined without rows or with NaN', () => {
  for (const measure of [logLoss, brier, rmse, meanAbsoluteError, accuracy]) {
    expect(measure([], [])).toBeNaN();
    expect(measure([1], [Number.NaN])).toBeNaN();
    expect(() => measure([1, 0], [0.5])).toThrow(RangeError);
  }
});

it('the share of 1 is the constant prediction of least log-loss and Brier score', () => {
  const column = fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(column, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (labels, p) => {
      const share = labels.reduce<number>((sum, label) => sum + label, 0) / labels.length;
      const [best, other] = [labels.map(() => share), labels.map(() => p)];
      expect(logLoss(labels, best)).toBeLessThanOrEqual(logLoss(labels, other) + 1e-12);
      expect(brier(labels, best)).toBeLessThanOrEqual(brier(labels, other) + 1e-12);
    }),
  );
});
