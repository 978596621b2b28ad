import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streakOf } from './streak';

const day = (n: number) => new Date(Date.UTC(2026, 2, n)).toISOString().slice(0, 10);

describe('a streak that forgives', () => {
  it('is nothing before the first day', () => {
    expect(streakOf([], day(10))).toMatchObject({ days: 0, forgiven: 0, today: false });
  });

  it('does not take today for missed', () => {
    expect(streakOf([day(8), day(9)], day(10))).toMatchObject({ days: 2, forgiven: 0, today: false });
    expect(streakOf([day(8), day(9), day(10)], day(10))).toMatchObject({ days: 3, today: true });
  });

  it('goes on over a weekend, and ends after three days', () => {
    const week = [day(2), day(3), day(4), day(5), day(6)];
    expect(streakOf([...week, day(9)], day(9))).toMatchObject({ days: 6, forgiven: 2 });
    expect(streakOf([...week, day(10)], day(10))).toMatchObject({ days: 1, forgiven: 0 });
  });

  it('shows two weeks with what was forgiven among them', () => {
    const { recent } = streakOf([day(1), day(14), day(12)], day(14));
    expect(recent).toHaveLength(14);
    expect(recent.map(({ state }) => state[0]).join('')).toBe('dmmmmmmmmmmdfd');
  });

  it('never falls when one more day is done', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 })), fc.integer({ min: 1, max: 40 }), (days, more) => {
        const before = streakOf(days.map(day), day(40));
        expect(streakOf([...days, more].map(day), day(40)).days).toBeGreaterThanOrEqual(before.days);
      }),
    );
  });
});
