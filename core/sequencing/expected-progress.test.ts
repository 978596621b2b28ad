import { expect, it } from 'vitest';
import { courseModel } from './course-model.fixture';
import { expectedProgress } from './expected-progress';
import { tellingItem } from './item-choice';
import { createView, viewAnswer } from './learner-view';

it('worked by hand where nothing is built on a concept', () => {
  const view = createView(courseModel());
  // Not known 0.9; learned 0.15 where 1 is known (0.2), 0.3 of that where it isn't.
  expect(expectedProgress(view, 2)).toBeCloseTo(0.9 * 0.15 * (0.2 + 0.8 * 0.3), 12);
  const alone = createView(courseModel([]));
  expect(expectedProgress(alone, 0)).toBeCloseTo(0.7 * 0.2, 12);
});

it('what others wait for is worth more, the less they are known', () => {
  const [waiting, alone] = [createView(courseModel()), createView(courseModel([]))];
  const before = expectedProgress(waiting, 0);
  expect(before).toBeGreaterThan(expectedProgress(alone, 0));
  for (let i = 0; i < 20; i++) viewAnswer(waiting, 1, 1, true);
  const after = expectedProgress(waiting, 0);
  expect(after).toBeLessThan(before);
  expect(after).toBeGreaterThan(expectedProgress(alone, 0));
});

it('what is known has nothing left to give', () => {
  const view = createView(courseModel([]));
  for (let i = 0; i < 30; i++) viewAnswer(view, 0, 1, true);
  expect(expectedProgress(view, 0)).toBeLessThan(0.001);
  expect(expectedProgress(view, 0)).toBeGreaterThanOrEqual(0);
});

it('the item that tells most, the first where nothing is to be told', () => {
  const model = courseModel();
  // At p(L) ½: easy ¼² · 0.55² / (0.675 · 0.325), middle ¼² · 0.7² / (0.55 · 0.45), hard ¼² · 0.6² / (0.4 · 0.6).
  expect(tellingItem(model, 1, 0.5)).toBe(1);
  expect(tellingItem(model, 1, 0.999)).toBe(0);
  expect(tellingItem(model, 1, 0.02)).toBe(2);
  expect(tellingItem(model, 1, 1)).toBe(0);
});
