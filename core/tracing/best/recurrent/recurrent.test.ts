import { expect, it } from 'vitest';
import { createRandom } from '../../../random/random';
import { fitNetwork, lossOf } from './fit-network';
import { createNetworkLearner } from './network';
import { createSegmentRunner, emptyGradient, type NetworkData } from './segment';
import type { NetworkShape } from './shape';
import { drawWeights } from './weights';

const shape: NetworkShape = { skills: 3, features: 2, hidden: 3, width: 4, inner: 5 };

/** Answers of which the same learner's answer before decides. */
function answers(rows: number, seed: number): NetworkData {
  const random = createRandom(seed);
  const draw = (below: number) => Int32Array.from({ length: rows }, () => random.integer(below + 1) - 1);
  const correct = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) correct[row] = random.chance(correct[row - 1] === 1 ? 0.2 : 0.8) ? 1 : 0;
  return {
    skill: draw(shape.skills),
    correct,
    surprise: Float32Array.from(correct, (y) => y - 0.5),
    numbers: Float32Array.from({ length: rows * shape.features }, () => random.normal()),
  };
}

it('slopes are those of finite differences', () => {
  const data = answers(12, 1);
  const weights = drawWeights(shape, 2);
  const random = createRandom(3);
  for (const list of [weights.dense, weights.answered, weights.asked]) {
    for (let i = 0; i < list.length; i++) list[i] = random.normal(0, 0.5);
  }
  const keep = Float64Array.from({ length: 12 * shape.hidden }, () => (random.chance(0.7) ? 1 / 0.7 : 0));
  const runner = createSegmentRunner(weights, data);
  const gradient = emptyGradient(weights);
  const loss = (slopes = false) => {
    runner.begin();
    return runner.run(0, 12, slopes ? gradient : null, keep);
  };
  loss(true);
  for (const name of ['dense', 'answered', 'asked'] as const) {
    const list = weights[name];
    for (let i = 0; i < list.length; i++) {
      const value = list[i] ?? 0;
      list[i] = value + 1e-5;
      const above = loss();
      list[i] = value - 1e-5;
      const below = loss();
      list[i] = value;
      expect(Math.abs((gradient[name][i] ?? 0) - (above - below) / 2e-5)).toBeLessThan(1e-6);
    }
  }
});

const learners = Array.from({ length: 40 }, (_, l) => ({ from: 30 * l, to: 30 * l + 30 }));
const options = { seed: 1, epochs: 6, rate: 0.02, batch: 4, decay: 0, keep: 1 };

it('learns that the answer before decides, and is the same for the same seed', () => {
  const data = answers(1200, 5);
  const refit = () => fitNetwork(shape, data, learners.slice(0, 30), learners.slice(30), options);
  const fitted = refit();
  // The truth's loss is 0.2·ln 5 + 0.8·ln 1.25 = 0.5004; a coin's ln 2 = 0.6931.
  expect(lossOf(fitted, data, learners.slice(30))).toBeLessThan(0.58);
  expect(refit()).toEqual(fitted);
});

it('followed answer by answer it says what it says of the whole', () => {
  const data = answers(150, 6);
  const weights = drawWeights(shape, 4);
  const margins = new Float64Array(150);
  lossOf(weights, data, [{ from: 0, to: 150 }], margins);
  const learner = createNetworkLearner(weights);
  for (let row = 0; row < 150; row++) {
    const skill = data.skill[row] ?? -1;
    expect(learner.predict(skill, data.numbers.slice(2 * row, 2 * row + 2))).toBeCloseTo(margins[row] ?? 0, 12);
    learner.observe(skill, data.correct[row] ?? 0, data.surprise[row] ?? 0);
  }
});
