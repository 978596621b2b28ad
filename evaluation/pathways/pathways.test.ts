import { expect, it } from 'vitest';
import { namedCourse } from '../sequencing/course-file';
import { evaluatePathways } from './evaluate-pathways';

it('follows simulated learners through the product’s own services to mastery', async () => {
  const chain = namedCourse('chain', {
    concepts: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    edges: [
      [0, 1],
      [1, 2],
      [2, 3],
      [0, 4],
    ],
  });
  const { courses } = await evaluatePathways([chain], { learners: 1, placed: 3, seed: 3 });
  expect(courses).toHaveLength(1);
  const [row] = courses;
  expect(row?.attempts).toBeGreaterThan(row?.placedQuestions ?? 0);
  expect(row?.placedQuestions).toBeGreaterThan(0);
  expect(row?.placedQuestions).toBeLessThanOrEqual(12);
  expect(row?.placed).toBe(3);
  expect(row?.longestRun).toBeLessThanOrEqual(15);
  expect(row?.answersAtAim).toBeLessThanOrEqual(0.9);
  expect(row?.neverMastered).toBe(0);
}, 120_000);
