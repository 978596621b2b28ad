import { describe, expect, it } from 'vitest';
import { auc } from '@/core/evaluation/auc';
import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import { createRandom } from '@/core/random/random';
import { buildForest } from '@/core/tracing/bkt-forest';
import type { FittedBktParameters } from '@/core/tracing/bkt-parameters';
import { predictOnline } from '@/core/tracing/bkt-predict';
import { createTracingDataBuilder, type TracingData } from '@/core/tracing/dataset';
import { drawAnswers } from '@/core/tracing/test-support/simulate-bkt';
import { runSum } from '../test-support/run-sum';
import { normOf } from '../updates/clip';
import { decode, encode } from '../updates/fixed-point';
import { addNoiseShare } from '../updates/noise-share';
import { boundOfCounts, countsOfRound, parametersAfterRound, priorsOfSkill, priorsOfSum } from './tracing-counts';

const SKILLS: Record<string, FittedBktParameters> = {
  add: { pInit: 0.5, pLearn: 0.3, pForget: 0, pSlip: 0.05, pGuess: 0.2 },
  carry: { pInit: 0.2, pLearn: 0.15, pForget: 0, pSlip: 0.1, pGuess: 0.15 },
  borrow: { pInit: 0.1, pLearn: 0.1, pForget: 0, pSlip: 0.15, pGuess: 0.1 },
};
const START: FittedBktParameters = { pInit: 0.4, pLearn: 0.2, pForget: 0, pSlip: 0.2, pGuess: 0.25 };
const ANSWERS = 8;
const NAMES = Object.keys(SKILLS);

/** Districts differ in how much learners bring along and in how many there are. */
function districtData(seed: number, learners: number, shift: number): TracingData {
  const random = createRandom(seed);
  const builder = createTracingDataBuilder({ skillNames: NAMES, itemNames: [] });
  for (let learner = 0; learner < learners; learner++) {
    let order = 0;
    for (const [skill, parameters] of Object.entries(SKILLS)) {
      const own = { ...parameters, pInit: Math.max(0.02, Math.min(0.95, parameters.pInit + shift)) };
      for (const correct of drawAnswers(random, own, ANSWERS))
        builder.add({ learner: `${learner}`, skill, item: '', correct, order: order++ });
    }
  }
  return builder.build();
}

const SIZES = [300, 120, 500, 80, 250];
const SHIFTS = [0.2, -0.1, 0, 0.35, -0.05];
const districts = SIZES.map((size, i) => districtData(10 + i, size, SHIFTS[i] ?? 0));
const forests = districts.map((data) => buildForest(data));

/** All answers in one data set, as nobody in a federation has them. */
function pool(all: readonly TracingData[]): TracingData {
  const builder = createTracingDataBuilder({ skillNames: NAMES, itemNames: [] });
  for (const [d, data] of all.entries())
    for (let row = 0; row < data.rows; row++)
      builder.add({
        learner: `${d} ${data.learner[row]}`,
        skill: NAMES[data.skill[row] ?? 0] ?? '',
        item: '',
        correct: data.correct[row] === 1,
        order: data.order[row] ?? 0,
      });
  return builder.build();
}

const FIXED = { fractionBits: 30, most: 1e6, parties: 5 };
const aucOf = (data: TracingData, parameters: readonly FittedBktParameters[]) =>
  auc(
    data.correct,
    predictOnline(data, (row) => parameters[data.skill[row] ?? 0] ?? START),
  );
const flat = (parameters: readonly FittedBktParameters[]) =>
  parameters.flatMap(({ pInit, pLearn, pSlip, pGuess }) => [pInit, pLearn, pSlip, pGuess]);

describe('knowledge tracing of five unlike districts', () => {
  const pooledForest = buildForest(pool(districts));
  const testData = pool(SIZES.map((size, i) => districtData(90 + i, size, SHIFTS[i] ?? 0)));
  const rounds = (
    sumOf: (parameters: readonly FittedBktParameters[], round: number) => ArrayLike<number>,
    count: number,
  ) => {
    let parameters = NAMES.map(() => START);
    for (let round = 0; round < count; round++) parameters = parametersAfterRound(sumOf(parameters, round), parameters);
    return parameters;
  };

  it('climbs step by step as pooled answers do', () => {
    const secure = rounds((at, round) => {
      const inputs = new Map(forests.map((forest, i) => [`district ${i}`, encode(countsOfRound(forest, at), FIXED)]));
      return decode(runSum(inputs, 3, new Map(), round + 1).sum, FIXED);
    }, 6);
    const pooled = rounds((at) => countsOfRound(pooledForest, at), 6);
    flat(secure).forEach((each, i) => {
      expect(each).toBeCloseTo(flat(pooled)[i] ?? Number.NaN, 6);
    });
  });

  it('with noise predicts within 1 % of the pooled AUC', () => {
    const size = NAMES.length * 10;
    const bound = boundOfCounts(ANSWERS, NAMES.length) + Math.sqrt(size) * 2 ** -FIXED.fractionBits;
    // 12 rounds of ρ = 0.25: 3 in all. Summed without masks, which change nothing (tested above) and cost time.
    const noisy = rounds((at, round) => {
      const sum = new BigInt64Array(size);
      for (const [i, forest] of forests.entries()) {
        const own = encode(countsOfRound(forest, at), FIXED);
        addNoiseShare(
          own,
          { bound, fractionBits: FIXED.fractionBits, rho: 0.25, honest: 3 },
          seededDraws(round * 10 + i),
        );
        own.forEach((each, at2) => {
          sum[at2] = (sum[at2] ?? 0n) + each;
        });
      }
      return decode(sum, FIXED);
    }, 12);
    const pooled = rounds((at) => countsOfRound(pooledForest, at), 12);
    const [reached, best] = [aucOf(testData, noisy), aucOf(testData, pooled)];
    expect(best).toBeGreaterThan(0.65);
    expect(reached / best).toBeGreaterThan(0.99);
  });

  it('one learner changes the counts by no more than the bound', () => {
    for (let seed = 0; seed < 60; seed++) {
      const forest = buildForest(districtData(seed, 1, 0));
      const vector = countsOfRound(
        forest,
        NAMES.map(() => START),
      );
      expect(normOf(vector)).toBeLessThanOrEqual(boundOfCounts(ANSWERS, NAMES.length));
    }
  });

  it('gives priors for skills that a district has hardly any answers to', () => {
    const parameters = rounds((at) => countsOfRound(pooledForest, at), 30);
    const priors = priorsOfSum(countsOfRound(pooledForest, parameters), parameters);
    expect(priors.slip.events / priors.slip.trials).toBeGreaterThan(0.04);
    expect(priors.slip.events / priors.slip.trials).toBeLessThan(0.2);
    expect(priorsOfSkill(START, 10).learn).toEqual({ events: 2, trials: 10 });
    // What noise made impossible does no harm.
    const bad = parametersAfterRound(
      Array.from({ length: 30 }, (_, i) => (i % 2 ? -50 : 70)),
      parameters,
    );
    for (const each of flat(bad)) expect(each > 0 && each < 1).toBe(true);
  });
});
