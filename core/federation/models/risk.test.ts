import { beforeAll, describe, expect, it } from 'vitest';
import { auc } from '@/core/evaluation/auc';
import { minimise } from '@/core/optimise/minimise';
import { createRandom } from '@/core/random/random';
import { logistic, lossAt } from '@/core/tracing/logistic/sigmoid';
import { federatedSum } from '../test-support/federate';
import type { DropOut } from '../test-support/run-sum';
import { normOf } from '../updates/clip';
import {
  boundOfCurvature,
  boundOfSlope,
  curvatureOf,
  type RiskCase,
  riskOf,
  rowOf,
  settledWeights,
  slopeOf,
  stepFrom,
  weightsAfterRound,
} from './risk-rounds';

const BOUND = 1.2;
const RIDGE = 1;
const TRUE = [0.4, -1.6, 1.1, 0.8, -0.6, 0, 0.7, -0.5, 0, 0, 0.3, -0.2];
const ROUNDS = 6;
/** Under a busy machine rounds of real key agreement take a while. */
const PATIENCE_MS = 90_000;

/** Five districts that differ in size, in their learners and in how often it comes. */
const DISTRICTS = [
  { learners: 500, mean: [0.3, 0.2, -0.1, 0.1, 0.2, 0], spread: 0.5, base: -1.6 },
  { learners: 150, mean: [-0.4, -0.3, 0.2, 0.3, 0, 0.1], spread: 0.35, base: -0.5 },
  { learners: 300, mean: [0, 0, 0.5, -0.2, -0.3, 0.4], spread: 0.6, base: -1 },
  { learners: 80, mean: [0.5, -0.5, 0, 0, 0.4, -0.2], spread: 0.4, base: -2 },
  { learners: 400, mean: [-0.1, 0.4, -0.4, 0.2, 0.1, 0.3], spread: 0.5, base: -1.2 },
];

function draw(seed: number, factor = 1): RiskCase[][] {
  const random = createRandom(seed);
  return DISTRICTS.map(({ learners, mean, spread, base }) =>
    Array.from({ length: learners * factor }, () => {
      const features = TRUE.map((_, i) => mean[i % mean.length] ?? 0).map((each) =>
        Math.max(-0.5, Math.min(0.5, random.normal(each / 4, spread / 2))),
      );
      const odds = base + features.reduce((sum, each, i) => sum + 3 * each * (TRUE[i] ?? 0), 0);
      return { features, happened: random.chance(logistic(odds)) };
    }),
  );
}

const size = TRUE.length + 1;
const aucOf = (cases: readonly RiskCase[], weights: ArrayLike<number>) =>
  auc(
    cases.map(({ happened }) => (happened ? 1 : 0)),
    cases.map(({ features }) => riskOf(features, weights, BOUND)),
  );

function pooled(cases: readonly RiskCase[]): Float64Array {
  return minimise((at, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (const { features, happened } of cases) {
      const row = rowOf(features, BOUND);
      const margin = row.reduce((sum, each, i) => sum + each * (at[i] ?? 0), 0);
      loss += lossAt(margin, happened ? 1 : 0);
      row.forEach((each, i) => {
        gradient[i] = (gradient[i] ?? 0) + (logistic(margin) - (happened ? 1 : 0)) * each;
      });
    }
    at.forEach((each, i) => {
      if (i === 0) return;
      loss += 0.5 * RIDGE * each * each;
      gradient[i] = (gradient[i] ?? 0) + RIDGE * each;
    });
    return loss;
  }, new Float64Array(size)).x;
}

function federated(districts: readonly (readonly RiskCase[])[], rho: number | null, dropping: boolean): Float64Array {
  const each = rho === null ? null : rho / (ROUNDS + 1);
  const curvature = federatedSum(
    districts.map((cases) => cases.map((one) => curvatureOf(one, BOUND))),
    { bound: boundOfCurvature(BOUND), rho: each, seed: 1 },
  );
  // Five shares of noise, of which three suffice.
  const noise = each === null ? 0 : ((boundOfCurvature(BOUND) ** 2 / (2 * each)) * 5) / 3;
  const step = stepFrom(curvature, size, RIDGE, noise);
  if (!step) throw new Error('no curvature');
  let weights = new Float64Array(size);
  const reached: Float64Array[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const drops = new Map<string, DropOut>(
      dropping && round % 3 === 1 ? [[`district ${round % 5}`, round % 2 ? 'mask' : 'unmask']] : [],
    );
    const vectors = districts.map((cases) => cases.map((one) => slopeOf(one, weights, BOUND)));
    weights = Float64Array.from(
      weightsAfterRound(
        weights,
        federatedSum(vectors, { bound: boundOfSlope(BOUND), rho: each, drops, seed: round + 2 }),
        step,
      ),
    );
    reached.push(weights);
  }
  return settledWeights(reached);
}

describe('the risk model of five unlike districts', () => {
  const training = draw(1);
  const test = draw(2, 12).flat();
  let best = 0;
  let alone: number[] = [];
  beforeAll(() => {
    best = aucOf(test, pooled(training.flat()));
    alone = training.map((cases) => aucOf(test, pooled(cases)));
  });

  it('is better pooled than alone, so that there is something to win', () => {
    expect(best).toBeGreaterThan(0.75);
    expect(Math.max(...alone)).toBeLessThan(best);
    expect(Math.min(...alone)).toBeLessThan(best - 0.05);
  });

  it(
    'without noise comes to the pooled weights',
    () => {
      expect(aucOf(test, federated(training, null, false)) / best).toBeGreaterThan(0.999);
    },
    PATIENCE_MS,
  );

  it(
    'with noise and drop-outs stays within 1 % of the pooled AUC',
    () => {
      const reached = aucOf(test, federated(training, 1, true));
      expect(reached / best).toBeGreaterThan(0.99);
      expect(reached).toBeGreaterThan(alone.reduce((sum, each) => sum + each, 0) / alone.length);
    },
    PATIENCE_MS,
  );
});

it('no learner’s part is longer than its bound, whatever the features and weights', () => {
  const random = createRandom(3);
  for (let i = 0; i < 500; i++) {
    const one = { features: Array.from({ length: 6 }, () => random.normal(0, 3)), happened: random.chance(0.5) };
    const weights = Array.from({ length: 7 }, () => random.normal(0, 10));
    expect(normOf(curvatureOf(one, BOUND))).toBeLessThanOrEqual(boundOfCurvature(BOUND));
    expect(normOf(slopeOf(one, weights, BOUND))).toBeLessThanOrEqual(boundOfSlope(BOUND));
  }
});

it('noise in the curvature is borne, and shortens steps', () => {
  // Forty learners with one feature, ½ for half of them and −½ for the others.
  const sum = [10, 0, 10];
  const [bold, careful] = [0, 0.5].map((noise) => stepFrom(sum, 2, RIDGE, noise));
  expect(bold?.inverse[0]).toBeCloseTo(1 / 2.5, 4);
  expect(bold?.inverse[3]).toBeCloseTo(1 / 3.5, 4);
  expect(careful?.inverse[0]).toBeLessThan(bold?.inverse[0] ?? 0);
  // A feature whose square sum noise made negative.
  const bent = stepFrom([40, 0, -9], 2, RIDGE, 4);
  expect(bent?.inverse[3]).toBeGreaterThan(0);
});

it('learners whom noise hides are none', () => {
  expect(stepFrom([0, 0, 0], 2, RIDGE)).toBeNull();
  expect(stepFrom([-5, 0, 3], 2, RIDGE)).toBeNull();
  expect(stepFrom([10, 0, 10], 2, RIDGE, 1.01 ** 2)).toBeNull();
  expect(stepFrom([10, 0, 10], 2, RIDGE, 0.99 ** 2)).not.toBeNull();
});

it('without data, weights go to what they are drawn to, and the first stays', () => {
  const step = stepFrom([1000, 0, 0], 2, RIDGE);
  if (!step) throw new Error('no step');
  const moved = weightsAfterRound([2, 4], [0, 0], step, 1);
  expect(moved[0]).toBe(2);
  expect(moved[1]).toBeCloseTo(1, 4);
});
