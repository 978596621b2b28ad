import { expect, it } from 'vitest';
import { POPULATION } from '@/core/simulation/population';
import { practiceChart } from './practice-chart';
import { type PracticeAnswer, practiceFigures } from './practice-figures';
import { simulatePractice } from './practice-log';

const log = (learner: string, concept: string, answers: string): PracticeAnswer[] =>
  [...answers].map((answer) => ({ learner, concept, correct: answer === '1' }));

it('figures of a log worked by hand', () => {
  const figures = practiceFigures([...log('a', 'x', '011'), ...log('a', 'y', '10'), ...log('b', 'x', '1')]);
  expect(figures).toMatchObject({ answers: 6, learners: 2, mean: 4 / 6 });
  expect(figures.curve.slice(0, 3)).toEqual([2 / 3, 1 / 2, 1]);
  expect(figures.curve[3]).toBeNaN();
  expect(figures.afterRight).toBe(1 / 2); // a on x: right, a on y: wrong
  expect(figures.afterWrong).toBe(1);
  expect(figures.learnerSpread).toBeNaN(); // nobody with 20 answers
});

it('spread is what is left of the variance without chance', () => {
  // Shares 0.25 and 0.75 of 20 answers: variance 0.0625, chance 0.1875 / 19.
  const figures = practiceFigures([...log('a', 'x', '0001'.repeat(5)), ...log('b', 'x', '0111'.repeat(5))]);
  expect(figures.learnerSpread).toBeCloseTo(Math.sqrt(0.0625 - 0.1875 / 19), 12);
  // Two who differ by no more than chance.
  expect(practiceFigures([...log('a', 'x', '01'.repeat(10)), ...log('b', 'x', '10'.repeat(10))]).learnerSpread).toBe(0);
});

it('an empty log has no figures', () => {
  expect(practiceFigures([])).toMatchObject({ answers: 0, learners: 0, mean: Number.NaN, afterRight: Number.NaN });
});

it('simulated practice is the same for the same seed, learns, and can be drawn', () => {
  const school = (seed: number) => practiceFigures(simulatePractice(200, POPULATION, seed));
  expect(school(1)).toEqual(school(1));
  expect(school(1)).not.toEqual(school(2));
  const { curve, afterRight, afterWrong } = school(1);
  expect(curve[2] ?? 0).toBeGreaterThan(curve[0] ?? 1);
  expect(afterRight).toBeGreaterThan(afterWrong + 0.1);
  const chart = practiceChart(school(1), [school(2), school(3)]);
  expect(chart).toContain('range of 2 schools');
  expect(chart).not.toContain('NaN');
});
