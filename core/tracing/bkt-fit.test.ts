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

describe('recovery of what drew the answers', () => {
  it('four parameters', () => {
    const data = simulateBkt(createRandom(1), { s: TRUTH }, { learners: 3000, answers: 12 });
    const { skills, population } = fitBkt(data, { seed: 1 });
    expectNear(skills[0]?.parameters ?? TRUTH, TRUTH, 0.03);
    // With one skill the population is that skill.
    expectNear(population.parameters, skills[0]?.parameters ?? TRUTH, 0.005);
  });

  it('forgetting', () => {
    const truth = { ...TRUTH, pForget: 0.08 };
    const data = simulateBkt(createRandom(2), { s: truth }, { learners: 2500, answers: 20 });
    expectNear(fitBkt(data, { seed: 1, forgetting: true }).skills[0]?.parameters ?? TRUTH, truth, 0.04);
  });

  it('slip and the rest beside guesses that are given', () => {
    const random = createRandom(3);
    const builder = createTracingDataBuilder();
    const given: number[] = [];
    for (let learner = 0; learner < 2500; learner++) {
      let known = random.chance(0.3);
      for (let order = 0; order < 12; order++) {
        const guess = [0.25, 0.5, 0.05][order % 3] ?? 0;
        builder.add({
          learner: `${learner}`,
          skill: 's',
          item: '',
          correct: random.chance(known ? 0.92 : guess),
          order,
        });
        given.push(guess);
        known ||= random.chance(0.15);
      }
    }
    const fit = fitBkt(builder.build(), { seed: 1, givenGuess: Float32Array.from(given) });
    const { pInit, pLearn, pSlip } = fit.skills[0]?.parameters ?? TRUTH;
    expect(Math.abs(pInit - 0.3)).toBeLessThan(0.03);
    expect(Math.abs(pLearn - 0.15)).toBeLessThan(0.03);
    expect(Math.abs(pSlip - 0.08)).toBeLessThan(0.02);
    expect(fit.skills[0]?.classParameters.map(({ pGuess }) => Number(pGuess.toFixed(2)))).toEqual([0.25, 0.5, 0.05]);
  });

  it('slip and guess of items', () => {
    const random = createRandom(4);
    const builder = createTracingDataBuilder();
    const items = [
      { pSlip: 0.05, pGuess: 0.1 },
      { pSlip: 0.25, pGuess: 0.4 },
    ];
    for (let learner = 0; learner < 3000; learner++) {
      let known = random.chance(0.3);
      for (let order = 0; order < 12; order++) {
        const which = random.integer(2);
        const { pSlip, pGuess } = items[which] ?? TRUTH;
        builder.add({
          learner: `${learner}`,
          skill: 's',
          item: `i${which}`,
          correct: random.chance(known ? 1 - pSlip : pGuess),
          order,
        });
        known ||= random.chance(0.15);
      }
    }
    const data = builder.build();
    const fit = fitBktByItem(data, { seed: 1 });
    for (const [which, { pSlip, pGuess }] of items.entries()) {
      const code = fit.classed?.classOf(0, data.itemNames.indexOf(`i${which}`)) ?? 0;
      const found = fit.skills[0]?.classParameters[code];
      expect(Math.abs((found?.pSlip ?? 0) - pSlip)).toBeLessThan(0.03);
      expect(Math.abs((found?.pGuess ?? 0) - pGuess)).toBeLessThan(0.05);
    }
    expect(fit.classed?.classOf(0, 99)).toBe(0);
  });
});

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

  it('parameters stay within their bounds, and more starts never fit worse than the first alone', () => {
    fc.assert(
      fc.property(histories, (given) => {
        const forest = buildForest(dataOf(given.map((history) => ({ s: history }))));
        const [one] = fitSkills(forest, { seed: 1, starts: 1, rounds: 1000, tolerance: 1e-9 });
        const [many] = fitSkills(forest, { seed: 1, starts: 8 });
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
        // A climb ends at a local peak: the best of many may end a little under a very long climb from the first.
        expect(many?.logLikelihood).toBeGreaterThan((one?.logLikelihood ?? 0) - 0.5);
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
  expect(() => fitBkt(dataOf([{ s: '1' }]), { seed: 1, bounds: { ...DEFAULT_BOUNDS, slip: [0, 0.9] } })).toThrow(
    RangeError,
  );
});

it('drawn answers follow the parameters', () => {
  const random = createRandom(7);
  const certain = { pInit: 1, pLearn: 0, pForget: 0, pSlip: 0, pGuess: 0 };
  expect(drawAnswers(random, certain, 3)).toEqual([true, true, true]);
});
