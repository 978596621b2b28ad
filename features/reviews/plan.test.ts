import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interleave } from './interleave';
import { byUrgency, type Caps, dayOf, dueUntil, isDue, type Mastered, planReviews } from './plan';

const DAY = 86_400_000;
const HOUR = DAY / 24;
const now = Date.parse('2026-03-02T10:00:00Z');
const none = { total: 0, ofCourse: () => 0 };
const unlimited: Caps = { mine: null, ofCourse: () => null };

function concept(conceptId: string, dueInDays: number, rest: Partial<Mastered> = {}): Mastered {
  return {
    ...{ conceptId, name: conceptId, courseId: 'course', courseTitle: 'Course', lang: 'en', basis: 1, unproven: false },
    ...{ stabilityDays: 10, difficulty: 5, lastReviewAt: now + (dueInDays - 10) * DAY, dueAt: now + dueInDays * DAY },
    ...{ reps: 2, lapses: 0, ...rest },
  };
}
const plan = (all: Mastered[], caps: Caps = unlimited, done = none, days = 28) =>
  planReviews(all, { now, days, caps, done });
const idsOn = (days: ReturnType<typeof plan>['days'], number: number) =>
  days[number]?.reviews.map(({ of }) => of.conceptId);

describe('the calendar', () => {
  it('puts each review on its own day, what is overdue on today, and counts those after it', () => {
    const { days, later, waiting } = plan([concept('a', -5), concept('b', 0.9), concept('c', 3), concept('d', 60)]);
    expect(days).toHaveLength(28);
    expect(days[0]?.date).toBe('2026-03-02');
    expect(idsOn(days, 0)).toEqual(['a']);
    expect(idsOn(days, 1)).toEqual(['b']);
    expect(idsOn(days, 3)).toEqual(['c']);
    expect({ later, waiting }).toEqual({ later: 1, waiting: 0 });
  });

  it('has what is to show that it has held today, whatever its date', () => {
    expect(idsOn(plan([concept('a', 20, { unproven: true })]).days, 0)).toEqual(['a']);
  });

  it('puts off the least urgent where a limit is reached, and says so', () => {
    const { days, waiting } = plan([concept('a', -1), concept('b', -9), concept('c', -4), concept('d', 1)], {
      ...unlimited,
      mine: 2,
    });
    expect(idsOn(days, 0)).toEqual(['b', 'c']);
    expect(waiting).toBe(1);
    expect(days[1]?.reviews).toMatchObject([
      { of: { conceptId: 'a' }, moved: true },
      { of: { conceptId: 'd' }, moved: false },
    ]);
  });

  it('keeps to a limit of one course beside those of others', () => {
    const other = { courseId: 'other' };
    const caps: Caps = { mine: null, ofCourse: (id) => (id === 'course' ? 1 : null) };
    const { days } = plan([concept('a', -1), concept('b', -2), concept('c', -3, other), concept('d', -4, other)], caps);
    expect(idsOn(days, 0)).toEqual(['d', 'c', 'b']);
    expect(idsOn(days, 1)).toEqual(['a']);
  });

  it('counts what was done today for the limits of today, not of tomorrow', () => {
    const done = { total: 2, ofCourse: () => 2 };
    const { days, waiting } = plan([concept('a', -1), concept('b', -2)], { ...unlimited, mine: 2 }, done);
    expect(idsOn(days, 0)).toEqual([]);
    expect(idsOn(days, 1)).toEqual(['b', 'a']);
    expect(waiting).toBe(2);
  });

  it('takes a date of today, or of the next twelve hours, as come', () => {
    expect(dayOf(dueUntil(now))).toBe('2026-03-02');
    expect(isDue({ dueAt: now + 13 * HOUR, unproven: false }, now)).toBe(true);
    const evening = Date.parse('2026-03-02T23:00:00Z');
    expect(isDue({ dueAt: evening + 11 * HOUR, unproven: false }, evening)).toBe(true);
    expect(isDue({ dueAt: evening + 13 * HOUR, unproven: false }, evening)).toBe(false);
  });

  it('loses none, repeats none, and keeps every limit', () => {
    const lists = fc.array(
      fc.record({
        due: fc.double({ min: -30, max: 40, noNaN: true }),
        course: fc.constantFrom('x', 'y'),
        s: fc.integer({ min: 1, max: 90 }),
      }),
      { maxLength: 80 },
    );
    const caps = fc.record({
      mine: fc.option(fc.integer({ min: 1, max: 6 })),
      x: fc.option(fc.integer({ min: 1, max: 4 })),
    });
    fc.assert(
      fc.property(lists, caps, (entries, { mine, x }) => {
        const all = entries.map(({ due, course, s }, i) =>
          concept(`c${i}`, due, { courseId: course, stabilityDays: s, lastReviewAt: now + (due - s) * DAY }),
        );
        const { days, later } = plan(all, { mine, ofCourse: (id) => (id === 'x' ? x : null) });
        const ids = days.flatMap(({ reviews }) => reviews.map(({ of }) => of.conceptId));
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length + later).toBe(all.length);
        for (const [number, { reviews }] of days.entries()) {
          expect(reviews.length).toBeLessThanOrEqual(mine ?? Infinity);
          expect(reviews.filter(({ of }) => of.courseId === 'x').length).toBeLessThanOrEqual(x ?? Infinity);
          for (const { of } of reviews)
            if (number > 0) expect(Math.floor((of.dueAt - Date.parse('2026-03-02')) / DAY)).toBeLessThanOrEqual(number);
        }
      }),
    );
  });
});

describe('the order of a round', () => {
  it('begins with what is recalled least', () => {
    const order = byUrgency([concept('a', 1), concept('b', -20), concept('c', -3)], now);
    expect(order.map(({ conceptId }) => conceptId)).toEqual(['b', 'c', 'a']);
  });

  it('changes between courses where urgency lets it', () => {
    const list = ['x1', 'x2', 'y1', 'x3', 'y2'].map((id) => ({ conceptId: id, courseId: id.slice(0, 1) }));
    expect(interleave(list).map(({ conceptId }) => conceptId)).toEqual(['x1', 'y1', 'x2', 'y2', 'x3']);
  });

  it('never asks one concept twice in a row where that can be avoided, and asks all', () => {
    const lists = fc.array(fc.record({ c: fc.integer({ min: 0, max: 5 }), k: fc.integer({ min: 0, max: 2 }) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(lists, (entries) => {
        const list = entries.map(({ c, k }, place) => ({ conceptId: `c${c}`, courseId: `k${k}`, place }));
        const mixed = interleave(list);
        expect(mixed.map(({ place }) => place).sort((a, b) => a - b)).toEqual(list.map((_, place) => place));
        const most = Math.max(0, ...[0, 1, 2, 3, 4, 5].map((c) => entries.filter((each) => each.c === c).length));
        const repeats = mixed.filter((each, i) => i > 0 && mixed[i - 1]?.conceptId === each.conceptId).length;
        expect(repeats).toBe(Math.max(0, 2 * most - list.length - 1));
      }),
    );
  });
});
