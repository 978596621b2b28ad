import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abilityScore, eapAbility, mapAbility } from './ability';
import { probabilityCorrect } from './item';

/** LSAT section VI, 2PL, as printed by ltm(LSAT ~ z1) of the R package ltm. */
const LSAT_2PL = [
  [-3.3597341, 0.8253715],
  [-1.3696497, 0.7229499],
  [-0.2798983, 0.8904748],
  [-1.8659189, 0.6885502],
  [-3.1235725, 0.6574516],
].map(([difficulty = 0, discrimination = 0]) => ({ difficulty, discrimination, guessing: 0 }));

describe('MAP', () => {
  // factor.scores() of ltm, method "EB": the mode of the posterior and its error.
  it.each([
    ['00000', -1.895, 0.795],
    ['00100', -1.331, 0.797],
    ['01111', 0.023, 0.828],
    ['10011', -0.506, 0.811],
    ['11011', -0.022, 0.827],
    ['11111', 0.606, 0.855],
  ])('of the pattern %s is the published %d (%d)', (pattern, ability, standardError) => {
    const estimate = mapAbility(LSAT_2PL, [...pattern].map(Number));
    expect(estimate.ability).toBeCloseTo(ability, 3);
    expect(estimate.standardError).toBeCloseTo(standardError, 3);
  });
});

describe('EAP', () => {
  it('of one answer agrees with the integral worked another way', () => {
    // One item with a = 1, b = 0, right: E[θ·σ(θ)] / E[σ(θ)] = 2·E[σ(θ)(1 − σ(θ))] by Stein’s lemma, summed here on its own.
    const estimate = eapAbility([{ discrimination: 1, difficulty: 0, guessing: 0 }], [1]);
    let [sum, step] = [0, 1e-4];
    for (let theta = -10; theta <= 10; theta += step) {
      const p = 1 / (1 + Math.exp(-theta));
      sum += (step * p * (1 - p) * Math.exp((-theta * theta) / 2)) / Math.sqrt(2 * Math.PI);
    }
    expect(estimate.ability).toBeCloseTo(2 * sum, 6);
    // E[θ²σ(θ)] = ½ by symmetry, so the variance is 1 − mean².
    expect(estimate.standardError).toBeCloseTo(Math.sqrt(1 - estimate.ability ** 2), 6);
  });
});

const items = fc.array(
  fc.record({
    discrimination: fc.double({ min: 0.2, max: 3, noNaN: true }),
    difficulty: fc.double({ min: -3, max: 3, noNaN: true }),
    guessing: fc.constantFrom(0, 0.2, 0.5),
  }),
  { minLength: 1, maxLength: 12 },
);

describe.each([
  ['EAP', eapAbility],
  ['MAP', mapAbility],
])('%s', (_name, estimate) => {
  it('of nothing is the prior', () => {
    for (const answers of [[], [null], [Number.NaN], [undefined]]) {
      const { ability, standardError } = estimate(LSAT_2PL, answers, { mean: 0.4, deviation: 0.7 });
      expect(ability).toBeCloseTo(0.4, 9);
      expect(standardError).toBeCloseTo(0.7, 6);
    }
  });

  it('takes no notice of an item whose parameters are not numbers, and refuses a prior that is none', () => {
    const broken = [...LSAT_2PL, { discrimination: Number.NaN, difficulty: 0, guessing: 0 }];
    expect(estimate(broken, [1, 0, 1, 0, 1, 1])).toEqual(estimate(LSAT_2PL, [1, 0, 1, 0, 1]));
    for (const deviation of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => estimate(LSAT_2PL, [1], { mean: 0, deviation })).toThrow(RangeError);
    }
  });

  it('is finite and ordered: all wrong below, all right above the prior; errors within it', () => {
    fc.assert(
      fc.property(items, (list) => {
        const low = estimate(
          list,
          list.map(() => 0),
        );
        const high = estimate(
          list,
          list.map(() => 1),
        );
        expect(low.ability).toBeLessThan(1e-9);
        expect(high.ability).toBeGreaterThan(-1e-9);
        for (const { ability, standardError } of [low, high]) {
          expect(Math.abs(ability)).toBeLessThan(6);
          expect(standardError).toBeGreaterThan(0);
          // A hit that may be luck can leave more doubt than there was before, not much more.
          expect(standardError).toBeLessThan(1.2);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('never falls when a wrong answer becomes right (without guessing)', () => {
    fc.assert(
      fc.property(items, fc.array(fc.constantFrom(0, 1, null), { minLength: 12, maxLength: 12 }), (list, answers) => {
        const curves = list.map((item) => ({ ...item, guessing: 0 }));
        const before = estimate(curves, answers).ability;
        const better = answers.slice();
        better[answers.indexOf(0)] = 1;
        expect(estimate(curves, better).ability).toBeGreaterThanOrEqual(before - 1e-7);
      }),
      { numRuns: 50 },
    );
  });
});

it('the score is the slope of the log-probability', () => {
  const item = { discrimination: 1.4, difficulty: 0.3, guessing: 0.2 };
  for (const theta of [-2, 0.1, 1.5]) {
    const logRight = (at: number) => Math.log(probabilityCorrect(item, at));
    const logWrong = (at: number) => Math.log(1 - probabilityCorrect(item, at));
    expect(abilityScore(item, theta, 1)).toBeCloseTo((logRight(theta + 1e-5) - logRight(theta - 1e-5)) / 2e-5, 6);
    expect(abilityScore(item, theta, 0)).toBeCloseTo((logWrong(theta + 1e-5) - logWrong(theta - 1e-5)) / 2e-5, 6);
  }
});
