import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from './random';

const DRAWS = 200_000;

/** Mean and variance of many draws. */
function moments(draw: (random: Random) => number, seed = 7): { mean: number; variance: number } {
  const random = createRandom(seed);
  let [sum, squares] = [0, 0];
  for (let i = 0; i < DRAWS; i++) {
    const value = draw(random);
    sum += value;
    squares += value * value;
  }
  const mean = sum / DRAWS;
  return { mean, variance: squares / DRAWS - mean * mean };
}

it('gives the same numbers for the same seed and others for another', () => {
  const first = (seed: number) => Array.from({ length: 5 }, createRandom(seed).uniform);
  expect(first(1)).toEqual(first(1));
  expect(first(1)).not.toEqual(first(2));
});

/** Means and variances from the textbook formulas; four standard errors of the mean are allowed. */
describe.each<[string, (random: Random) => number, number, number]>([
  ['uniform', (random) => random.uniform(), 1 / 2, 1 / 12],
  ['integer below 6', (random) => random.integer(6), 2.5, 35 / 12],
  ['chance of 0.3', (random) => (random.chance(0.3) ? 1 : 0), 0.3, 0.21],
  ['normal(2, 3)', (random) => random.normal(2, 3), 2, 9],
  ['gamma(0.5)', (random) => random.gamma(0.5), 0.5, 0.5],
  ['gamma(4)', (random) => random.gamma(4), 4, 4],
  ['beta(2, 5)', (random) => random.beta(2, 5), 2 / 7, 10 / (49 * 8)],
  ['beta(0.4, 0.4)', (random) => random.beta(0.4, 0.4), 0.5, 0.16 / (0.64 * 1.8)],
  ['weighted 1:0:3', (random) => random.weighted([1, 0, 3]), 1.5, 0.75],
])('%s', (_name, draw, mean, variance) => {
  it('has its mean and variance', () => {
    const seen = moments(draw);
    expect(Math.abs(seen.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / DRAWS));
    expect(seen.variance / variance).toBeGreaterThan(0.97);
    expect(seen.variance / variance).toBeLessThan(1.03);
  });
});

it('never draws what has no weight, and what is certain always', () => {
  const random = createRandom(3);
  for (let i = 0; i < 1000; i++) {
    expect([1, 3]).toContain(random.weighted([0, 2, 0, 1, 0]));
    expect(random.chance(0)).toBe(false);
    expect(random.chance(1)).toBe(true);
  }
});

it('shuffles into every order alike', () => {
  const random = createRandom(11);
  const seen = new Map<string, number>();
  for (let i = 0; i < 60_000; i++) {
    const order = random.shuffle(['a', 'b', 'c']).join('');
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  expect(seen.size).toBe(6);
  for (const count of seen.values()) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});
