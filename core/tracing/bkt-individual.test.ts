import { describe, expect, it } from 'vitest';
import { logLoss } from '../evaluation/log-loss';
import { createRandom, type Random } from '../random/random';
import { fitSkills } from './bkt-fit';
import { buildForest } from './bkt-forest';
import { fitIndividual } from './bkt-individual';
import { parametersAtQuickness } from './bkt-individual-model';
import { predictIndividually } from './bkt-individual-predict';
import type { FittedBktParameters } from './bkt-parameters';
import { predictOnline } from './bkt-predict';
import { createTracingDataBuilder, type TracingData, type TracingDictionaries } from './dataset';
import { QUICKNESS, QUICKNESS_WEIGHTS } from './random-effect';
import { dataOf, drawAnswers } from './test-support/simulate-bkt';

const SKILL: FittedBktParameters = { pInit: 0.3, pLearn: 0.15, pForget: 0, pSlip: 0.08, pGuess: 0.2 };
const SKILLS = [SKILL, { ...SKILL, pInit: 0.5 }, { ...SKILL, pLearn: 0.3 }, { ...SKILL, pGuess: 0.1 }];
const SPREADS = { learnSpread: 1.2, initSpread: 0.7 };

/** Each learner, of a quickness of their own, answers each skill ten times. */
function draw(random: Random, learners: number, spreads: typeof SPREADS, known?: TracingDictionaries): TracingData {
  const builder = createTracingDataBuilder(known);
  for (let learner = 0; learner < learners; learner++) {
    const z = random.normal();
    let order = 0;
    for (const [code, skill] of SKILLS.entries()) {
      for (const correct of drawAnswers(random, parametersAtQuickness(skill, spreads, z), 10)) {
        builder.add({ learner: `${learner}`, skill: `s${code}`, item: '', correct, order: order++ });
      }
    }
  }
  return builder.build();
}

function fitted(data: TracingData) {
  const forest = buildForest(data);
  const plain = fitSkills(forest, { seed: 1 });
  return { plain, model: fitIndividual(forest, data.learners, plain) };
}

describe('learners of different quickness', () => {
  const random = createRandom(1);
  const train = draw(random, 1500, SPREADS);
  const { plain, model } = fitted(train);

  it('the spreads are found again, and the skills with them', () => {
    expect(Math.abs(model.learnSpread - SPREADS.learnSpread)).toBeLessThan(0.25);
    expect(Math.abs(model.initSpread - SPREADS.initSpread)).toBeLessThan(0.25);
    for (const [code, truth] of SKILLS.entries()) {
      const found = model.skills[code] ?? SKILL;
      for (const name of ['pInit', 'pLearn', 'pSlip', 'pGuess'] as const) {
        expect(Math.abs(found[name] - truth[name]), `${name} of ${code}`).toBeLessThan(0.06);
      }
    }
  });

  it('no round lowers the likelihood, and it ends above the plain one', () => {
    for (const [round, height] of model.history.entries()) {
      if (round > 0) expect(height).toBeGreaterThanOrEqual((model.history[round - 1] ?? 0) - 1e-6);
    }
    expect(model.logLikelihood).toBeGreaterThan(plain.reduce((sum, { logLikelihood }) => sum + logLikelihood, 0) + 100);
  });

  it('other learners are predicted better than by plain parameters', () => {
    const test = draw(random, 400, SPREADS, train);
    const individually = predictIndividually(test, model, SKILL);
    const plainly = predictOnline(test, (row) => plain[test.skill[row] ?? -1]?.parameters ?? SKILL);
    expect(logLoss(test.correct, individually)).toBeLessThan(logLoss(test.correct, plainly) - 0.005);
  });

  it('learners who are alike get next to no spread', () => {
    const { model: alike } = fitted(draw(createRandom(2), 600, { learnSpread: 0, initSpread: 0 }));
    expect(alike.learnSpread).toBeLessThan(0.35);
    expect(alike.initSpread).toBeLessThan(0.35);
  });
});

describe('predictions', () => {
  const model = { skills: [SKILL], ...SPREADS, logLikelihood: 0, history: [] };

  it('by hand: the first is the mean over quicknesses of p(L0)·0.92 + (1 − p(L0))·0.2', () => {
    const mean = QUICKNESS.reduce((sum, z, i) => {
      const p = 1 / (1 + Math.exp(-(Math.log(0.3 / 0.7) + 0.7 * z)));
      return sum + (QUICKNESS_WEIGHTS[i] ?? 0) * (0.2 + 0.72 * p);
    }, 0);
    expect(predictIndividually(dataOf([{ s: '1' }]), model, SKILL)[0]).toBeCloseTo(mean, 12);
  });

  it('without spread are those of plain BKT, an unknown concept those of the population', () => {
    const data = dataOf([{ s: '0110', unknown: '01' }]);
    const still = { ...model, learnSpread: 0, initSpread: 0 };
    const population = { ...SKILL, pInit: 0.6 };
    const expected = predictOnline(data, (row) => (data.skill[row] === 0 ? SKILL : population));
    for (const [row, p] of predictIndividually(data, still, population).entries()) {
      expect(p).toBeCloseTo(expected[row] ?? Number.NaN, 12);
    }
  });

  it('what was learnt of a learner on one skill moves the prediction on the next', () => {
    const data = dataOf([
      { a: '1111111', b: '1' },
      { a: '0000000', b: '1' },
    ]);
    const predicted = predictIndividually(data, { ...model, skills: [SKILL, SKILL] }, SKILL);
    expect(predicted[7]).toBeGreaterThan((predicted[15] ?? 1) + 0.1);
  });

  it('nobody and nothing', () => {
    expect(predictIndividually(dataOf([]), model, SKILL)).toHaveLength(0);
    const { model: none } = fitted(dataOf([]));
    expect(none.skills).toEqual([]);
    expect(Number.isFinite(none.learnSpread)).toBe(true);
  });

  it('a very long history keeps them probabilities', () => {
    const predicted = predictIndividually(dataOf([{ s: `${'0'.repeat(20_000)}${'1'.repeat(20_000)}` }]), model, SKILL);
    expect(predicted.every((p) => p > 0 && p < 1)).toBe(true);
  });
});
