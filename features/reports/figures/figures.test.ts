import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FigureKey, figureKeySchema } from '../contract';
import { day, group, record } from '../testing';
import { buildReport } from './build-report';
import { compareGroups, comparePeriods } from './compare';
import { curveOf } from './curves';
import { figureOf } from './figures';
import type { Group, LearnerRecord, MasteryCurve } from './records';
import { dailyWork, progression } from './series';

const curve = (startMastery: number, end: number, startKnown = 0, endKnown = 0): MasteryCurve => ({
  startMastery,
  startKnown,
  mastery: Float64Array.of((startMastery + end) / 2, end),
  known: Uint16Array.of(startKnown, endKnown),
});

/** Five learners in a fortnight, small enough to count by hand. */
const five: LearnerRecord[] = [
  record('a', {
    first: 4,
    right: 4,
    times: [1000, 2000, 3000, 4000],
    days: [day('2026-03-01', 4, 1)],
    stars: [0, 0, 0, 0, 2],
    curve: curve(0.2, 0.6, 0, 2),
  }),
  record('b', {
    first: 4,
    right: 3,
    times: [5000],
    days: [day('2026-03-01', 2), day('2026-03-02', 3, 0, 2)],
    stars: [0, 0, 1, 0, 0],
    curve: curve(0.3, 0.5, 0, 1),
  }),
  record('c', {
    first: 2,
    right: 1,
    times: [6000, 7000],
    days: [day('2026-03-01', 2)],
    stars: [1],
    curve: curve(0.2, 0.3),
  }),
  record('d', {
    first: 6,
    right: 3,
    times: [8000],
    days: [day('2026-03-01', 6)],
    stars: [0, 1],
    curve: curve(0.4, 0.4),
  }),
  record('e', {
    first: 4,
    right: 1,
    times: [9000],
    days: [day('2026-03-01', 4, 2)],
    stars: [0, 0, 0, 1],
    curve: curve(0.1, 0.3, 1, 0),
  }),
];
const ofFive = (figure: FigureKey) => figureOf(figure, group(five, 14));

describe('figures, by hand', () => {
  it('success rate: first answers without help that were right, of all of them', () => {
    expect(ofFive('success_rate')).toMatchObject({ learners: 5, records: 20, withheld: null });
    expect(ofFive('success_rate').estimate?.value).toBeCloseTo(12 / 20, 12);
  });

  it('response time: median and quartiles of all timed answers', () => {
    const found = ofFive('response_time');
    expect(found).toMatchObject({ records: 9, estimate: { value: 5000 }, quartiles: { lower: 3000, upper: 7000 } });
  });

  it('daily interactions: answers, lessons and questions for each day of work', () => {
    expect(ofFive('daily_interactions')).toMatchObject({ records: 6 });
    expect(ofFive('daily_interactions').estimate?.value).toBeCloseTo((21 + 3 + 2) / 6, 12);
    expect(ofFive('daily_answers').estimate?.value).toBeCloseTo(21 / 6, 12);
    expect(ofFive('daily_lessons').estimate?.value).toBeCloseTo(3 / 6, 12);
    expect(ofFive('daily_questions').estimate?.value).toBeCloseTo(2 / 6, 12);
  });

  it('satisfaction: the mean of all stars', () => {
    expect(ofFive('satisfaction').estimate?.value).toBeCloseTo((5 + 5 + 3 + 1 + 2 + 4) / 6, 12);
  });

  it('mastery progression: mean p(L) at both ends, and what came of it each week', () => {
    expect(ofFive('mastery_start').estimate?.value).toBeCloseTo(0.24, 12);
    expect(ofFive('mastery_end').estimate?.value).toBeCloseTo(0.42, 12);
    expect(ofFive('mastery_gain').estimate?.value).toBeCloseTo(0.09, 12);
    expect(ofFive('concepts_start').estimate?.value).toBeCloseTo(0.2, 12);
    expect(ofFive('concepts_end').estimate?.value).toBeCloseTo(0.6, 12);
    expect(ofFive('concepts_gain').estimate?.value).toBeCloseTo(0.2, 12);
  });

  it('are held back for one to four learners, and none for nobody', () => {
    for (const figure of figureKeySchema.options) {
      expect(figureOf(figure, group(five.slice(0, 4)))).toMatchObject({
        estimate: null,
        withheld: 'few',
        learners: 0,
        records: 0,
      });
      expect(figureOf(figure, group([]))).toMatchObject({ estimate: null, withheld: 'none' });
    }
  });
});

describe('mastery over days', () => {
  const start = new Map([
    ['x', 0.2],
    ['y', 0.4],
  ]);
  const period = { from: '2026-03-02', to: '2026-03-04' };

  it('stands where it stood before the first day, and goes with each change', () => {
    const changes = [
      { day: '2026-02-20', conceptId: 'x', after: 0.6 },
      { day: '2026-03-03', conceptId: 'y', after: 0.9 },
      { day: '2026-03-03', conceptId: 'gone', after: 1 },
      { day: '2026-03-05', conceptId: 'x', after: 0.99 },
    ];
    const found = curveOf(start, changes, period);
    expect(found?.startMastery).toBeCloseTo(0.5, 12);
    expect(found?.startKnown).toBe(0);
    expect(Array.from(found?.mastery ?? [], (each) => Number(each.toFixed(6)))).toEqual([0.5, 0.75, 0.75]);
    expect([...(found?.known ?? [])]).toEqual([0, 1, 1]);
  });

  it('is none before the learner began', () => {
    expect(curveOf(start, [{ day: '2026-03-05', conceptId: 'x', after: 0.9 }], period)).toBeNull();
    expect(curveOf(start, [], period)).toBeNull();
  });
});

describe('days', () => {
  it('keep their counts to themselves when one to four learners worked', () => {
    const days = dailyWork(five, ['2026-03-01', '2026-03-02', '2026-03-03']);
    expect(days[0]).toMatchObject({ active: 5, answers: 18, lessons: 3, questions: 0, perActive: 21 / 5 });
    expect(days[1]).toEqual({
      date: '2026-03-02',
      active: null,
      answers: null,
      lessons: null,
      questions: null,
      perActive: null,
    });
    expect(days[2]).toMatchObject({ active: 0, answers: 0, perActive: null });
  });

  it('show where learners stood, with a range that holds the mean', () => {
    const found = progression(five, ['2026-03-01', '2026-03-02']);
    expect(found[1]?.mastery.value).toBeCloseTo(0.42, 12);
    expect(found[1]?.mastery.low).toBeLessThan(0.42);
    expect(found[1]?.concepts.high).toBeGreaterThan(0.6);
    expect(progression(five.slice(0, 4), ['2026-03-01'])).toEqual([]);
  });
});

describe('comparisons', () => {
  /** The same five, a week later: each got one more first answer right, and worked one more day. */
  const later = five.map((one) => ({
    ...one,
    right: one.right + 1,
    first: one.first + 1,
    days: [...one.days, day('2026-03-09', 5)],
  }));

  it('of the same learners take those who worked both times', () => {
    const idle = record('f', { first: 3, right: 0 });
    const found = comparePeriods(
      'success_rate',
      group([...five, idle], 7),
      group([...later, { ...idle, days: [day('2026-03-09', 1)] }], 7),
    );
    expect(found.first).toMatchObject({ learners: 5, records: 20 });
    expect(found.second).toMatchObject({ learners: 5, records: 25 });
    expect(found.difference?.value).toBeCloseTo(17 / 25 - 12 / 20, 12);
    expect(found.effect).toEqual({ ...found.difference, measure: 'difference_of_proportions' });
  });

  it('use a measure that fits the figure', () => {
    const effects = (['success_rate', 'response_time', 'satisfaction', 'mastery_gain'] as const).map(
      (figure) => compareGroups(figure, group(five), group(later)).effect?.measure,
    );
    expect(effects).toEqual(['difference_of_proportions', 'cliffs_delta', 'cliffs_delta', 'hedges_g']);
  });

  it('are none for fewer than five on one side', () => {
    expect(compareGroups('success_rate', group(five.slice(1)), group(five))).toMatchObject({
      difference: null,
      effect: null,
    });
    expect(comparePeriods('success_rate', group(five.slice(1)), group(later))).toMatchObject({
      difference: null,
      effect: null,
    });
  });

  const learner = fc.record({
    first: fc.integer({ min: 1, max: 30 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    times: fc.array(fc.integer({ min: 1, max: 600_000 }), { minLength: 1, maxLength: 8 }),
    answers: fc.integer({ min: 1, max: 40 }),
    stars: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const groups = fc.array(learner, { minLength: 5, maxLength: 9 }).map(
    (learners): Group =>
      group(
        learners.map(({ first, share, times, answers, stars, from, to }, index) =>
          record(String(index), {
            first,
            right: Math.round(first * share),
            times,
            days: [day('2026-03-01', answers)],
            stars,
            curve: curve(from, to, 0, Math.round(to * 3)),
          }),
        ),
      ),
  );
  const compared = figureKeySchema.options;

  it('turn their sign when the groups change places', () => {
    fc.assert(
      fc.property(groups, groups, fc.constantFrom(...compared), fc.boolean(), (one, other, figure, paired) => {
        const compare = paired ? comparePeriods : compareGroups;
        const [there, back] = [compare(figure, one, other), compare(figure, other, one)];
        if (!there.difference) return;
        expect(there.difference.value).toBeCloseTo(-(back.difference?.value ?? Number.NaN), 6);
        if (there.effect) expect(there.effect.value).toBeCloseTo(-(back.effect?.value ?? Number.NaN), 8);
      }),
      { numRuns: 40 },
    );
  });

  it('and figures lie within their intervals', () => {
    const within = (estimate: { value: number; low: number; high: number } | null | undefined) => {
      if (!estimate) return;
      expect(estimate.low).toBeLessThanOrEqual(estimate.value + 1e-9);
      expect(estimate.high).toBeGreaterThanOrEqual(estimate.value - 1e-9);
    };
    fc.assert(
      fc.property(groups, groups, fc.constantFrom(...compared), (one, other, figure) => {
        for (const each of [compareGroups(figure, one, other), comparePeriods(figure, one, other)])
          for (const estimate of [each.first.estimate, each.second.estimate, each.difference, each.effect])
            within(estimate);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a report', () => {
  const about = {
    ...{ classId: 'c', courseId: 'k', period: { from: '2026-03-01', to: '2026-03-02' }, conceptCount: 3 },
    simulated: { learners: 0, of: 5 },
  };

  it('holds back who worked, ratings and idle answers of fewer than five', () => {
    const four = five.slice(0, 4);
    const found = buildReport(about, group([...four, record('e')], 2), null);
    expect(found).toMatchObject({
      learners: 5,
      active: null,
      ratings: null,
      idleShare: null,
      progression: [],
      comparison: null,
    });
    const days = JSON.stringify(found.days);
    expect(days).not.toContain('18');
  });

  it('says how many answers took longer than the cap', () => {
    const slow = five.map((one, index) => (index === 0 ? { ...one, capped: 3 } : one));
    expect(buildReport(about, group(slow, 2), null).idleShare).toBeCloseTo(3 / 9, 12);
  });

  it('is the same each time', () => {
    const control = { kind: 'class' as const, name: 'B', period: about.period, group: group(five, 2), drawn: null };
    expect(buildReport(about, group(five, 2), control)).toEqual(buildReport(about, group(five, 2), control));
  });
});
