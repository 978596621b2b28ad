import { expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { teachingRate } from './approach-arms';
import { createApproachChoice } from './approach-choice';
import { courseModel } from './course-model.fixture';
import { createView, viewAnswer } from './learner-view';
import { createChoice } from './policy';

/** Two answers on concept 0 with an explanation in approach 1 between them. */
function explained(second: boolean) {
  const model = courseModel();
  const approaches = createApproachChoice(model);
  const view = createView(model);
  for (const correct of [false, second]) {
    viewAnswer(view, 0, 1, correct);
    approaches.observe(view, { ...createChoice(), concept: 0, approach: 1, item: 1 }, correct);
  }
  return approaches;
}

it('the answer after an explanation tells whether it taught, of its approach only', () => {
  for (const concept of [0, 1]) {
    expect(teachingRate(explained(true).arms, concept, 1)).toBeGreaterThan(0.2);
    expect(teachingRate(explained(false).arms, concept, 1)).toBeLessThan(0.2);
    expect(teachingRate(explained(true).arms, concept, 0)).toBeCloseTo(0.2, 12);
  }
});

it('the credit is that of Bayes’ rule, worked by hand', () => {
  // After the wrong answer p = 0.03 / 0.59; then right: taught (1 − p) · 0.2 · 0.9 over p · 0.9 + (1 − p) · (0.2 · 0.9 + 0.8 · 0.2).
  const p = 0.03 / 0.59;
  const all = p * 0.9 + (1 - p) * (0.18 + 0.16);
  expect(explained(true).arms.taught[1]).toBeCloseTo(((1 - p) * 0.18) / all, 12);
  expect(explained(true).arms.missed[1]).toBeCloseTo(((1 - p) * 0.16) / all, 12);
});

it('the first answer on a concept tells of no explanation, and a new learner of none before', () => {
  const approaches = explained(true);
  approaches.reset();
  const view = createView(courseModel());
  viewAnswer(view, 0, 1, true);
  approaches.observe(view, { ...createChoice(), concept: 0, approach: 1, item: 1 }, true);
  expect([...approaches.arms.taught, ...approaches.arms.missed]).toEqual([0, 0, 0, 0]);
});

it('chooses one of the approaches', () => {
  const random = createRandom(1);
  const seen = new Set(Array.from({ length: 50 }, () => explained(true).choose(0, random)));
  expect([...seen].sort()).toEqual([0, 1]);
});
