import { expect, it } from 'vitest';
import { solvePositive } from './solve-positive';

it('solves a system worked by hand', () => {
  // 4x + 2y = 10, 2x + 3y = 9: x = 1.5, y = 2
  const x = solvePositive(Float64Array.of(4, 2, 2, 3), Float64Array.of(10, 9));
  expect(x?.[0]).toBeCloseTo(1.5, 12);
  expect(x?.[1]).toBeCloseTo(2, 12);
});

it('says so where the matrix is not positive definite', () => {
  expect(solvePositive(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1))).toBeNull();
  expect(solvePositive(Float64Array.of(Number.NaN), Float64Array.of(1))).toBeNull();
});
