import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cliffsDelta, dominanceOfChange } from './cliffs-delta';

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 30 });

describe("Cliff's delta", () => {
  it('counts pairs, by hand', () => {
    // Of 9 pairs the second is greater in 6, equal in 1, smaller in 2.
    expect(cliffsDelta([1, 3, 5], [2, 5, 6])?.delta).toBeCloseTo(4 / 9, 12);
  });

  it('has the estimate and variance of the worked example of the R package effsize', () => {
    const treatment = [10, 10, 20, 20, 20, 30, 30, 30, 40, 50];
    const control = [10, 20, 30, 40, 40, 50];
    const found = cliffsDelta(control, treatment);
    expect(found?.delta).toBeCloseTo(-0.25, 12);
    // There the interval is −0.727 to 0.389 with the quantile of t; with that of the normal distribution it is a little narrower.
    expect(found?.low).toBeGreaterThan(-0.7266);
    expect(found?.low).toBeLessThan(-0.66);
    expect(found?.high).toBeLessThan(0.389);
    expect(found?.high).toBeGreaterThan(0.3);
  });

  it('turns its sign when the groups change places, and its interval with it', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const [there, back] = [cliffsDelta(first, second), cliffsDelta(second, first)];
        expect(there?.delta).toBeCloseTo(-(back?.delta ?? 9), 10);
        expect(there?.low).toBeCloseTo(-(back?.high ?? 9), 10);
      }),
    );
  });

  it('lies within its interval, and that within −1 and 1', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const found = cliffsDelta(first, second);
        if (!found) throw new Error('two of each are enough');
        expect(found.low).toBeGreaterThanOrEqual(-1);
        expect(found.low).toBeLessThanOrEqual(found.delta + 1e-12);
        expect(found.high).toBeGreaterThanOrEqual(found.delta - 1e-12);
        expect(found.high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('leaves doubt where all pairs agree, the less the more learners there are', () => {
    const few = cliffsDelta([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]);
    const many = cliffsDelta(
      Array.from({ length: 50 }, (_, i) => i),
      Array.from({ length: 50 }, (_, i) => 100 + i),
    );
    expect(few).toMatchObject({ delta: 1, high: 1 });
    expect(few?.low).toBeLessThan(many?.low ?? 0);
  });

  it('is none for a single learner', () => {
    expect(cliffsDelta([1], [2, 3])).toBeNull();
    expect(dominanceOfChange([1])).toBeNull();
  });
});

describe('dominance of a change', () => {
  it('is the share of risers less the share of fallers', () => {
    expect(dominanceOfChange([3, 1, -2, 0])?.delta).toBeCloseTo(0.25, 12);
  });

  it('turns its sign with the changes, and lies within its interval', () => {
    fc.assert(
      fc.property(values, (changes) => {
        const found = dominanceOfChange(changes);
        const back = dominanceOfChange(changes.map((each) => -each));
        if (!found || !back) throw new Error('two are enough');
        expect(found.delta).toBeCloseTo(-back.delta, 10);
        expect(found.low).toBeCloseTo(-back.high, 10);
        expect(found.low).toBeLessThanOrEqual(found.delta + 1e-12);
        expect(found.high).toBeGreaterThanOrEqual(found.delta - 1e-12);
      }),
    );
  });
});
