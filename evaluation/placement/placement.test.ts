import { expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { createCourseGraph } from '@/core/sequencing/course-graph';
import { POPULATION } from '@/core/simulation/population';
import { createWorld } from '@/core/simulation/world';
import { namedCourse } from '../sequencing/course-file';
import { drawCrowd } from './crowd';
import { evaluatePlacement } from './evaluate-placement';
import { bestQuestion, countsOf, medianOf, openBelief, weigh } from './oracle';

const concepts = Array.from({ length: 12 }, (_, at) => `${at}`);
const edges = Array.from({ length: 9 }, (_, at): [number, number] => [at, at + 2]);

it('answers bring the product and the oracle nearer than nothing asked; the same again for the same seed', () => {
  const options = { learners: 12, crowd: 600, seed: 2, population: POPULATION };
  const rows = evaluatePlacement([namedCourse('small', { concepts, edges })], options);
  const [row] = rows;
  expect(row?.oracle).toBeLessThan(0.75 * (row?.unasked ?? 0));
  expect(row?.product).toBeLessThan(row?.unasked ?? 0);
  expect(row?.oracleOnProduct).toBeLessThan(row?.unasked ?? 0);
  expect(row?.productQuestions).toBeLessThanOrEqual(12);
  expect(evaluatePlacement([namedCourse('small', { concepts, edges })], options)).toEqual(rows);
});

it('an answer is weighed by Bayes: right answers to what tells most leave those who know more', () => {
  const world = createWorld(createCourseGraph(12, edges), POPULATION, createRandom(4));
  const crowd = drawCrowd(world, 1500, 5);
  const before = openBelief(crowd);
  const question = bestQuestion(crowd, before);
  const [right, wrong] = [true, false].map((correct) => weigh(crowd, before, { ...question, correct }, 0));
  if (!right || !wrong) throw new Error('not weighed');
  expect(right.weight.reduce((sum, own) => sum + own, 0)).toBeCloseTo(1, 9);
  const median = (belief: typeof right) => medianOf(countsOf(crowd, belief)).median;
  expect(median(right)).toBeGreaterThan(median(wrong));
});

it('the median is where a distribution is least off', () => {
  expect(medianOf(Float64Array.of(0.2, 0.1, 0.4, 0.3))).toEqual({ median: 2, off: 0.2 * 2 + 0.1 + 0.3 });
});
