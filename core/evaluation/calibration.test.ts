import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calibrationCurve, expectedCalibrationError } from './calibration';

it('puts predictions beside outcomes, worked by hand', () => {
  const labels = [0, 1, 1, 1];
  const probabilities = [0.1, 0.3, 0.9, 1];
  expect(calibrationCurve(labels, probabilities, 2)).toEqual([
    { from: 0, to: 0.5, count: 2, predicted: 0.2, observed: 0.5 },
    { from: 0.5, to: 1, count: 2, predicted: 0.95, observed: 1 },
  ]);
  // (2·.3 + 2·.05) / 4
  expect(expectedCalibrationError(labels, probabilities, 2)).toBeCloseTo(0.175, 12);
});

it('leaves empty bins and what is no probability out', () => {
  expect(calibrationCurve([1, 1, 0, 0], [0.95, Number.NaN, 2, -1])).toHaveLength(1);
  expect(calibrationCurve([], [])).toEqual([]);
  expect(expectedCalibrationError([], [])).toBeNaN();
});

it('is at most 1, and 0 for predictions that come true', () => {
  const rows = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1 });
  fc.assert(
    fc.property(rows, (given) => {
      const labels = given.map(([label]) => label);
      const error = expectedCalibrationError(
        labels,
        given.map(([, p]) => p),
      );
      expect(error).toBeGreaterThanOrEqual(0);
      expect(error).toBeLessThanOrEqual(1);
      expect(expectedCalibrationError(labels, labels)).toBe(0);
    }),
  );
});
