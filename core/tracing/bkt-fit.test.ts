import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { fitSkills } from './bkt-fit';
import { fitBkt, fitBktByItem, priorsAround } from './bkt-fit-data';
import { buildForest } from './bkt-forest';
import { checkBounds, DEFAULT_BOUNDS, type FittedBktParameters, FORGETTING_BOUNDS } from './bkt-parameters';
import { createTracingDataBuilder } from './dataset';
import { anyHistory } from './test-support/arbitrary-bkt';
import { dataOf, drawAnswers, simulateBkt } from './test-support/simulate-bkt';

const TRUTH: FittedBktParameters = { pInit: 0.3, pLearn: 0.15, pForget: 0, pSlip: 0.08, pGuess: 0.2 };

function expectNear(found: FittedBktParameters, truth: FittedBktParameters, within: number): void {
  for (const [name, value] of Object.entries(truth)) {
    expect(Math.abs(Number(Reflect.get(found, name)) - value), name).toBeLessThan(within);
  }
}

describe('for all histories', () => {
  const histories = fc.array(anyHistory(8), { minLength: 1, maxLength: 8 });

  it('no round lowers the likelihood, penalised or not', () => {
    fc.assert(
      fc.property(
        histories,
        fc.boolean(),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (given, forgetting, strength) => {
          const forest = buildForest(dataOf(given.map((history) => ({ s: history }))));
          const bounds = forgetting ? FORGETTING_BOUNDS : DEFAULT_BOUNDS;
          const [around] = fitSkills(forest, { seed: 1, bounds, starts: 1 });
          const heights = new Map<number, number>();
          fitSkills(forest, {
            seed: 2,
            bounds,
            ...(around ? { priors: priorsAround(around, strength) } : {}),
            onRound: (_skill, start, height) => {
              expect(height).toBeGreaterThanOrEqual((heights.get(start) ?? Number.NEGATIVE_INFINITY) - 1e-9);
              heights.set(start, height);
            },
          });
          expect(heights.size).toBeGreaterThan(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('slip and guess, and learning and forgetting, stay under 1 together in every form of the model', () => {
    const rows = fc.array(fc.record({ learner: fc.nat(4), skill: fc.nat(1), item: fc.nat(2), correct: fc.boolean() }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(rows, fc.boolean(), fc.constantFrom(0, 5), (answers, forgetting, priorStrength) => {
        const builder = createTracingDataBuilder();
        for (const [order, { learner, skill, item, correct }] of answers.entries()) {
          builder.add({ learner: `${learner}`, skill: `${skill}`, item: `${item}`, correct, order });
        }
        const data = builder.build();
        const guesses = Float32Array.from(data.item, (item) => [0.25, 1, Number.NaN][item] ?? 0);
        const options = { seed: 1, starts: 2, forgetting, priorStrength };
        for (const { skills, population } of [
          fitBkt(data, options),
          fitBkt(data, { ...options, givenGuess: guesses }),
          fitBktByItem(data, options),
        ]) {
          for (const each of [...skills, population].flatMap(({ classParameters }) => classParameters)) {
            for (const p of Object.values(each)) expect(p >= 0 && p <= 1).toBe(true);
            expect(each.pSlip + each.pGuess).toBeLessThan(1);
            expect(each.pLearn + each.pForget).toBeLessThan(1);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('parameters stay within their bounds, and the fit is at least as likely as every start was when the best was chosen', () => {
    fc.assert(
      fc.property(histories, (given) => {
        const forest = buildForest(dataOf(given.map((history) => ({ s: history }))));
        const heights: number[] = [];
        const [many] = fitSkills(forest, {
          seed: 1,
          starts: 8,
          onRound: (_skill, start, height) => {
            heights[start] = height;
          },
        });
        const { pInit, pLearn, pForget, pSlip, pGuess } = many?.parameters ?? TRUTH;
        for (const [value, [lowest, highest]] of [
          [pInit, DEFAULT_BOUNDS.init],
          [pLearn, DEFAULT_BOUNDS.learn],
          [pForget, DEFAULT_BOUNDS.forget],
          [pSlip, DEFAULT_BOUNDS.slip],
          [pGuess, DEFAULT_BOUNDS.guess],
        ] as const) {
          expect(value).toBeGreaterThanOrEqual(lowest);
          expect(value).toBeLessThanOrEqual(highest);
        }
        // Only the best is climbed to its end, so another might have ended higher: that much is not promised.
        expect(heights).toHaveLength(9);
        for (const height of heights) expect(heights[8]).toBeGreaterThanOrEqual(height - 1e-9);
      }),
      { numRuns: 25 },
    );
  });
});

describe('little or strange data', () => {
  it('no answers at all', () => {
    const fit = fitBkt(dataOf([]), { seed: 1 });
    expect(fit.skills).toEqual([]);
    expect(fit.logLikelihood).toBe(0);
    expect(Number.isFinite(fit.population.parameters.pInit)).toBe(true);
  });

  it('a skill that nobody has answered gets the population with a prior', () => {
    const data = dataOf([{ s: '0111' }, { s: '01' }, { s: '111' }]);
    const fit = fitBkt({ ...data, skillNames: ['s', 'never'] }, { seed: 1, priorStrength: 5 });
    expectNear(fit.skills[1]?.parameters ?? TRUTH, fit.population.parameters, 1e-9);
  });

  it.each([
    ['all right', '1111'],
    ['all wrong', '0000'],
    ['one answer', '1'],
  ])('%s', (_name, history) => {
    const fit = fitBkt(dataOf(Array.from({ length: 50 }, () => ({ s: history }))), { seed: 1 });
    const { pInit, pSlip, pGuess } = fit.skills[0]?.parameters ?? TRUTH;
    for (const p of [pInit, pSlip, pGuess]) expect(p > 0 && p < 1).toBe(true);
    expect(pSlip + pGuess).toBeLessThan(1);
    // All alike is nearly certain for the best fit: 50 learners lose under a nat and a half.
    if (history.length > 1) expect(fit.logLikelihood).toBeGreaterThan(-1.5);
  });

  it('the same fit for the same seed', () => {
    const data = simulateBkt(createRandom(5), { a: TRUTH, b: { ...TRUTH, pInit: 0.7 } }, { learners: 40, answers: 6 });
    expect(fitBkt(data, { seed: 3 })).toEqual(
      expect.objectContaining({ logLikelihood: fitBkt(data, { seed: 3 }).logLikelihood }),
    );
  });
});

it('a prior helps where learners are few: closer to the truth than the data alone', () => {
  const random = createRandom(6);
  const truths = Array.from({ length: 40 }, () => ({
    pInit: random.beta(6, 14),
    pLearn: random.beta(4, 20),
    pForget: 0,
    pSlip: random.beta(3, 30),
    pGuess: random.beta(6, 24),
  }));
  const data = simulateBkt(random, Object.fromEntries(truths.map((t, i) => [`s${i}`, t])), {
    learners: 15,
    answers: 8,
  });
  const errorOf = (priorStrength: number) =>
    fitBkt(data, { seed: 1, priorStrength }).skills.reduce((sum, { parameters }, i) => {
      const truth = truths[i] ?? TRUTH;
      return (
        sum +
        (parameters.pInit - truth.pInit) ** 2 +
        (parameters.pLearn - truth.pLearn) ** 2 +
        (parameters.pGuess - truth.pGuess) ** 2
      );
    }, 0);
  expect(errorOf(20)).toBeLessThan(0.5 * errorOf(0));
});

it('refuses bounds under which a right answer could speak against knowledge', () => {
  expect(() => checkBounds({ ...DEFAULT_BOUNDS, guess: [0, 0.6] })).toThrow(RangeError);
  expect(() => checkBounds({ ...DEFAULT_BOUNDS, init: [0.5, 0.2] })).toThrow(RangeError);
  expect(() => checkBounds({ ...DEFAULT_BOUNDS, init: [Number.NaN, 0.2] })).toThrow(/^bounds of init are no range$/);
  expect(() => checkBounds({ ...FORGETTING_BOUNDS, learn: [0, 0.9] })).toThrow(/^learning and forgetting/);
  expect(() => fitBkt(dataOf([{ s: '1' }]), { seed: 1, bounds: { ...DEFAULT_BOUNDS, slip: [0, 0.9] } })).toThrow(
    RangeError,
  );
});

it('refuses priors and given guesses that are no numbers in their range, by name', () => {
  const data = dataOf([{ s: '10' }]);
  for (const priorStrength of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
    expect(() => fitBkt(data, { seed: 1, priorStrength })).toThrow(/^the prior should count for some answers/);
  }
  expect(() => fitBkt(data, { seed: 1, givenGuess: Float32Array.of(0.25, 1.5) })).toThrow(
    /^the given guess of row 1 should be a probability, and is 1.5$/,
  );
  expect(() => fitBkt(data, { seed: 1, givenGuess: Float32Array.of(0.25) })).toThrow(/^1 given guesses for 2 answers$/);
});

it('drawn answers follow the parameters', () => {
  const random = createRandom(7);
  const certain = { pInit: 1, pLearn: 0, pForget: 0, pSlip: 0, pGuess: 0 };
  expect(drawAnswers(random, certain, 3)).toEqual([true, true, true]);
});
