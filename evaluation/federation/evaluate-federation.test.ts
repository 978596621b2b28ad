import { expect, it } from 'vitest';
import { sampleCourses } from '../sequencing/sample-courses';
import { evaluateFederation } from './evaluate-federation';

it('a federation predicts nearly as well as all answers in one place, and is the same in each run', () => {
  const [course] = sampleCourses();
  if (!course) throw new Error('no course');
  const options = { districts: 4, learners: 150, concepts: 4, answers: 6, rounds: 6, rho: 2, seed: 3 };
  const { rows, skills, heldOutAnswers } = evaluateFederation(course, options);
  const of = (model: string) => rows.find((row) => row.model.startsWith(model));
  expect([skills, heldOutAnswers]).toEqual([8, 4 * 30 * 24]);
  expect(of('pooled')?.auc).toBeGreaterThan(0.6);
  expect(of('federated')?.ofPooledAuc).toBeGreaterThan(0.95);
  // Noise costs something: with less of it the federation is nearer.
  const quiet = evaluateFederation(course, { ...options, rho: 1e4 }).rows.find(({ model }) =>
    model.startsWith('federated'),
  );
  expect(quiet?.ofPooledAuc).toBeCloseTo(1, 3);
  expect(evaluateFederation(course, options).rows).toEqual(rows);
});
