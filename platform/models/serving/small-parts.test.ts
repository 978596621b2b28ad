import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOffMs } from './back-off';
import { afterFailure, type Breaker, breakerState, closedBreaker } from './breaker';
import { createDurations } from './durations';
import { createTokenBudget } from './token-budget';

describe('circuit breaker', () => {
  const rules = { after: 3, restMs: 1000, longestRestMs: 5000 };
  const fail = (breaker: Breaker, now: number) => afterFailure(breaker, rules, now, 0);

  it('rests after failures in a row, tries once, and rests longer when that fails', () => {
    let breaker = fail(fail(closedBreaker, 0), 0);
    expect(breakerState(breaker, 0)).toBe('closed');
    breaker = fail(breaker, 0);
    expect(breakerState(breaker, 999)).toBe('open');
    expect(breakerState(breaker, 1000)).toBe('half_open');
    breaker = fail(breaker, 1000);
    expect([breakerState(breaker, 2999), breakerState(breaker, 3000)]).toEqual(['open', 'half_open']);
    for (let now = 3000; now < 1e6; now += 1e5) breaker = fail(breaker, now);
    expect(breaker.restsUntil).toBeLessThanOrEqual(1e6 + 5000);
  });

  it('is not kept from its rest by what was under way', () => {
    const open = fail(fail(fail(closedBreaker, 0), 0), 0);
    expect(fail(open, 10).restsUntil).toBe(open.restsUntil);
    expect(afterFailure({ ...closedBreaker, failures: 2 }, rules, 0, 1).restsUntil).toBe(800);
  });
});

describe('back-off', () => {
  const limits = { firstMs: 500, longestMs: 30_000 };
  it('is never shorter than the server asked for, never over the limit, and grows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.option(fc.integer({ min: 0, max: 30_000 })),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (times, asked, random) => {
          const wait = backOffMs(times, asked, random, limits);
          expect(wait).toBeGreaterThanOrEqual(asked ?? 250);
          expect(wait).toBeLessThanOrEqual(30_000);
          expect(backOffMs(times + 1, null, random, limits)).toBeGreaterThanOrEqual(
            backOffMs(times, null, random, limits),
          );
        },
      ),
      { seed: 14 },
    );
    expect([1, 2, 3].map((times) => backOffMs(times, null, 1, limits))).toEqual([500, 1000, 2000]);
  });
});

describe('durations', () => {
  it('are of the kind, else of all work, and follow what changes', () => {
    const durations = createDurations();
    expect(durations.measured()).toBe(false);
    durations.add('lesson', 1000);
    expect(durations.expected('hint')).toBe(1000);
    durations.add('hint', 100);
    expect(durations.expected('hint')).toBe(100);
    expect(durations.expected('lesson')).toBe(1000);
    for (let i = 0; i < 20; i += 1) durations.add('lesson', 2000);
    expect(durations.expected('lesson')).toBeGreaterThan(1950);
  });
});

describe('tokens of an hour', () => {
  it('are counted for each learner, and come back after an hour', () => {
    const budget = createTokenBudget(1000);
    budget.add('a', 600, 0);
    expect(budget.waitFor('a', 0)).toBe(0);
    budget.add('a', 600, 1_200_000);
    expect(budget.used('a', 1_200_000)).toBe(1200);
    expect(budget.waitFor('b', 1_200_000)).toBe(0);
    const wait = budget.waitFor('a', 1_200_000);
    expect(wait).toBe(2_700_000);
    expect(budget.waitFor('a', 1_200_000 + wait - 1)).toBe(1);
    expect(budget.waitFor('a', 1_200_000 + wait)).toBe(0);
    expect(budget.used('a', 9e9)).toBe(0);
  });

  it('property: there is room exactly when the hour holds less than the budget', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 1, max: 700 })), { maxLength: 20 }),
        (uses) => {
          const budget = createTokenBudget(1000);
          let now = 0;
          for (const [later, tokens] of uses) {
            now += later;
            budget.add('a', tokens, now);
            const wait = budget.waitFor('a', now);
            expect(wait === 0).toBe(budget.used('a', now) < 1000);
            expect(budget.used('a', now + wait)).toBeLessThan(1000);
          }
        },
      ),
      { seed: 15 },
    );
  });
});
