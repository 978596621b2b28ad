import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { createCourseGraph } from '../sequencing/course-graph';
import { logistic, logit } from './logistic';
import { POPULATION } from './population';
import { correlated, createWorld } from './world';

const CONCEPTS = 4000;
const world = createWorld(createCourseGraph(CONCEPTS, []), POPULATION, createRandom(2));

function moments(x: Float64Array, y = x): { mean: number; deviation: number; correlation: number } {
  const mean = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  const product = (a: Float64Array, b: Float64Array, meanA: number, meanB: number) =>
    a.reduce((sum, each, at) => sum + (each - meanA) * ((b[at] ?? 0) - meanB), 0) / a.length;
  const [deviation, other] = [Math.sqrt(product(x, x, meanX, meanX)), Math.sqrt(product(y, y, meanY, meanY))];
  return { mean: meanX, deviation, correlation: product(x, y, meanX, meanY) / (deviation * other) };
}

describe('the concepts of a large course', () => {
  it.each(['initial', 'learning', 'slip', 'guess'] as const)(
    'have the mean and the spread of the population: %s',
    (key) => {
      const { mean, deviation } = moments(world[key]);
      const wanted = POPULATION[key];
      expect(Math.abs(mean - wanted.logit)).toBeLessThan((4 * wanted.conceptDeviation) / Math.sqrt(CONCEPTS));
      expect(deviation / wanted.conceptDeviation).toBeGreaterThan(0.95);
      expect(deviation / wanted.conceptDeviation).toBeLessThan(1.05);
    },
  );

  it('are easy or hard in all at once: known, learned and guessed together, slipped against it', () => {
    const { initial, learning, guess, slip } = world;
    expect(moments(initial, learning).correlation).toBeCloseTo(POPULATION.correlation, 1);
    expect(moments(initial, guess).correlation).toBeCloseTo(POPULATION.correlation, 1);
    expect(moments(initial, slip).correlation).toBeCloseTo(-POPULATION.correlation, 1);
  });

  it('differ in how well each way of teaching suits them, around what all share', () => {
    const { count, conceptDeviation } = POPULATION.approach;
    const first = world.approach.filter((_, at) => at % count === 0);
    expect(moments(first).deviation / conceptDeviation).toBeGreaterThan(0.95);
    expect(moments(first).deviation / conceptDeviation).toBeLessThan(1.05);
  });

  it('have memories longer or shorter around 1', () => {
    const logs = world.stability.map(Math.log);
    expect(Math.abs(moments(logs).mean)).toBeLessThan(0.03);
    expect(moments(logs).deviation).toBeCloseTo(POPULATION.memory.logDeviation / 2, 1);
  });
});

it('the same seed is the same course', () => {
  const graph = createCourseGraph(5, []);
  const course = (seed: number) => createWorld(graph, POPULATION, createRandom(seed));
  expect(course(1)).toEqual(course(1));
  expect(course(1).initial).not.toEqual(course(2).initial);
});

it('correlated normals are normal, and as like the other as asked', () => {
  const random = createRandom(5);
  const general = Float64Array.from({ length: 20_000 }, () => random.normal());
  for (const correlation of [0, 0.5, 1]) {
    const drawn = general.map((each) => correlated(each, correlation, random));
    expect(moments(drawn).deviation).toBeCloseTo(1, 1);
    expect(moments(general, drawn).correlation).toBeCloseTo(Math.sqrt(correlation), 1);
  }
});

it('logits and back', () => {
  expect(logistic(0)).toBe(0.5);
  expect(logistic(Math.log(3))).toBeCloseTo(0.75, 12);
  expect(logit(logistic(-2.5))).toBeCloseTo(-2.5, 12);
  expect(logistic(-1000)).toBe(0);
  expect(logistic(1000)).toBe(1);
});
