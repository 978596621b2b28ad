import { expect, it } from 'vitest';
import { createArms, observeArm, teachingRate } from './approach-arms';
import { ucbApproach, ucbBound } from './ucb';

it('the bound of UCB1, worked by hand', () => {
  // 0.5 + √(2 · ln 100 / 8) = 0.5 + √1.151293
  expect(ucbBound(0.5, 8, 100)).toBeCloseTo(1.572983, 6);
  expect(ucbBound(0.5, 8, 100, 0.1)).toBeCloseTo(0.6072983, 6);
  expect(ucbBound(0.5, 8, 1)).toBe(0.5);
});

it('falls with tries, rises with all tries and with the mean', () => {
  expect(ucbBound(0.5, 9, 100)).toBeLessThan(ucbBound(0.5, 8, 100));
  expect(ucbBound(0.5, 8, 101)).toBeGreaterThan(ucbBound(0.5, 8, 100));
  expect(ucbBound(0.6, 8, 100)).toBeGreaterThan(ucbBound(0.5, 8, 100));
});

it('takes the best mean among equally tried, the first of equals', () => {
  expect(ucbApproach(createArms(1, Float64Array.of(0.2, 0.4, 0.4)), 0)).toBe(1);
});

it('prefers what was tried less, unless told not to explore', () => {
  const arms = createArms(1, Float64Array.of(0.3, 0.3), { priorWorth: 2, sharedWorth: 40 });
  for (let i = 0; i < 20; i++) observeArm(arms, 0, 0, 1, i % 10 < 4 ? 1 : 0);
  expect(teachingRate(arms, 0, 0)).toBeGreaterThan(teachingRate(arms, 0, 1));
  expect(ucbApproach(arms, 0)).toBe(1);
  expect(ucbApproach(arms, 0, 0)).toBe(0);
});

it('comes back to what it tried little, and settles on what teaches', () => {
  const arms = createArms(1, Float64Array.of(0.3, 0.3, 0.3), { priorWorth: 3, sharedWorth: 40 });
  const truth = [2, 7, 4];
  const taken = [0, 0, 0];
  for (let round = 0; round < 500; round++) {
    const approach = ucbApproach(arms, 0, 0.3);
    const nth = taken[approach] ?? 0;
    taken[approach] = nth + 1;
    // So many successes in ten tries, without chance.
    observeArm(arms, 0, approach, 1, (nth * 7) % 10 < (truth[approach] ?? 0) ? 1 : 0);
  }
  expect(taken[1] ?? 0).toBeGreaterThan(350);
  expect(Math.min(...taken)).toBeGreaterThan(3);
});
