import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountedAnswer, factsAt, outcomesAt, type RiskHistory } from './count';
import { featuresOf, fellBehind, riskFeatures } from './facts';
import { probabilityOf, type RiskModel } from './model';
import { reasonsOf, usualFeatures } from './reasons';
import { rulesOf, warnsByRules } from './rules';

const DAY = 24 * 3600 * 1000;
const NOW = Date.UTC(2026, 2, 30);

/** An answer so many days before the moment; by `gain` the concept comes to be known (1), is lost (-1), or stays. */
const answer = (daysBefore: number, more: Partial<CountedAnswer> & { gain?: number } = {}): CountedAnswer => {
  const { gain = 0, ...rest } = more;
  return {
    ...{ at: NOW - daysBefore * DAY, right: true, evidence: 'unaided' as const },
    ...{ before: gain < 0 ? 0.9 : 0.5, after: gain > 0 ? 0.9 : 0.5, ...rest },
  };
};
const learner = (answers: CountedAnswer[], more: Partial<RiskHistory> = {}): RiskHistory => ({
  ...{ answers: answers.toSorted((a, b) => a.at - b.at), plans: [], knownNow: 0, ...more },
});
const diligent = () =>
  learner(
    [13, 9, 6, 4, 2, 1].map((days) => answer(days, { gain: 1 })),
    { knownNow: 6 },
  );

describe('what can be seen of learners', () => {
  it('counts days, answers, mistakes, help, concepts and plans, and what is usual', () => {
    const one = learner(
      [
        answer(40, { gain: 1 }),
        answer(20, { right: false }),
        answer(16, { gain: 1 }),
        answer(12, { evidence: 'hinted' }),
        answer(11.9, { right: false, evidence: 'none' }),
      ],
      {
        knownNow: 2,
        plans: [
          { from: NOW - 5 * DAY, to: null },
          { from: NOW - 30 * DAY, to: NOW - 2 * DAY },
          { from: NOW + DAY, to: null },
        ],
      },
    );
    const [facts, other, nobody] = factsAt([one, diligent(), learner([])], NOW, 10);
    expect(facts).toEqual({
      ...{ silentDays: 11, activeDays: 2, answers: 2, answersBefore: 2, unaided: 2, wrong: 1, helped: 2 },
      ...{ gained: 1, known: 2, concepts: 10, plans: 1 },
      usual: { silentDays: 1, answers: 2, gained: 1 },
    });
    expect(other).toMatchObject({ silentDays: 1, activeDays: 6, answers: 6, gained: 6, known: 6 });
    expect(nobody).toBeNull();
  });

  it('never looks ahead: what comes later changes nothing of it', () => {
    const days = fc.array(
      fc.tuple(fc.double({ min: 0.1, max: 80, noNaN: true }), fc.boolean(), fc.constantFrom(-1, 0, 1)),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(days, days, (before, after) => {
        const past = before.map(([at, right, gain]) => answer(at, { right, gain }));
        const future = after.map(([at, right, gain]) => answer(-at, { right, gain }));
        const steps = (answers: CountedAnswer[]) =>
          answers.reduce(
            (sum, { before: b, after: a }) => sum + (b < 0.85 && a >= 0.85 ? 1 : b >= 0.85 && a < 0.85 ? -1 : 0),
            0,
          );
        // Enough known at the beginning that no count is cut off at 0.
        const alone = learner(past, { knownNow: 100 + steps(past) });
        const withFuture = learner([...past, ...future], { knownNow: 100 + steps(past) + steps(future) });
        expect(factsAt([withFuture], NOW, 200)).toEqual(factsAt([alone], NOW, 200));
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('gives features from 0 to 1, more of each for whoever does less', () => {
    const idle = learner([answer(30, { right: false }), answer(27, { right: false })]);
    const [low, high] = factsAt([idle, diligent(), diligent()], NOW, 10).map((facts) => facts && featuresOf(facts));
    if (!low || !high) throw new Error('no features');
    expect(low).toHaveLength(riskFeatures.length);
    for (const [i, value] of low.entries()) {
      expect(value).toBeGreaterThanOrEqual(high[i] ?? 2);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });
});

describe('what comes of it', () => {
  const ahead = (gains: number) =>
    learner([answer(1), ...Array.from({ length: gains }, (_, i) => answer(-1 - i, { gain: 1 }))], { knownNow: gains });

  it('is falling behind where less than half of the middle learner’s concepts came', () => {
    expect(outcomesAt([ahead(0), ahead(1), ahead(4), ahead(4), ahead(2)], NOW, 20)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(outcomesAt([ahead(1), ahead(4), ahead(5)], NOW, 20)).toEqual([true, false, false]);
  });

  it('is not resting of somebody who is ahead', () => {
    const rested = learner([answer(1)], { knownNow: 9 });
    expect(outcomesAt([rested, ahead(4), ahead(4), ahead(4), ahead(0)], NOW, 20)).toEqual([
      ...[false, false, false, false, true],
    ]);
  });

  it('can’t be told where the course stood still, where nothing was left, or before somebody began', () => {
    expect(outcomesAt([ahead(0), ahead(1), ahead(1)], NOW, 20)).toEqual([null, null, null]);
    expect(fellBehind({ gained: 0, known: 3, left: 3 }, { gained: 4, known: 6 })).toBeNull();
    const later = learner([answer(-2, { gain: 1 })], { knownNow: 1 });
    expect(outcomesAt([later, ahead(4), ahead(4)], NOW, 20)[0]).toBeNull();
  });

  it('is not told from the day after the window', () => {
    const late = learner([answer(1), ...[29, 30, 31].map((days) => answer(-days, { gain: 1 }))], { knownNow: 3 });
    expect(outcomesAt([late, ahead(4), ahead(4)], NOW, 20)[0]).toBe(true);
  });
});

describe('rules and reasons', () => {
  it('point to long silence alone, and to other things only together', () => {
    const idle = learner([answer(25), answer(15)]);
    const [silent, busy] = factsAt([idle, diligent(), diligent()], NOW, 10);
    if (!silent || !busy) throw new Error('no facts');
    expect(rulesOf(silent)).toContain('silence');
    expect(warnsByRules(rulesOf(silent))).toBe(true);
    expect(rulesOf(busy)).toEqual([]);
    expect(warnsByRules(['wrong'])).toBe(false);
    expect(warnsByRules(['wrong', 'unsettled'])).toBe(true);
    // In the holidays everybody is silent.
    const holidays = factsAt([idle, learner([answer(14)]), learner([answer(13)])], NOW, 10);
    for (const facts of holidays) expect(facts && rulesOf(facts)).not.toContain('silence');
  });

  it('name what raises the probability above the middle learner’s, by how much', () => {
    const model: RiskModel = { weights: [-2, 3, 0, 0, 1, 0, 0, 0, 0, 0.1], bound: null };
    const usual = usualFeatures([
      [0, 0, 0, 0.5, 0, 0, 0, 0, 0],
      [0.1, 0, 0, 0.5, 0, 0, 0, 0, 0],
      [1, 1, 1, 1, 1, 1, 1, 1, 1],
    ]);
    const own = [0.9, 1, 1, 1, 0, 0, 0, 0, 1];
    const reasons = reasonsOf(model, own, usual);
    expect(reasons.map(({ name }) => name)).toEqual(['silence', 'fading']);
    expect(reasons.map(({ weight }) => weight)).toEqual([expect.closeTo(2.4, 9), expect.closeTo(0.5, 9)]);
    expect(probabilityOf(model, own)).toBeCloseTo(1 / (1 + Math.exp(2 - 2.7 - 1 - 0.1)), 12);
  });

  it('make no reason of having less than the middle learner, whatever the weight', () => {
    const model: RiskModel = { weights: [0, 0, 0, 0, -3, 0, 0, 0, 0, 0], bound: null };
    expect(reasonsOf(model, [0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0.5, 0, 0, 0, 0, 0])).toEqual([]);
  });

  it('shorten a row as a federation does', () => {
    const model: RiskModel = { weights: [1, 2], bound: 1 };
    expect(probabilityOf(model, [Math.sqrt(3)])).toBeCloseTo(1 / (1 + Math.exp(-(0.5 + Math.sqrt(3)))), 12);
  });
});
