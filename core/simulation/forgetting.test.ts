import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { daysUntilForgotten, retention } from './forgetting';

describe.each(['power', 'exponential'] as const)('the %s curve', (curve) => {
  it('passes 0.9 after the days of its stability, and is 1 at first', () => {
    expect(retention(curve, 8, 8)).toBeCloseTo(0.9, 12);
    expect(retention(curve, 8, 0)).toBe(1);
    expect(daysUntilForgotten(curve, 8, 0.9)).toBeCloseTo(8, 9);
  });

  it('a memory lasts until the curve has fallen to its draw', () => {
    const draw = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(draw, fc.double({ min: 0.1, max: 500, noNaN: true }), (u, stability) => {
        expect(retention(curve, stability, daysUntilForgotten(curve, stability, u))).toBeCloseTo(u, 9);
      }),
    );
  });

  it('a draw of 0 stands for never', () => {
    expect(daysUntilForgotten(curve, 8, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it('of many memories the share it says is left', () => {
    const random = createRandom(2);
    const memories = 20_000;
    let left = 0;
    for (let i = 0; i < memories; i++) left += Number(daysUntilForgotten(curve, 8, random.uniform()) > 30);
    const share = retention(curve, 8, 30);
    expect(Math.abs(left / memories - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / memories));
  });
});

it('the two fall apart later: 0.9^(days / stability) and (1 + 19/81 · days / stability)^−½', () => {
  expect(retention('exponential', 10, 40)).toBeCloseTo(0.6561, 12);
  expect(retention('power', 10, 40)).toBeCloseTo(0.718278, 6);
});
