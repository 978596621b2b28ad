import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LearnerState,
  type OnlineIrt,
  outlook,
  predictAnswer,
  startLearner,
  updateLearner,
} from './follow-learner';

/** Two items of one skill, and a skill with no item. */
const MODEL: OnlineIrt = {
  calibration: {
    abilityDeviation: 1,
    itemIntercept: Float64Array.of(0, 1),
    skillIntercept: Float64Array.of(0.5, -1),
    itemVariance: Float64Array.of(0.1, 0.1),
    populationIntercept: 0.25,
    skillVariance: 0.4,
    itemSpread: 0.6,
    practice: { ofItem: Float64Array.of(0, 0), ofSkill: Float64Array.of(0, 0.5) },
    logLikelihood: 0,
  },
  settings: { skillVariance: 0.3, abilityDrift: 0.01, skillDrift: 0.005, practice: 0.5 },
};

describe('one answer, worked by hand', () => {
  it('moves ability and skill by their variance times the surprise', () => {
    const learner = startLearner(MODEL);
    expect(predictAnswer(MODEL, learner, 0, 0)).toBe(0.5);
    updateLearner(MODEL, learner, 0, 0, true);
    // κ² = 1/(1 + π/8·1.4), information κ²/4, gain 1/(1 + 1.3·information), surprise κ/2·gain.
    const square = 1 / (1 + (Math.PI / 8) * 1.4);
    const gain = 1 / (1 + (1.3 * square) / 4);
    expect(learner.ability.mean).toBeCloseTo((Math.sqrt(square) / 2) * gain, 12);
    expect(learner.ability.variance).toBeCloseTo(1 + 0.01 - (square / 4) * gain, 12);
    expect(learner.skills.get(0)).toEqual({
      mean: expect.closeTo(0.3 * (Math.sqrt(square) / 2) * gain, 12),
      variance: expect.closeTo(0.3 + 0.005 - 0.09 * (square / 4) * gain, 12),
      answers: 1,
    });
  });

  it('the chance is that of the mean, drawn to ½ by what is not known; practice adds its share', () => {
    const learner: LearnerState = {
      ability: { mean: 0.4, variance: 0.2 },
      skills: new Map([[0, { mean: -0.1, variance: 0.2, answers: 3 }]]),
    };
    const { chance, ability, skill, ease, variance } = outlook(MODEL, learner, 0, 1);
    expect([ability, skill]).toEqual([0.4, -0.1]);
    expect(ease).toBeCloseTo(1 + 0.5 * Math.log(4), 12);
    expect(variance).toBeCloseTo(0.5, 12);
    expect(chance).toBeCloseTo(1 / (1 + Math.exp(-(0.3 + ease) / Math.sqrt(1 + (Math.PI / 8) * 0.5))), 12);
  });
});

describe('what was never seen', () => {
  const at = (skill: number, item: number) => outlook(MODEL, startLearner(MODEL), skill, item);

  it('an item without a name or unknown: its skill, less the practice it was calibrated with', () => {
    expect(at(1, -1).ease).toBeCloseTo(-1.25, 12);
    expect(at(1, 99)).toEqual(at(1, -1));
    expect(at(1, Number.NaN)).toEqual(at(1, -1));
  });

  it('a skill unknown: the average of all, with more doubt', () => {
    expect(at(7, -1)).toMatchObject({ ease: 0.25, variance: expect.closeTo(1 + 0.3 + 1, 12) });
    expect(at(Number.NaN, -1).chance).toBeGreaterThan(0.5);
  });

  it('two unknown skills stay two, one ability lies behind both', () => {
    const learner = startLearner(MODEL);
    for (let i = 0; i < 5; i++) updateLearner(MODEL, learner, 7, -1, true);
    expect(outlook(MODEL, learner, 8, -1).skill).toBe(0);
    expect(outlook(MODEL, learner, 7, -1).skill).toBeGreaterThan(0);
    expect(predictAnswer(MODEL, learner, 8, -1)).toBeGreaterThan(at(8, -1).chance);
  });
});

const answers = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -1, max: 4 }), fc.boolean()), {
  maxLength: 60,
});
const follow = (list: [number, number, boolean][]) => {
  const learner = startLearner(MODEL);
  for (const [skill, item, correct] of list) updateLearner(MODEL, learner, skill, item, correct);
  return learner;
};

describe('any history', () => {
  it('keeps chances inside 0 to 1 and variances above 0', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const learner = follow(list);
        expect(learner.ability.variance).toBeGreaterThan(0);
        for (const { variance } of learner.skills.values()) expect(variance).toBeGreaterThan(0);
        for (const skill of [0, 1, 2]) {
          const chance = predictAnswer(MODEL, learner, skill, 0);
          expect(chance).toBeGreaterThan(0);
          expect(chance).toBeLessThan(1);
        }
      }),
    );
  });

  it('a last answer that is right never leaves a smaller chance than one that is wrong', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 0, max: 3 }), fc.integer({ min: -1, max: 4 }), (list, skill, item) => {
        const chanceAfter = (correct: boolean) =>
          predictAnswer(MODEL, follow([...list, [skill, item, correct]]), skill, item);
        expect(chanceAfter(true)).toBeGreaterThan(chanceAfter(false));
      }),
    );
  });

  it('stays finite over a hundred thousand right answers', () => {
    const learner = startLearner(MODEL);
    for (let i = 0; i < 100_000; i++) updateLearner(MODEL, learner, 0, 0, true);
    expect(learner.ability.mean).toBeLessThan(20);
    const before = predictAnswer(MODEL, learner, 0, 0);
    expect(before).toBeGreaterThan(0.99);
    updateLearner(MODEL, learner, 0, 0, false);
    expect(predictAnswer(MODEL, learner, 0, 0)).toBeGreaterThan(0.9);
  });
});
