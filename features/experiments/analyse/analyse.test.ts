import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import type { FollowedDecision } from '../store-decisions';
import { estimateApproaches, estimatePolicies, firstOpenIn } from './estimate-arms';
import { type ComparedAnswer, LEAST_ANSWERS, outcomeOf } from './outcomes';

const answer = (part: Partial<ComparedAnswer> & { day?: number }): ComparedAnswer => ({
  ...{ conceptId: 'a', first: true, rightUnaided: true, elapsedMs: 20_000, masteryBefore: 0.4, masteryAfter: 0.5 },
  at: new Date(Date.UTC(2026, 2, 1 + (part.day ?? 0))),
  ...part,
});
const times = (count: number, part: Parameters<typeof answer>[0] = {}) =>
  Array.from({ length: count }, () => answer(part));
const NONE = new Set<string>();

describe('what a learner shows', () => {
  it('is nothing from a handful of answers', () => {
    expect(outcomeOf(times(LEAST_ANSWERS - 1), NONE)).toMatchObject({ first_answers: null, mastered_per_10: null });
    expect(outcomeOf([], NONE)).toEqual({
      ...{ answers: 0, first_answers: null, mastered_per_10: null, retention: null, logSeconds: null },
    });
  });

  it('counts first answers, not second tries, and help as not alone', () => {
    const answers = [
      ...times(6),
      ...times(2, { rightUnaided: false }),
      ...times(8, { first: false, rightUnaided: false }),
    ];
    expect(outcomeOf(answers, NONE).first_answers).toBe(0.75);
  });

  it('counts a concept once, and not one that was mastered before', () => {
    const mastered = [...times(4, { masteryAfter: 0.9 }), ...times(3, { conceptId: 'b', masteryAfter: 0.86 })];
    const rest = times(3, { conceptId: 'c', masteryAfter: 0.84 });
    expect(outcomeOf([...mastered, ...rest], NONE).mastered_per_10).toBe(2);
    expect(outcomeOf([...mastered, ...rest], new Set(['a'])).mastered_per_10).toBe(1);
  });

  it('is retention only days after mastery', () => {
    const asked = (day: number, part: Partial<ComparedAnswer> = {}) => answer({ day, masteryAfter: 0.9, ...part });
    expect(outcomeOf([asked(0), asked(2)], NONE).retention).toBeNull();
    expect(outcomeOf([asked(0, { masteryAfter: 0.6 }), asked(5)], NONE).retention).toBeNull();
    expect(outcomeOf([asked(0), asked(3), asked(10, { rightUnaided: false })], NONE).retention).toBe(0.5);
  });

  it('has shares from 0 to 1 and times within bounds, whatever the answers', () => {
    const some = fc.record({
      conceptId: fc.constantFrom('a', 'b', 'c'),
      first: fc.boolean(),
      rightUnaided: fc.boolean(),
      elapsedMs: fc.integer({ min: -5, max: 2 ** 31 - 1 }),
      masteryBefore: fc.double({ min: 0, max: 1, noNaN: true }),
      masteryAfter: fc.double({ min: 0, max: 1, noNaN: true }),
      at: fc.date({ min: new Date(0), max: new Date('2030-01-01'), noInvalidDate: true }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 60 }), (answers) => {
        const { first_answers, retention, mastered_per_10, logSeconds } = outcomeOf(answers, NONE);
        for (const value of [first_answers, retention]) if (value !== null) expect(value >= 0 && value <= 1).toBe(true);
        if (mastered_per_10 !== null) expect(mastered_per_10).toBeLessThanOrEqual(6);
        if (logSeconds !== null) expect(Math.exp(logSeconds)).toBeGreaterThanOrEqual(0.999);
        if (logSeconds !== null) expect(Math.exp(logSeconds)).toBeLessThanOrEqual(600.001);
      }),
    );
  });
});

/** Hard concepts get questions more often, easy ones worked examples; on each, worked examples teach better by .2. */
function logged(count: number): FollowedDecision[] {
  const random = createRandom(7);
  return Array.from({ length: count }, (_, at) => {
    const isHard = at % 2 === 0;
    const isWorked = random.chance(isHard ? 0.25 : 0.75);
    return {
      learnerId: `learner ${at % 60}`,
      conceptId: isHard ? 'hard' : 'easy',
      approach: isWorked ? ('worked_example' as const) : ('socratic' as const),
      propensity: 0.5,
      planned: false,
      at: new Date(at * 60_000),
      right: random.chance((isHard ? 0.3 : 0.6) + (isWorked ? 0.2 : 0)),
    };
  });
}

describe('what earlier answers suggest', () => {
  it('of approaches is not fooled by where each was used', () => {
    const log = logged(3_000);
    const found = new Map(estimateApproaches(log).map((each) => [each.arm, each]));
    const worked = found.get('worked_example');
    const naive = log.filter(({ approach }) => approach === 'worked_example');
    const naiveShare = naive.filter(({ right }) => right).length / naive.length;
    expect(naiveShare).toBeGreaterThan(0.7);
    expect(worked?.value).toBeCloseTo(0.65, 1);
    expect(worked?.low).toBeLessThan(0.65);
    expect(worked?.high).toBeGreaterThan(0.65);
    expect(found.get('socratic')?.value).toBeCloseTo(0.45, 1);
    expect(found.get('bandit')?.effective).toBeCloseTo(3_000, 6);
    expect(found.get('visual')).toMatchObject({ value: null, low: null, effective: 0 });
  });

  it('says nothing of a few decisions', () => {
    expect(estimateApproaches(logged(40)).every(({ value }) => value === null)).toBe(true);
    expect(estimateApproaches([]).every(({ value, effective }) => value === null && effective === 0)).toBe(true);
  });

  it('of the course’s order goes by the steps that it would have taken too', () => {
    const order = [
      { id: 'easy', needs: [] },
      { id: 'hard', needs: ['easy'] },
    ];
    const firstOpen = firstOpenIn(order, new Map([['learner 0', new Map([['easy', 30_000]])]]));
    const [decision] = logged(1);
    expect(decision && firstOpen(decision)).toBe('easy');
    expect(decision && firstOpen({ ...decision, at: new Date(60_000) })).toBe('hard');
    const [pathway, course] = estimatePolicies(logged(1_000), firstOpen);
    expect(pathway?.value).toBeGreaterThan(0.4);
    // It stays on the easy concept, where more is right.
    expect(course?.value).toBeGreaterThan((pathway?.value ?? 1) + 0.1);
    expect(course?.effective).toBeLessThan(600);
  });
});
