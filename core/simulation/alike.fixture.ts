import { expect } from 'vitest';
import { createRandom } from '../random/random';
import { createCourseGraph, type Edge } from '../sequencing/course-graph';
import { createLearner } from './learner';
import { POPULATION, type Population } from './population';
import { createWorld, type World } from './world';

/** Nobody and nothing differs: what is seen has to be what the population says. */
export const ALIKE: Population = {
  ...POPULATION,
  initial: { ...POPULATION.initial, conceptDeviation: 0, learnerDeviation: 0 },
  learning: { ...POPULATION.learning, conceptDeviation: 0, learnerDeviation: 0 },
  slip: { ...POPULATION.slip, conceptDeviation: 0, learnerDeviation: 0 },
  guess: { ...POPULATION.guess, conceptDeviation: 0, learnerDeviation: 0 },
  approach: { count: 2, sharedDeviation: 0, learnerDeviation: 0, conceptDeviation: 0 },
  memory: { ...POPULATION.memory, logDeviation: 0 },
};

export function worldOf(population: Population, count = 1, edges: Edge[] = [], seed = 1): World {
  return createWorld(createCourseGraph(count, edges), population, createRandom(seed));
}

/** Share of 8,000 newly enrolled learners of whom it is true, among those for whom it is not null. */
export function shareOf(
  world: World,
  question: (learner: ReturnType<typeof createLearner>, random: ReturnType<typeof createRandom>) => boolean | null,
): { share: number; people: number } {
  const random = createRandom(12);
  const learner = createLearner(world);
  let [yes, people] = [0, 0];
  for (let person = 0; person < 8000; person++) {
    learner.enrol(random);
    const answer = question(learner, random);
    if (answer === null) continue;
    people++;
    if (answer) yes++;
  }
  return { share: yes / people, people };
}

/** A share of so many people that is no farther from the truth than four standard errors. */
export function expectShare({ share, people }: { share: number; people: number }, truth: number): void {
  expect(people).toBeGreaterThan(300);
  expect(Math.abs(share - truth)).toBeLessThan(4 * Math.sqrt((truth * (1 - truth)) / people));
}
