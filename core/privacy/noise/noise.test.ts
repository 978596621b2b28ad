import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareOf } from '../test-support/goodness';
import { seededBits, seededDraws } from '../test-support/seeded-bits';
import { chanceOfExp } from './bernoulli-exp';
import { discreteGaussianMasses, drawDiscreteGaussian, gaussianReach } from './discrete-gaussian';
import { discreteLaplaceMass, drawDiscreteLaplace, laplaceReach } from './discrete-laplace';
import { createDraws } from './random-bits';
import { floorOf, numberOf, rational, rationalOf } from './rational';
import { ceilSquareRoot, floorSquareRoot } from './square-root';

/**
 * A right sampler fails one of these tests with this probability for a fresh seed; the seeds are fixed, so it passes always or never. A
 * sampler that is off by one percentage point in a cell is found with 40,000 draws.
 */
const FALSE_ALARM = 1e-4;
const DRAWS = 40_000;
const many = (draw: () => bigint) => Array.from({ length: DRAWS }, () => Number(draw()));

describe('uniform draws', () => {
  it.each([1n, 2n, 3n, 6n, 256n, 257n])('below %i: each as often as the others', (limit) => {
    const draws = seededDraws(Number(limit));
    const size = Number(limit);
    const values = many(() => draws.below(limit));
    expect(Math.max(...values)).toBe(size - 1);
    expect(Math.min(...values)).toBe(0);
    if (size > 2) expect(chiSquareOf(values, (x) => (x >= 0 ? 1 / size : 0), size - 1)).toBeGreaterThan(FALSE_ALARM);
  });

  it('reach past 64 bits', () => {
    const draws = seededDraws(1);
    const limit = 3n ** 100n;
    const values = Array.from({ length: 200 }, () => draws.below(limit));
    expect(values.every((value) => value >= 0n && value < limit)).toBe(true);
    expect(values.filter((value) => value > limit / 2n).length).toBeGreaterThan(60);
  });

  it('refuse what is no probability, and a source that gives too little', () => {
    const draws = seededDraws(1);
    expect(() => draws.below(0n)).toThrow(RangeError);
    expect(() => draws.chance(3n, 2n)).toThrow(RangeError);
    expect(() => draws.chance(-1n, 2n)).toThrow(RangeError);
    expect(() => createDraws(() => new Uint8Array(3)).below(5n)).toThrow(RangeError);
  });

  it('wipe the bytes they used, not the ones they were given', () => {
    const given = seededBits(4)(4096);
    const kept = given.slice();
    createDraws(() => given).below(2n ** 300n);
    expect(given).toEqual(kept);
  });
});

it.each([
  [0n, 1n],
  [1n, 3n],
  [1n, 1n],
  [7n, 3n],
])('true with probability exp(−%i/%i)', (numerator, denominator) => {
  const draws = seededDraws(9);
  const p = Math.exp(-Number(numerator) / Number(denominator));
  const seen = many(() => (chanceOfExp(draws, numerator, denominator) ? 1n : 0n)).filter((x) => x === 1).length;
  // 3.9 standard errors: two-sided 1e-4.
  expect(Math.abs(seen / DRAWS - p)).toBeLessThanOrEqual(3.9 * Math.sqrt((p * (1 - p)) / DRAWS));
});

describe('discrete Laplace', () => {
  it.each([
    ['1', rational(1n)],
    ['7/2', rational(7n, 2n)],
    ['1/3', rational(1n, 3n)],
    ['20', rational(20n)],
  ])('of scale %s has its masses', (_name, scale) => {
    const draws = seededDraws(21);
    const values = many(() => drawDiscreteLaplace(draws, scale));
    const b = numberOf(scale);
    expect(chiSquareOf(values, (x) => discreteLaplaceMass(x, b), 400)).toBeGreaterThan(FALSE_ALARM);
  });

  it('reaches as far as promised', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (b, c) => {
          const reach = laplaceReach(b, c);
          const inside = (m: number) => {
            let sum = m < 0 ? 0 : discreteLaplaceMass(0, b);
            for (let x = 1; x <= m; x++) sum += 2 * discreteLaplaceMass(x, b);
            return sum;
          };
          expect(inside(reach)).toBeGreaterThanOrEqual(c - 1e-9);
          expect(inside(reach - 1)).toBeLessThanOrEqual(c + 1e-9);
        },
      ),
    );
  });
});

describe('discrete Gaussian', () => {
  it.each([
    ['1/4', rational(1n, 4n)],
    ['1', rational(1n)],
    ['22/7', rational(22n, 7n)],
    ['400', rational(400n)],
  ])('of variance %s has its masses', (_name, variance) => {
    const draws = seededDraws(33);
    const values = many(() => drawDiscreteGaussian(draws, variance));
    const masses = discreteGaussianMasses(numberOf(variance), 200);
    expect(chiSquareOf(values, (x) => masses[x + 200] ?? 0, 200)).toBeGreaterThan(FALSE_ALARM);
  });

  it('would be told from a sampler whose variance is 5 % off', () => {
    const draws = seededDraws(34);
    const values = many(() => drawDiscreteGaussian(draws, rational(21n, 20n)));
    const masses = discreteGaussianMasses(1, 60);
    expect(chiSquareOf(values, (x) => masses[x + 60] ?? 0, 60)).toBeLessThan(FALSE_ALARM);
  });

  it('reaches as far as promised', () => {
    // The normal distribution has 95 % within 1.96 and 99 % within 2.58 deviations; of whole numbers the next one up.
    expect(gaussianReach(10_000, 0.95)).toBe(196);
    expect(gaussianReach(10_000, 0.99)).toBe(258);
    expect(gaussianReach(1e-3, 0.95)).toBe(0);
  });
});

describe('exact fractions', () => {
  it('hold every number to the last bit', () => {
    expect(rationalOf(0.1)).toEqual(rational(3602879701896397n, 36028797018963968n));
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const exact = rationalOf(value);
        expect(numberOf(exact)).toBe(value === 0 ? 0 : value);
        expect(Number(floorOf(exact))).toBe(Math.floor(value) + 0);
      }),
    );
    expect(() => rationalOf(Number.NaN)).toThrow(RangeError);
    expect(() => rational(1n, 0n)).toThrow(RangeError);
  });

  it('square roots of whole numbers, below and above', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 200n }), (value) => {
        const root = floorSquareRoot(value);
        expect(root * root <= value && (root + 1n) * (root + 1n) > value).toBe(true);
        const up = ceilSquareRoot(value);
        expect(up * up >= value && (up === 0n || (up - 1n) * (up - 1n) < value)).toBe(true);
      }),
    );
    expect(() => floorSquareRoot(-1n)).toThrow(RangeError);
  });
});
