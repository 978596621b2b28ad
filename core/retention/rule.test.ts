import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earlierBy, lastYearEnd } from './period';
import { clockSays, dueAt, retentionStarts } from './rule';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const moments = fc.date({ min: day('1990-01-01'), max: day('2090-01-01'), noInvalidDate: true });
const periods = fc.record({
  count: fc.integer({ min: 0, max: 60 }),
  unit: fc.constantFrom('day' as const, 'month' as const, 'year' as const),
});
const ends = fc.constantFrom('07-31', '12-31', '02-28', '02-29', '01-01', '08-15');

describe('periods', () => {
  it('go back by the calendar, and to the last day of shorter months', () => {
    const of = (moment: string, count: number, unit: 'day' | 'month' | 'year') =>
      earlierBy(day(moment), { count, unit }).toISOString().slice(0, 10);
    expect(of('2026-03-31', 1, 'month')).toBe('2026-02-28');
    expect(of('2024-02-29', 1, 'year')).toBe('2023-02-28');
    expect(of('2026-01-15', 13, 'month')).toBe('2024-12-15');
    expect(of('2026-03-01', 1, 'day')).toBe('2026-02-28');
  });

  it('end with the year', () => {
    expect(lastYearEnd(day('2026-07-31'), '07-31')).toEqual(day('2025-08-01'));
    expect(lastYearEnd(day('2026-08-01'), '07-31')).toEqual(day('2026-08-01'));
    expect(lastYearEnd(day('2026-06-01'), '12-31')).toEqual(day('2026-01-01'));
  });

  it('never let go of anything younger than them, whatever they are counted from', () => {
    fc.assert(
      fc.property(moments, periods, ends, fc.constantFrom(...retentionStarts), (now, period, end, from) => {
        const due = dueAt({ from, period }, now, end);
        expect(due.before.getTime()).toBeLessThanOrEqual(earlierBy(now, period).getTime());
        // A year's end is never more than a year (and a leap day) before what it is counted for.
        expect(earlierBy(now, period).getTime() - due.before.getTime()).toBeLessThanOrEqual(367 * 86_400_000);
      }),
    );
  });

  it('let go of no more when they are longer, and of no less when time goes on', () => {
    fc.assert(
      fc.property(
        moments,
        periods,
        ends,
        fc.constantFrom(...retentionStarts),
        fc.nat(1e10),
        (now, period, end, from, more) => {
          const due = dueAt({ from, period }, now, end).before.getTime();
          const longer = dueAt({ from, period: { ...period, count: period.count + 1 } }, now, end).before.getTime();
          expect(longer).toBeLessThanOrEqual(due);
          expect(dueAt({ from, period }, new Date(now.getTime() + more), end).before.getTime()).toBeGreaterThanOrEqual(
            due,
          );
        },
      ),
    );
  });
});

describe('a clock', () => {
  it('is believed from night to night and over a summer, and neither when it leaps nor when it goes back', () => {
    const seen = day('2026-06-30');
    expect(clockSays(day('2026-07-01'), seen)).toBe('right');
    expect(clockSays(day('2026-09-05'), seen)).toBe('right');
    expect(clockSays(day('2026-06-29'), seen)).toBe('right');
    expect(clockSays(day('2026-06-01'), seen)).toBe('back');
    expect(clockSays(day('2036-06-30'), seen)).toBe('ahead');
    expect(clockSays(day('2036-06-30'), null)).toBe('right');
  });
});
