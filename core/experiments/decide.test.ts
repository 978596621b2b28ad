import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArmFigures } from './compare-arms';
import { decide, figuresOf, type GuardFigures, steadied } from './decide';

const arm = (mean: number, learners = 400, variance = 0.04): ArmFigures => ({ learners, mean, variance });
const guard = (first: number, second: number, rest: Partial<GuardFigures> = {}): GuardFigures => ({
  name: 'unaided',
  arms: [arm(first), arm(second)],
  less: false,
  limit: 0.05,
  worthwhile: 0.1,
  ...rest,
});

describe('deciding between arms', () => {
  it('of two arms is the stopping rule of one pair', () => {
    expect(decide([arm(0.6), arm(0.8)], [], 0.05)).toMatchObject({ reason: 'difference', leader: 1 });
    expect(decide([arm(0.7), arm(0.7)], [], 0.1)).toMatchObject({ reason: 'no_worthwhile_difference' });
    expect(decide([arm(0.6, 15), arm(0.7, 15)], [], 0.05)).toMatchObject({ reason: 'none' });
    expect(decide([arm(0.6, 15), arm(0, 0)], [], 0.05)).toMatchObject({ reason: 'none', leader: null });
  });

  it('of three waits until the best is sure against each other', () => {
    expect(decide([arm(0.5), arm(0.8), arm(0.8)], [], 0.01).reason).toBe('none');
    const decided = decide([arm(0.5), arm(0.8), arm(0.6)], [], 0.01);
    expect(decided).toMatchObject({ reason: 'difference', leader: 1 });
    expect(decided.pairs.map(({ first, second }) => [first, second])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
  });

  it('ends for harm before all else, and only past the limit', () => {
    const better = [arm(0.6), arm(0.8)];
    expect(decide(better, [guard(0.8, 0.6)], 0.05)).toMatchObject({
      reason: 'harm',
      guards: [{ arm: 1, harmed: true }],
    });
    expect(decide(better, [guard(0.8, 0.78)], 0.05).reason).toBe('difference');
    const slower = guard(3, 3.6, { name: 'time', less: true, limit: Math.log(1.25), worthwhile: Math.log(1.25) });
    expect(decide(better, [slower], 0.05).reason).toBe('harm');
    expect(decide(better, [{ ...slower, arms: [...slower.arms].reverse() }], 0.05).reason).toBe('difference');
  });

  it('asks more of each pair the more arms there are', () => {
    const two = decide([arm(0.6, 50), arm(0.7, 50)], [], 0.1).pairs[0];
    const three = decide([arm(0.6, 50), arm(0.7, 50), arm(0.6, 50)], [], 0.1).pairs[0];
    expect(three?.comparison.low).toBeLessThan(two?.comparison.low ?? 0);
  });

  it('refuses what is no comparison', () => {
    expect(() => decide([arm(0.5)], [], 0.1)).toThrow(RangeError);
    expect(() => decide([arm(0.5), arm(0.5)], [guard(0, 0, { arms: [arm(0)] })], 0.1)).toThrow('arm 1');
  });
});

describe('figures of learners', () => {
  it('are their number, mean and variance', () => {
    expect(figuresOf([])).toEqual({ learners: 0, mean: 0, variance: 0 });
    expect(figuresOf([2])).toEqual({ learners: 1, mean: 2, variance: 0 });
    expect(figuresOf([1, 2, 3])).toEqual({ learners: 3, mean: 2, variance: 1 });
  });

  it('are steadied towards a usual variance, never past it, less the more there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (learners, variance, usual) => {
          const { variance: steady, mean } = steadied({ learners, mean: 0.4, variance }, usual);
          expect(mean).toBe(0.4);
          expect(steady).toBeGreaterThanOrEqual(Math.min(variance, usual) - 1e-12);
          expect(steady).toBeLessThanOrEqual(Math.max(variance, usual) + 1e-12);
          expect(Math.abs(steady - variance)).toBeLessThanOrEqual(
            (2 / (learners + 1)) * Math.abs(usual - variance) + 1e-12,
          );
        },
      ),
    );
  });

  it('of ten learners who happen to be alike decide nothing', () => {
    const alike = figuresOf(Array.from({ length: 10 }, () => 1));
    expect(decide([alike, alike], [], 0.1).reason).toBe('no_worthwhile_difference');
    expect(decide([steadied(alike, 0.1), steadied(alike, 0.1)], [], 0.1).reason).toBe('none');
  });
});
