import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf } from '@/core/privacy/noise/rational';
import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import { averageOf, weighted } from './average';
import { clipToNorm, normOf } from './clip';
import { checkFixedPoint, decode, encode } from './fixed-point';
import { sumOfLearners } from './learner-sums';
import { addNoiseShare, type NoisePlan, rhoOfSum, varianceOfShare } from './noise-share';

const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const vector = fc.array(coordinate, { minLength: 1, maxLength: 6 });

describe('clipping', () => {
  it('never leaves more than the bound, and shorter ones alone', () => {
    fc.assert(
      fc.property(vector, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (values, bound) => {
        const clipped = clipToNorm(values, bound);
        expect(normOf(clipped)).toBeLessThanOrEqual(bound);
        if (normOf(values) <= bound) expect([...clipped]).toEqual(values);
      }),
    );
    expect([...clipToNorm([3, 4], 1)]).toEqual([expect.closeTo(0.6, 12), expect.closeTo(0.8, 12)]);
    expect([...clipToNorm([Number.NaN, 1], 1)]).toEqual([0, 0]);
    expect(() => clipToNorm([1], 0)).toThrow(RangeError);
  });
});

describe('fixed point', () => {
  const fixed = { fractionBits: 20, most: 1e6, parties: 50 };

  it('sums are exact up to a step for each party, and no coordinate grows', () => {
    fc.assert(
      fc.property(fc.array(coordinate, { minLength: 1, maxLength: 50 }), (values) => {
        const encoded = values.map((value) => encode([value], fixed)[0] ?? 0n);
        const sum = encoded.reduce((total, each) => BigInt.asIntN(64, total + each), 0n);
        const exact = values.reduce((total, each) => total + each, 0);
        const [decoded = 0] = decode(BigInt64Array.of(sum), fixed);
        expect(Math.abs(decoded - exact)).toBeLessThan(values.length * 2 ** -20 + 1e-6);
        values.forEach((value, i) => {
          expect(Math.abs(Number(encoded[i] ?? 0n))).toBeLessThanOrEqual(Math.abs(value) * 2 ** 20);
        });
      }),
    );
  });

  it('the largest sum that is allowed does not wrap around', () => {
    const wide = { fractionBits: 10, most: 2 ** 40, parties: 2 ** 11 };
    checkFixedPoint({ ...wide, parties: 2 ** 11 - 1 });
    const [each = 0n] = encode([2 ** 40], { ...wide, parties: 2 ** 11 - 1 });
    expect(BigInt.asIntN(64, each * (2n ** 11n - 1n))).toBe(each * (2n ** 11n - 1n));
    expect(() => checkFixedPoint({ ...wide, parties: 2 ** 12 })).toThrow(/overflow/);
  });

  it('refuses what does not fit', () => {
    expect(() => encode([1e6 + 1], fixed)).toThrow(RangeError);
    expect(() => encode([Number.NaN], fixed)).toThrow(RangeError);
    expect(() => encode([1], { ...fixed, fractionBits: 53 })).toThrow(RangeError);
  });
});

describe('what a district gives', () => {
  const options = { bound: 2, fixed: { fractionBits: 24, parties: 5, mostLearners: 1000 } };

  it('changes by the bound at most when a learner comes, in whole steps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(coordinate, { minLength: 3, maxLength: 3 }), { maxLength: 8 }),
        fc.array(coordinate, { minLength: 3, maxLength: 3 }),
        (others, more) => {
          const [before, after] = [sumOfLearners(others, 3, options), sumOfLearners([...others, more], 3, options)];
          const squared = after.reduce((sum, each, i) => sum + (each - (before[i] ?? 0n)) ** 2n, 0n);
          expect(squared).toBeLessThanOrEqual((2n * 2n ** 24n) ** 2n);
        },
      ),
    );
    expect(() => sumOfLearners([[1], [1, 2]], 1, options)).toThrow(RangeError);
    expect(() =>
      sumOfLearners(
        Array.from({ length: 1001 }, () => [1]),
        1,
        options,
      ),
    ).toThrow(RangeError);
  });
});

describe('shares of noise', () => {
  const plan: NoisePlan = { bound: 1, fractionBits: 10, rho: 0.5, honest: 3 };

  it('of the honest together lose ρ', () => {
    const share = numberOf(varianceOfShare(plan));
    expect(rhoOfSum(2 ** 10, share, 3, 100)).toBeCloseTo(0.5, 12);
    expect(rhoOfSum(2 ** 10, share, 5, 100)).toBeCloseTo(0.3, 12);
    // Where steps are coarse, the sum loses more than a single discrete Gaussian would.
    expect(rhoOfSum(1, 0.3, 3, 10)).toBeGreaterThan(1 / (2 * 3 * 0.3));
    expect(() => varianceOfShare({ ...plan, fractionBits: 1 })).toThrow(RangeError);
    expect(() => varianceOfShare({ ...plan, rho: 0 })).toThrow(RangeError);
  });

  it('have the promised variance in the sum', () => {
    const draws = seededDraws(4);
    const runs = 4000;
    const noise = Array.from({ length: runs }, () => {
      const sums = [0, 1, 2].map(() => {
        const sum = BigInt64Array.of(0n);
        addNoiseShare(sum, plan, draws);
        return Number(sum[0] ?? 0n) / 2 ** 10;
      });
      return sums.reduce((total, each) => total + each, 0);
    });
    // σ² = Δ²/2ρ = 1; four standard errors of a variance: 4·√(2/n).
    const variance = noise.reduce((sum, each) => sum + each * each, 0) / runs;
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / runs));
    expect(Math.abs(noise.reduce((sum, each) => sum + each, 0) / runs)).toBeLessThan(4 / Math.sqrt(runs));
  });
});

it('a sum of weighted vectors holds their weighted mean', () => {
  const parties = [weighted([1, 10], 300), weighted([4, 40], 100), weighted([9, 9], 0)];
  const sum = [0, 1, 2].map((i) => parties.reduce((total, each) => total + (each[i] ?? 0), 0));
  expect(averageOf(sum)).toEqual({ mean: Float64Array.of(1.75, 17.5), weight: 400 });
  expect(averageOf([1, 2, -3])).toBeNull();
  expect(() => weighted([1], Number.NaN)).toThrow(RangeError);
});
