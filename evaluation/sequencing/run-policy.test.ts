import { expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { createCourseGraph } from '@/core/sequencing/course-graph';
import { createView } from '@/core/sequencing/learner-view';
import { createMasteryGate } from '@/core/sequencing/policies/mastery-gate';
import { createLearner } from '@/core/simulation/learner';
import { POPULATION } from '@/core/simulation/population';
import { createWorld } from '@/core/simulation/world';
import { fitCourseModel } from './fit-model';
import { runPolicy } from './run-policy';

const GRAPH = createCourseGraph(5, [
  [0, 1],
  [1, 2],
  [0, 3],
]);
const COURSE = { budget: 30, limit: 200 };

const WORLD = createWorld(GRAPH, POPULATION, createRandom(7));
const MODEL = fitCourseModel(WORLD, 40, 8);
const contestant = { policy: createMasteryGate(0.85), view: createView(MODEL) };
const run = (stops?: (person: number) => number[]) =>
  runPolicy(createLearner(WORLD), contestant, POPULATION, COURSE, 30, 9, stops);

it('asks what is held after any number of answers, before mastery and after it, and changes nothing by asking', () => {
  const plain = run();
  const asked = run((person) => [plain.outcomes[person]?.attempts ?? 1, COURSE.budget, COURSE.limit]);
  expect(asked.outcomes.map(({ heldAt, ...outcome }) => outcome)).toEqual(
    plain.outcomes.map(({ heldAt, ...outcome }) => outcome),
  );
  for (const { heldAt, mastered, heldAtMastery, heldAtBudget } of asked.outcomes) {
    // Who is given up had a night's rest before they were asked.
    if (mastered) expect(heldAt[0]).toBe(heldAtMastery);
    expect(heldAt[1]).toBe(heldAtBudget);
    expect(heldAt[2]).toBeGreaterThan(0);
  }
});
