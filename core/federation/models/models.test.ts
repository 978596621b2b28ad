import { describe, expect, it } from 'vitest';
import { auc } from '@/core/evaluation/auc';
import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import { createRandom } from '@/core/random/random';
import { fitBkt } from '@/core/tracing/bkt-fit-data';
import { buildForest } from '@/core/tracing/bkt-forest';
import type { FittedBktParameters } from '@/core/tracing/bkt-parameters';
import { predictOnline } from '@/core/tracing/bkt-predict';
import { createTracingDataBuilder, type TracingData } from '@/core/tracing/dataset';
import { drawAnswers } from '@/core/tracing/test-support/simulate-bkt';
import { runSum } from '../test-support/run-sum';
import { normOf } from '../updates/clip';
import { decode, encode } from '../updates/fixed-point';
import { addNoiseShare } from '../updates/noise-share';
import {
  boundOfCounts,
  countsOfRound,
  NUMBERS_OF_A_SKILL,
  priorsOfSkill,
  startTracing,
  type TracingProgress,
  tracingAfterRound,
} from './tracing-counts';

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
    noise = 0,
  ): TracingProgress => {
    let progress = startTracing(NAMES.map(() => START));
    for (let round = 0; round < count; round++) {
      progress = tracingAfterRound(progress, sumOf(progress.parameters, round), { mostAnswers: ANSWERS, noise });
    }
    return progress;
  };
  const poolOf = (at: readonly FittedBktParameters[]) => countsOfRound(pooledForest, at, ANSWERS);

  it('climbs step by step as pooled answers do', () => {
    const secure = rounds((at, round) => {
      const inputs = new Map(
        forests.map((forest, i) => [`district ${i}`, encode(countsOfRound(forest, at, ANSWERS), FIXED)]),
      );
      return decode(runSum(inputs, 3, new Map(), round + 1).sum, FIXED);
    }, 6);
    const pooled = rounds(poolOf, 6);
    flat(secure.parameters).forEach((each, i) => {
      expect(each).toBeCloseTo(flat(pooled.parameters)[i] ?? Number.NaN, 6);
    });
  });

  it('without noise is the maximum that a fit to pooled answers finds', () => {
    const found = rounds(poolOf, 400).parameters;
    const fitted = fitBkt(pool(districts), { seed: 1, priorStrength: 0 }).skills.map(({ parameters }) => parameters);
    flat(found).forEach((each, i) => {
      expect(Math.abs(each - (flat(fitted)[i] ?? 0))).toBeLessThan(0.01);
    });
  });

  it.each([2, 0.5])('with noise of ρ = %d predicts within a hundredth of the pooled AUC', (rho) => {
    const size = NAMES.length * NUMBERS_OF_A_SKILL;
    const bound = boundOfCounts(ANSWERS, NAMES.length) + Math.sqrt(size) * 2 ** -FIXED.fractionBits;
    const count = 8;
    // Summed without masks, which change nothing (tested above) and cost time. Five shares of noise, of which three suffice.
    const noisy = rounds(
      (at, round) => {
        const sum = new BigInt64Array(size);
        for (const [i, forest] of forests.entries()) {
          const own = encode(countsOfRound(forest, at, ANSWERS), FIXED);
          addNoiseShare(
            own,
            { bound, fractionBits: FIXED.fractionBits, rho: rho / count, honest: 3 },
            seededDraws(round * 10 + i),
          );
          own.forEach((each, at2) => {
            sum[at2] = (sum[at2] ?? 0n) + each;
          });
        }
        return decode(sum, FIXED);
      },
      count,
      ((bound ** 2 * count) / (2 * rho)) * (5 / 3),
    );
    const pooled = rounds(poolOf, count);
    const [reached, best] = [aucOf(testData, noisy.parameters), aucOf(testData, pooled.parameters)];
    expect(best).toBeGreaterThan(0.65);
    expect(reached / best).toBeGreaterThan(0.99);
  });

  it('one learner changes the counts by no more than the bound', () => {
    for (let seed = 0; seed < 60; seed++) {
      const forest = buildForest(districtData(seed, 1, 0));
      for (const pInit of [0.01, 0.4, 0.95]) {
        const vector = countsOfRound(
          forest,
          NAMES.map(() => ({ ...START, pInit })),
          ANSWERS,
        );
        expect(normOf(vector)).toBeLessThanOrEqual(boundOfCounts(ANSWERS, NAMES.length));
      }
    }
  });

  it('bears what noise made impossible, and leaves alone what nobody answered', () => {
    const at = { mostAnswers: ANSWERS, noise: 50 };
    const bad = Array.from({ length: NAMES.length * NUMBERS_OF_A_SKILL }, (_, i) => (i % 2 ? -50 : 70));
    let progress = startTracing(NAMES.map(() => START));
    for (let round = 0; round < 4; round++) progress = tracingAfterRound(progress, bad, at);
    for (const each of flat(progress.parameters)) expect(each > 0 && each < 1).toBe(true);
    const none = tracingAfterRound(startTracing([START]), new Float64Array(NUMBERS_OF_A_SKILL), { ...at, noise: 0 });
    expect(none.parameters).toEqual([START]);
    expect(priorsOfSkill(START, 10).learn).toEqual({ events: 2, trials: 10 });
  });
});
