import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ARMS_SETTINGS,
  createArms,
  missedShape,
  observeArm,
  resetArms,
  taughtShape,
  teachingRate,
} from './approach-arms';

const prior = () => Float64Array.of(0.2, 0.5);

it('before any evidence the rate is that of earlier learners, worth 10 observations', () => {
  const arms = createArms(3, prior());
  expect(teachingRate(arms, 0, 0)).toBeCloseTo(0.2, 12);
  expect(taughtShape(arms, 2, 1)).toBeCloseTo(5, 12);
  expect(missedShape(arms, 2, 1)).toBeCloseTo(5, 12);
  expect(ARMS_SETTINGS).toEqual({ priorWorth: 10, sharedWorth: 40 });
});

describe('evidence worked by hand', () => {
  const arms = createArms(3, prior());
  // On concept 0 approach 0 taught three of four; on concept 1 it taught one of two.
  for (const taught of [1, 1, 1, 0]) observeArm(arms, 0, 0, 1, taught);
  for (const taught of [1, 0]) observeArm(arms, 1, 0, 1, taught);

  it('counts on its concept, and there on top of what the others and earlier learners say', () => {
    // Concept 0: own 3 and 1, elsewhere 1 + 2 and 1 + 8.
    expect(taughtShape(arms, 0, 0)).toBeCloseTo(6, 12);
    expect(missedShape(arms, 0, 0)).toBeCloseTo(10, 12);
    expect(teachingRate(arms, 0, 0)).toBeCloseTo(6 / 16, 12);
  });

  it('is shared: a concept never taught starts from the others', () => {
    // 4 of 6 elsewhere, and 2 of 10 before.
    expect(teachingRate(arms, 2, 0)).toBeCloseTo(6 / 16, 12);
    expect(teachingRate(arms, 2, 1)).toBeCloseTo(0.5, 12);
  });

  it('is forgotten with the learner, what came before stays', () => {
    const again = createArms(2, prior());
    observeArm(again, 0, 1, 1, 1);
    resetArms(again);
    expect(teachingRate(again, 0, 1)).toBe(0.5);
    expect(taughtShape(again, 0, 1)).toBe(5);
  });
});

it('evidence from elsewhere is worth no more than the settings say', () => {
  const arms = createArms(2, prior(), { priorWorth: 10, sharedWorth: 40 });
  for (let i = 0; i < 90; i++) observeArm(arms, 0, 0, 1, 1);
  // Elsewhere 92 and 8, together 100: counts as 40.
  expect(taughtShape(arms, 1, 0)).toBeCloseTo(36.8, 12);
  expect(missedShape(arms, 1, 0)).toBeCloseTo(3.2, 12);
  // On the concept itself all 90 count.
  expect(taughtShape(arms, 0, 0)).toBeCloseTo(92, 12);
});

it.each([
  ['taught more surely than tried', 0.5, 0.6],
  ['tried more than surely', 1.1, 0.5],
  ['taught less than not at all', 0.5, -0.1],
  ['not a number', Number.NaN, 0.5],
  ['not a number either', 0.5, Number.NaN],
])('leaves out evidence that is none: %s', (_name, tried, taught) => {
  const arms = createArms(1, prior());
  observeArm(arms, 0, 0, tried, taught);
  expect(teachingRate(arms, 0, 0)).toBeCloseTo(0.2, 12);
});

it('whatever is seen, shapes stay above 0, rates inside 0 to 1, and teaching never lowers a rate', () => {
  const seen = fc.record({
    concept: fc.nat(2),
    approach: fc.nat(1),
    tried: fc.double({ min: 0, max: 1, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(seen, { maxLength: 80 }), (list) => {
      const arms = createArms(3, prior());
      for (const { concept, approach, tried, share } of list) observeArm(arms, concept, approach, tried, tried * share);
      for (let concept = 0; concept < 3; concept++) {
        for (let approach = 0; approach < 2; approach++) {
          expect(taughtShape(arms, concept, approach)).toBeGreaterThan(0);
          expect(missedShape(arms, concept, approach)).toBeGreaterThan(0);
          const before = teachingRate(arms, concept, approach);
          expect(before).toBeGreaterThan(0);
          expect(before).toBeLessThan(1);
        }
      }
      const before = teachingRate(arms, 0, 0);
      observeArm(arms, 0, 0, 1, 1);
      expect(teachingRate(arms, 0, 0)).toBeGreaterThan(before - 1e-12);
    }),
  );
});
