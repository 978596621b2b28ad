import { expect, it } from 'vitest';
import { normalQuadrature } from '@/core/quadrature/normal';
import { createRandom } from '@/core/random/random';
import { calibrate } from './calibrate';
import { inverseOf } from './cholesky';
import { probabilityCorrect } from './item';
import { responsesOf } from './responses';
import { simulateAbilities, simulateResponses } from './simulate-responses';

const random = createRandom(5);
const ITEMS = [
  { discrimination: 1.2, difficulty: -0.5, guessing: 0.2 },
  { discrimination: 0.8, difficulty: 0.3, guessing: 0.2 },
  { discrimination: 1.4, difficulty: 0.2, guessing: 0.2 },
  { discrimination: 1, difficulty: -1, guessing: 0.2 },
];
const rows: (number | null)[][] = simulateResponses(ITEMS, simulateAbilities(400, random), random);
// Some answers missing: every seventh.
for (const [i, row] of rows.entries()) if (i % 2 === 0) row[i % 4] = null;
const { nodes, weights } = normalQuadrature(41);
const patterns = new Map<string, { row: (number | null)[]; persons: number }>();
for (const row of rows) patterns.set(row.join(), { row, persons: (patterns.get(row.join())?.persons ?? 0) + 1 });

/** The penalised marginal log-likelihood, written out without any of what the fit uses. */
function penalised(a: number[], d: number[], c: number[]): number {
  let sum = 0;
  for (const { row, persons } of patterns.values()) {
    let person = 0;
    for (const [k, node] of nodes.entries()) {
      let product = weights[k] ?? 0;
      for (const [j, answer] of row.entries()) {
        if (answer === null) continue;
        const [slope, intercept, guessing] = [a[j] ?? 0, d[j] ?? 0, c[j] ?? 0];
        const p = probabilityCorrect({ discrimination: slope, difficulty: -intercept / slope, guessing }, node);
        product *= answer === 1 ? p : 1 - p;
      }
      person += product;
    }
    sum += persons * Math.log(person);
  }
  for (const slope of a) sum -= (slope - 1.2) ** 2 / 2;
  for (const guess of c) sum += 4 * Math.log(guess) + 16 * Math.log(1 - guess);
  return sum;
}

it('standard errors are those of a numeric Hessian (3PL, priors, answers missing)', () => {
  const fit = calibrate(responsesOf(rows), '3pl', { points: 41, tolerance: 1e-8 });
  const a = [...fit.discrimination];
  const d = a.map((slope, j) => -slope * (fit.difficulty[j] ?? 0));
  const vector = [...a, ...d, ...fit.guessing];
  const at = (x: number[]) => penalised(x.slice(0, 4), x.slice(4, 8), x.slice(8));
  expect(at(vector)).toBeCloseTo(fit.penalised, 6);
  const size = vector.length;
  const h = 1e-4;
  const moved = (...steps: [number, number][]) => {
    const x = [...vector];
    for (const [i, step] of steps) x[i] = (x[i] ?? 0) + step;
    return at(x);
  };
  const information = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    expect(Math.abs(moved([i, h]) - moved([i, -h])) / (2 * h)).toBeLessThan(1e-3);
    for (let j = 0; j < size; j++) {
      const mixed = moved([i, h], [j, h]) - moved([i, h], [j, -h]) - moved([i, -h], [j, h]) + moved([i, -h], [j, -h]);
      information[i * size + j] = -mixed / (4 * h * h);
    }
  }
  const covariance = inverseOf(information, size);
  for (let j = 0; j < 4; j++) {
    const numeric = (i: number) => Math.sqrt(covariance?.[i * size + i] ?? Number.NaN);
    expect((fit.standardErrors?.discrimination[j] ?? 0) / numeric(j)).toBeCloseTo(1, 2);
    expect((fit.standardErrors?.guessing[j] ?? 0) / numeric(8 + j)).toBeCloseTo(1, 2);
  }
});

it('an estimate at its bound has no error, the others keep theirs', () => {
  // Items 1 and 2 always agree: their discrimination has no finite maximum.
  const table = rows.map(([first = 0, , third = 0]) => [first, first, third]);
  const fit = calibrate(responsesOf(table), '2pl');
  expect(fit.discrimination[0]).toBe(8);
  expect(fit.standardErrors?.discrimination[0]).toBeNaN();
  expect(fit.standardErrors?.difficulty[2]).toBeGreaterThan(0);
});

it('inverts a matrix, and refuses one that is not positive definite', () => {
  // [[4, 2], [2, 3]]: determinant 8.
  expect([...(inverseOf(Float64Array.of(4, 2, 2, 3), 2) ?? [])].map((x) => x * 8)).toEqual([
    expect.closeTo(3, 12),
    expect.closeTo(-2, 12),
    expect.closeTo(-2, 12),
    expect.closeTo(4, 12),
  ]);
  expect(inverseOf(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
  expect(inverseOf(Float64Array.of(Number.NaN), 1)).toBeNull();
});
