import { describe, expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import { type FitModelInput, fitModel, LEAST_LEARNERS, type ModelAnswer } from './fit-model';

interface Truth {
  pInit: number;
  pLearn: number;
  pSlip: number;
}

const inForce: FitModelInput['inForce'] = { version: 0, population: { ...DEFAULT_PARAMETERS }, concepts: {} };

/** Answers drawn from BKT: choices of four, so p(G) is 0.25. */
function simulate(truths: Record<string, Truth>, options: { learners: number; answers: number; seed?: number }) {
  const random = createRandom(options.seed ?? 5);
  const answers: ModelAnswer[] = [];
  for (let learner = 0; learner < options.learners; learner++) {
    for (const [conceptId, { pInit, pLearn, pSlip }] of Object.entries(truths)) {
      let known = random.chance(pInit);
      for (let i = 0; i < options.answers; i++) {
        const correct = random.chance(known ? 1 - pSlip : 0.25);
        answers.push({ learnerId: `learner-${learner}`, conceptId, correct, chanceOfGuessing: 0.25, hintsUsed: 0 });
        known ||= random.chance(pLearn);
      }
    }
  }
  return answers;
}

const easy: Truth = { pInit: 0.6, pLearn: 0.3, pSlip: 0.05 };
const hard: Truth = { pInit: 0.05, pLearn: 0.08, pSlip: 0.2 };

describe('a district whose learners are not as Meno supposes', () => {
  const fitted = fitModel({ answers: simulate({ easy, hard }, { learners: 300, answers: 8 }), inForce });

  it('finds the parameters of each concept', () => {
    const found = Object.fromEntries(fitted?.concepts.map((each) => [each.conceptId, each.parameters]) ?? []);
    for (const [conceptId, truth] of Object.entries({ easy, hard })) {
      expect(Math.abs((found[conceptId]?.pInit ?? 0) - truth.pInit)).toBeLessThan(0.1);
      expect(Math.abs((found[conceptId]?.pLearn ?? 0) - truth.pLearn)).toBeLessThan(0.06);
      expect(Math.abs((found[conceptId]?.pSlip ?? 0) - truth.pSlip)).toBeLessThan(0.06);
      expect(found[conceptId]?.pGuess).toBeNull();
    }
  });

  it('predicts held-out learners better, and may replace the starting values', () => {
    expect(fitted?.better).toBe(true);
    expect(fitted?.evaluation.candidate.logLoss).toBeLessThan(fitted?.evaluation.inForce.logLoss ?? 0);
    expect(fitted?.evaluation.difference.high).toBeLessThan(0);
    expect(fitted?.evaluation.learnerCount).toBeGreaterThan(30);
    expect((fitted?.learnerCount ?? 0) + (fitted?.evaluation.learnerCount ?? 0)).toBe(300);
  });
});

it('does not replace a model that is as good', () => {
  const answers = simulate({ easy, hard }, { learners: 300, answers: 8 });
  const first = fitModel({ answers, inForce });
  const concepts = Object.fromEntries(first?.concepts.map((each) => [each.conceptId, each.parameters]) ?? []);
  const again = fitModel({
    answers,
    inForce: { version: 1, population: first?.population ?? DEFAULT_PARAMETERS, concepts },
  });
  expect(again?.evaluation.difference.estimate).toBeCloseTo(0, 6);
  expect(again?.better).toBe(false);
});

it('draws a concept with a handful of answers towards all others', () => {
  const answers = simulate({ easy, other: easy }, { learners: 200, answers: 6 });
  const rare = answers
    .filter(({ conceptId, learnerId }) => conceptId === 'other' && learnerId.endsWith('7'))
    .slice(0, 4)
    .map((answer) => ({ ...answer, conceptId: 'rare', correct: false }));
  const fitted = fitModel({ answers: [...answers, ...rare], inForce });
  const found = fitted?.concepts.find(({ conceptId }) => conceptId === 'rare');
  expect(found?.parameters.pLearn).toBeGreaterThan(0.15);
  expect(found?.parameters.pInit).toBeGreaterThan(0.4);
});

it('keeps somebody out of the fit, and somebody in it, however ids fall', () => {
  const answers = simulate({ easy }, { learners: LEAST_LEARNERS, answers: 30 });
  for (let round = 0; round < 60; round++) {
    const renamed = answers.map((answer) => ({ ...answer, learnerId: `${answer.learnerId} of class ${round}` }));
    const fitted = fitModel({ answers: renamed, inForce });
    expect(fitted?.evaluation.learnerCount).toBeGreaterThanOrEqual(5);
    expect(fitted?.learnerCount).toBeGreaterThanOrEqual(5);
  }
});

describe('too little to fit', () => {
  it.each([
    ['nothing', []],
    ['few answers', simulate({ easy }, { learners: 30, answers: 3 })],
    ['few learners', simulate({ easy }, { learners: LEAST_LEARNERS - 1, answers: 60 })],
  ])('%s', (_name, answers) => {
    expect(fitModel({ answers, inForce })).toBeNull();
  });
});

it.each([
  ['all right', true],
  ['all wrong', false],
])('stays inside its bounds when %s', (_name, correct) => {
  const answers = simulate({ easy }, { learners: 60, answers: 6 }).map((answer) => ({ ...answer, correct }));
  const fitted = fitModel({ answers, inForce });
  for (const { parameters } of fitted?.concepts ?? []) {
    expect(parameters.pInit).toBeGreaterThanOrEqual(0.01);
    expect(parameters.pInit).toBeLessThanOrEqual(0.95);
    expect(parameters.pSlip).toBeLessThanOrEqual(0.4);
    expect(Number.isFinite(parameters.pLearn)).toBe(true);
  }
  expect(fitted?.evaluation.candidate.auc).toBeNull();
});
