import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemInformation, probabilityCorrect, testInformation } from './item';

const item = (discrimination: number, difficulty: number, guessing = 0) => ({ discrimination, difficulty, guessing });

describe('probabilityCorrect', () => {
  it('is halfway between guessing and 1 at the difficulty', () => {
    expect(probabilityCorrect(item(1.3, 0.7), 0.7)).toBe(0.5);
    expect(probabilityCorrect(item(1.3, 0.7, 0.2), 0.7)).toBeCloseTo(0.6, 12);
  });

  it('follows the logistic curve: a = 2, b = 1 at θ = 0 gives 1/(1 + e²)', () => {
    expect(probabilityCorrect(item(2, 1), 0)).toBeCloseTo(0.119202922, 9);
  });
});

describe('itemInformation', () => {
  it.each([
    // a²PQ at the difficulty: ¼ and 1.
    [item(1, 0), 0, 0.25],
    [item(2, -1), -1, 1],
    // P = 0.119203, Q = 0.880797: 4PQ
    [item(2, 1), 0, 0.419974342],
    // P = 0.6: (0.4/0.6)·((0.6 − 0.2)/0.8)² = 1/6
    [item(1, 0, 0.2), 0, 1 / 6],
    [item(1, 0, 1), 0, 0],
    [item(0, 0), 2, 0],
  ])('%j at %d is %d, worked by hand', (parameters, ability, information) => {
    expect(itemInformation(parameters, ability)).toBeCloseTo(information, 9);
  });

  it('is greatest where Lord (1980, 10-4) puts it: b + log((1 + √(1 + 8c))/2)/a', () => {
    const parameters = item(1.5, 0.5, 0.25);
    const top = 0.5 + Math.log((1 + Math.sqrt(1 + 8 * 0.25)) / 2) / 1.5;
    for (const step of [-0.1, 0.1]) {
      expect(itemInformation(parameters, top)).toBeGreaterThan(itemInformation(parameters, top + step));
    }
  });

  it('is the squared slope over PQ, and stays finite and not negative everywhere', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (a, b, c, ability) => {
          const parameters = item(a, b, c);
          const p = probabilityCorrect(parameters, ability);
          const h = 1e-5;
          const slope =
            (probabilityCorrect(parameters, ability + h) - probabilityCorrect(parameters, ability - h)) / (2 * h);
          expect(itemInformation(parameters, ability)).toBeCloseTo((slope * slope) / (p * (1 - p)), 4);
          const far = itemInformation(parameters, ability * 1e4);
          expect(far).toBeGreaterThanOrEqual(0);
          expect(far).toBeLessThan(Number.POSITIVE_INFINITY);
        },
      ),
    );
  });

  it('is nothing so far below an item without guessing that a right answer has no chance that a number can hold', () => {
    expect(itemInformation(item(0.1, 0, 0), -7451.4)).toBe(0);
    expect(itemInformation(item(1, 0, 0), -800)).toBe(0);
  });

  it('adds up over a test', () => {
    expect(testInformation([item(1, 0), item(2, 0), item(1, 0, 0.2)], 0)).toBeCloseTo(0.25 + 1 + 1 / 6, 12);
    expect(testInformation([], 0)).toBe(0);
  });
});
