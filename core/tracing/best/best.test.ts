import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logLoss } from '../../evaluation/log-loss';
import { createTracingDataBuilder, type TracingData } from '../dataset';
import { fitLogisticTracing, predictLogisticTracing } from '../logistic/logistic-tracing';
import { fitBest } from './fit-best';
import { mixOf } from './mix';
import { type PracticeOptions, practiceData } from './practice.fixture';
import { predictBest } from './predict-best';

const few = { seed: 1, trees: { rounds: 10, minWeight: 2 }, network: { epochs: 2 } };
const train = practiceData({ learners: 150, seed: 1 });
const test = practiceData({ learners: 40, seed: 2, dictionaries: train });
const model = fitBest(train, few);

function expectChances(chances: Float64Array, data: TracingData) {
  expect(chances.length).toBe(data.rows);
  expect(chances.every((p) => p > 0 && p < 1)).toBe(true);
}

it('predicts better than the share of right answers', () => {
  const share = train.correct.reduce((sum, y) => sum + y, 0) / train.rows;
  const plain = logLoss(test.correct, new Float64Array(test.rows).fill(share));
  expect(logLoss(test.correct, predictBest(model, test))).toBeLessThan(plain - 0.03);
});

it('is the same for the same seed', () => {
  expect(predictBest(fitBest(train, few), test)).toEqual(predictBest(model, test));
});

it('a later answer never changes an earlier prediction, nor another learner', () => {
  const linear = fitLogisticTracing(train);
  const predictions = (data: TracingData) => [predictBest(model, data), predictLogisticTracing(linear, data)];
  const before = predictions(test);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: test.rows - 1 }), (row) => {
      const correct = test.correct.slice();
      correct[row] = 1 - (correct[row] ?? 0);
      const after = predictions({ ...test, correct });
      const end = test.learnerStart[(test.learner[row] ?? 0) + 1] ?? 0;
      for (const [m, chances] of after.entries()) {
        expect(chances.slice(0, row + 1)).toEqual(before[m]?.slice(0, row + 1));
        expect(chances.slice(end)).toEqual(before[m]?.slice(end));
        if (row + 1 < end) expect(chances[row + 1]).not.toBe(before[m]?.[row + 1]);
      }
    }),
    { numRuns: 20 },
  );
});

it('predicting leaves the fit as it was: test answers are not learned from', () => {
  const kept = JSON.stringify(model);
  predictBest(model, test);
  expect(JSON.stringify(model)).toBe(kept);
});

describe('poor data give chances all the same', () => {
  const cases: [string, PracticeOptions][] = [
    ['one learner', { learners: 1, seed: 3 }],
    ['few learners', { learners: 8, seed: 3 }],
    ['no items', { learners: 60, seed: 3, items: 0 }],
    ['one skill', { learners: 60, seed: 3, skills: 1 }],
    ['all right', { learners: 60, seed: 3, ease: 100 }],
    ['all wrong', { learners: 60, seed: 3, ease: -100 }],
    ['many skills', { learners: 60, seed: 3, skills: 10_000, items: 0 }],
    ['times', { learners: 60, seed: 3, timed: true }],
    ['nobody', { learners: 0, seed: 3 }],
  ];
  for (const [name, options] of cases) {
    it(name, () => {
      const data = practiceData(options);
      const fitted = fitBest(data, few);
      expectChances(predictBest(fitted, data), data);
      // None of these skills and items was fitted.
      const strange = practiceData({ learners: 5, seed: 4, items: 500 });
      const shift = (codes: Int32Array, by: number) => codes.map((code) => code + by);
      const unseen = { ...strange, skill: shift(strange.skill, 20_000), item: shift(strange.item, 20_000) };
      expectChances(predictBest(fitted, unseen), unseen);
      if (name === 'all right') expect(Math.min(...predictBest(fitted, data))).toBeGreaterThan(0.9);
      if (name === 'all wrong') expect(Math.max(...predictBest(fitted, data))).toBeLessThan(0.1);
    });
  }
  it('an empty test', () => {
    expect(predictBest(model, createTracingDataBuilder(train).build())).toEqual(new Float64Array(0));
  });
});

it('a long learner, all right, ends near 1', () => {
  const builder = createTracingDataBuilder(train);
  for (let order = 0; order < 20_000; order++) {
    builder.add({ learner: 'a', skill: 's1', item: 'i1', correct: true, order });
  }
  const data = builder.build();
  const chances = predictBest(model, data);
  expectChances(chances, data);
  expect(chances[data.rows - 1]).toBeGreaterThan(0.7);
});

it('mixes as the held-out answers say', () => {
  const mix = (logistic: number, trees: number, network: number) => mixOf([{ logistic, trees, network, label: 1 }]);
  expect(mix(-5, 5, -5)).toEqual({ logistic: 0, trees: 1, network: 0 });
  expect(mix(5, -5, -5)).toEqual({ logistic: 1, trees: 0, network: 0 });
  expect(mix(-5, -5, 5)).toEqual({ logistic: 0, trees: 0, network: 1 });
  expect(mixOf([])).toEqual({ logistic: 1, trees: 0, network: 0 });
});
