import { describe, expect, it } from 'vitest';
import { matrixOf } from '../../boosting/matrix';
import { practiceData } from '../best/practice.fixture';
import { createTracingDataBuilder } from '../dataset';
import { generalStart, moveLevels, skillStart } from './ability';
import { countAnswer, emptyCounts, keptOf, writeCounts } from './decayed-counts';
import { fitLogistic } from './fit-logistic';
import { createLearnerHistory, FEATURE_COUNT } from './learner-history';
import { fitLogisticTracing, predictLogisticTracing } from './logistic-tracing';
import { fitRates } from './rates';

function dataOf(rows: [learner: string, skill: string, item: string, correct: boolean][]) {
  const builder = createTracingDataBuilder();
  for (const [order, [learner, skill, item, correct]] of rows.entries()) {
    builder.add({ learner, skill, item, correct, order });
  }
  return builder.build();
}

describe('worked by hand', () => {
  it('counts halve at their half-life: right, wrong, right with 1', () => {
    const halfLives = [1, Number.POSITIVE_INFINITY];
    const counts = emptyCounts(halfLives);
    for (const correct of [1, 0, 1]) countAnswer(counts, keptOf(halfLives), correct, 0.5);
    expect([...counts.right]).toEqual([1.25, 2]);
    expect([...counts.wrong]).toEqual([0.5, 1]);
    expect([...counts.surprise]).toEqual([0.375, 0.5]);
    const to = new Float32Array(6);
    expect(writeCounts(counts, 1, to, 0)).toBe(6);
    expect(to[3]).toBeCloseTo(Math.log(3), 6);
    expect(to[5]).toBeCloseTo(0.5 / 4, 6);
  });

  it('ability moves by its variance times the surprise', () => {
    const [general, skill] = [generalStart(), skillStart()];
    moveLevels(general, skill, 0, 1);
    // p ½, information ¼, gain 1/(1 + 1.3/4)
    const gain = 1 / 1.325;
    expect(general.mean).toBeCloseTo(0.8 * 0.5 * gain, 12);
    expect(skill.mean).toBeCloseTo(0.5 * 0.5 * gain, 12);
    expect(general.variance).toBeCloseTo(0.8 + 0.006 - 0.64 * 0.25 * gain, 12);
  });

  it('rates are drawn towards the level above', () => {
    const data = dataOf([
      ['a', 's', 'x', true],
      ['b', 's', 'x', true],
      ['c', 's', 'y', false],
    ]);
    const rates = fitRates(data, () => true);
    const population = 3 / 5;
    const skill = (2 + 4 * population) / 7;
    const item = (2 + 5 * skill) / 7;
    expect(rates.skill[0]).toBeCloseTo(Math.log(skill / (1 - skill)), 12);
    expect(rates.unit[0]).toBeCloseTo(Math.log(item / (1 - item)), 12);
    expect(fitRates(data, () => false).unit[0]).toBeCloseTo(0, 12);
  });

  it('the fit solves its own equations: Σ(y − p)·x = penalty·w', () => {
    const data = dataOf([
      ['a', 's', '', true],
      ['a', 's', '', false],
      ['a', 's', '', true],
      ['a', 's', '', true],
    ]);
    const x = [-1, -1, 1, 1];
    const features = matrixOf(
      x.map((value) => [value]),
      1,
    );
    const model = fitLogistic(data, features, Int32Array.of(0, 1, 2, 3));
    let [slope, skill] = [-2 * (model.weights[0] ?? 0), -10 * (model.skill[0] ?? 0)];
    for (const [row, value] of x.entries()) {
      const margin = model.intercept + (model.skill[0] ?? 0) + value * (model.weights[0] ?? 0);
      const left = (data.correct[row] ?? 0) - 1 / (1 + Math.exp(-margin));
      slope += left * value;
      skill += left;
    }
    expect(Math.abs(slope)).toBeLessThan(1e-2);
    expect(Math.abs(skill)).toBeLessThan(1e-2);
    expect(model.weights[0]).toBeGreaterThan(0);
  });
});

it('every feature is finite, and a right answer lifts ability where a wrong one lowers it', () => {
  const rates = fitRates(practiceData({ learners: 5, seed: 1 }), () => true);
  const after = [0, 1].map((correct) => {
    const history = createLearnerHistory(rates);
    const values = new Float32Array(FEATURE_COUNT).fill(Number.NaN);
    history.observe(0, 0, Number.NaN, correct);
    history.describe(999, 999, Number.NaN, values, 0);
    expect(values.every(Number.isFinite)).toBe(true);
    history.describe(0, 0, 5, values, 0);
    expect(values.every(Number.isFinite)).toBe(true);
    return values;
  });
  expect(after[1]?.[6]).toBeGreaterThan(after[0]?.[6] ?? 0);
});

it('more right answers so far, more likely right', () => {
  const fitted = fitLogisticTracing(practiceData({ learners: 60, seed: 2 }));
  const last = (correct: boolean) => {
    const chances = predictLogisticTracing(
      fitted,
      dataOf(Array.from({ length: 8 }, () => ['a', 'skill', '', correct] as [string, string, string, boolean])),
    );
    return chances[7] ?? Number.NaN;
  };
  expect(last(true)).toBeGreaterThan(last(false));
});
