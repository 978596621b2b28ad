import path from 'node:path';
import { expect, it } from 'vitest';
import { sampleCourses } from '../sequencing/sample-courses';
import { evaluateEarlyWarning } from './evaluate-early-warning';
import { evaluateFederation } from './evaluate-federation';
import { evaluateItems } from './evaluate-items';
import { evaluateRisk } from './evaluate-risk';

it('a federation predicts nearly as well as all answers in one place, and is the same in each run', () => {
  const [course] = sampleCourses();
  if (!course) throw new Error('no course');
  const options = { districts: 4, learners: 150, concepts: 4, answers: 6, rounds: 6, rho: 2, seed: 3 };
  const { rows, skills, heldOutAnswers } = evaluateFederation(course, options);
  const of = (model: string) => rows.find((row) => row.model.startsWith(model));
  expect([skills, heldOutAnswers]).toEqual([8, 4 * 30 * 24]);
  expect(of('pooled')?.auc).toBeGreaterThan(0.6);
  expect(of('federated')?.ofPooledAuc).toBeGreaterThan(0.95);
  // Noise costs something: with hardly any the federation is as good but for what averaging makes it slower, with much it is worse.
  const [quiet, loud] = [1e4, 0.05].map(
    (rho) =>
      evaluateFederation(course, { ...options, rho }).rows.find(({ model }) => model.startsWith('federated'))
        ?.ofPooledAuc ?? Number.NaN,
  );
  expect(quiet).toBeGreaterThan(0.997);
  expect(loud).toBeLessThan((quiet ?? 0) - 0.01);
  expect(evaluateFederation(course, options).rows).toEqual(rows);
});

it('what districts find of exercises is nearer to the truth than what each finds alone', () => {
  const { rows } = evaluateItems({ districts: 5, learners: 150, rounds: 3, rho: 0.5, seed: 1 });
  const errorOf = (name: string) => rows.find(({ difficulties }) => difficulties.startsWith(name))?.error ?? Number.NaN;
  expect(errorOf('federated')).toBeLessThan(errorOf('each district alone') - 0.02);
  expect(errorOf('pooled')).toBeLessThan(errorOf('federated'));
});

it('a model of who falls behind orders learners as well as pooled cases do, and better than districts alone', () => {
  const course = sampleCourses()[1];
  if (!course) throw new Error('no course');
  const options = { districts: 5, learners: 150, rhos: [2, 0.001], seed: 3 };
  const { rows, cases } = evaluateEarlyWarning(course, options);
  const of = (model: string, rho: number | null = null) =>
    rows.find((row) => row.model.startsWith(model) && row.rho === rho) ?? { auc: Number.NaN, ofPooledAuc: Number.NaN };
  expect(cases).toBeGreaterThan(600);
  expect(of('pooled').auc).toBeGreaterThan(0.7);
  expect(of('federated', 2).ofPooledAuc).toBeGreaterThan(0.99);
  for (const other of ['each district alone', 'all features alike'])
    expect(of('federated', 2).auc).toBeGreaterThan(of(other).auc);
  // Where noise hides them, nothing is found: all alike, half of the pairs in order.
  expect(of('federated', 0.001).auc).toBe(0.5);
});

const pupils = path.join(process.env.MENO_DATASETS ?? 'none', 'warning', 'uci_student');

it.skipIf(process.env.MENO_DATASETS === undefined)(
  'warns of real pupils nearly as well as pooled rows, and better than one district',
  async () => {
    const { rows } = await evaluateRisk(pupils, { rhos: [2], rounds: 4, seed: 1, draws: 5 });
    const aucOf = (model: string) => rows.find((row) => row.model.startsWith(model))?.auc ?? Number.NaN;
    expect(aucOf('federated, with noise')).toBeGreaterThan(0.84);
    expect(aucOf('federated, with noise')).toBeGreaterThan(aucOf('each district alone'));
  },
);
