import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareOf } from '../test-support/goodness';
import { seededDraws } from '../test-support/seeded-bits';
import { releaseCount, releaseHistogram } from './counts';
import type { Mechanism } from './mechanism';
import { type ByPerson, type Clipping, stepsOf } from './people';
import { releaseQuantile } from './quantile';
import { releaseMean, releaseSum } from './sums';

const MECHANISMS: Mechanism[] = [
  { kind: 'laplace', epsilon: 1 },
  { kind: 'gaussian', rho: 0.5 },
];
const CLIPPING: Clipping = { low: 0, high: 10, step: 0.5 };
const RUNS = 4000;
const one = (values: number[]) => values.map((value) => [value]);

describe.each(MECHANISMS)('by $kind noise', (mechanism) => {
  it('counts and sums lie within what is promised 95 times of 100, and their mean is the truth', () => {
    const draws = seededDraws(5);
    const people = one(Array.from({ length: 500 }, (_, i) => i % 11));
    const truth = 500;
    let inside = 0;
    let [sum, squares] = [0, 0];
    for (let run = 0; run < RUNS; run++) {
      const { value, within95 } = releaseCount(people, { mechanism, mostEach: 1 }, draws);
      if (Math.abs(value - truth) <= within95) inside += 1;
      const total = releaseSum(people, { mechanism, clipping: CLIPPING, mostEach: 1 }, draws).value;
      sum += total;
      squares += total * total;
    }
    // At least 95 %, less four standard errors.
    expect(inside / RUNS).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / RUNS));
    const mean = sum / RUNS;
    const deviation = Math.sqrt(squares / RUNS - mean * mean);
    const exact = Array.from({ length: 500 }, (_, i) => i % 11).reduce((a, b) => a + b, 0);
    expect(Math.abs(mean - exact)).toBeLessThan((4 * deviation) / Math.sqrt(RUNS));
    // Δ = 10: Laplace √2·10/ε, Gaussian 10/√2ρ.
    const promised = mechanism.kind === 'laplace' ? Math.SQRT2 * 10 : 10;
    expect(deviation / promised).toBeGreaterThan(0.93);
    expect(deviation / promised).toBeLessThan(1.07);
  });

  it('a mean is near the truth with many, and none with few', () => {
    const draws = seededDraws(6);
    const { mean, rho } = releaseMean(
      one(Array.from({ length: 5000 }, (_, i) => 7 + (i % 3))),
      { mechanism, clipping: CLIPPING, mostEach: 1 },
      draws,
    );
    expect(mean).not.toBeNull();
    expect(Math.abs((mean ?? 0) - 8)).toBeLessThan(0.05);
    expect(rho).toBeCloseTo(mechanism.kind === 'laplace' ? 0.25 : 0.5, 12);
    expect(releaseMean([], { mechanism, clipping: CLIPPING, mostEach: 1 }, draws).mean).toBeNull();
  });

  it('bins are those that were asked for', () => {
    const people: ByPerson<string> = [['a', 'b'], ['c'], ['x', 'a'], ...Array.from({ length: 300 }, () => ['b'])];
    const bins = releaseHistogram(people, ['b', 'a', 'none'], { mechanism, mostEach: 2 }, seededDraws(8));
    expect(bins.map(({ bin }) => bin)).toEqual(['b', 'a', 'none']);
    expect(Math.abs((bins[0]?.value ?? 0) - 301)).toBeLessThan(30);
    expect(() => releaseHistogram(people, ['a', 'a'], { mechanism, mostEach: 1 }, seededDraws(8))).toThrow(RangeError);
  });
});

describe('a quantile', () => {
  it('comes with the chances of the exponential mechanism', () => {
    // Values 1, 1, 3, 8, 9 on 0 … 10; the median's ranks: 2.5. Distances by hand from [below, up to].
    const people = one([1, 1, 3, 8, 9]);
    const distance = [2.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 1.5, 2.5];
    const epsilon = 2;
    // Δ = 1/2 for the median: e^{−ε·d/(2·½)}.
    const weights = distance.map((d) => Math.exp(-epsilon * d));
    const all = weights.reduce((a, b) => a + b, 0);
    const draws = seededDraws(12);
    const options = { quantile: 0.5, epsilon, clipping: { low: 0, high: 10, step: 1 }, mostEach: 1 };
    const values = Array.from({ length: 20_000 }, () => releaseQuantile(people, options, draws).value);
    expect(chiSquareOf(values, (x) => (weights[x] ?? 0) / all, 10)).toBeGreaterThan(1e-4);
  });

  it('distances change by no more than Δ when a person comes', () => {
    const probability = (values: number[], quantile: number, at: number) => {
      const options = { quantile, epsilon: 1, clipping: { low: 0, high: 6, step: 1 }, mostEach: 1 };
      return chanceOf(values, options.quantile, options.epsilon, 7, at);
    };
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, more, quantile) => {
          for (let at = 0; at <= 6; at++) {
            const ratio = probability(values, quantile, at) / probability([...values, more], quantile, at);
            expect(Math.abs(Math.log(ratio))).toBeLessThanOrEqual(1 + 1e-9);
          }
        },
      ),
    );
  });

  it('finds the quartiles of many', () => {
    const people = one(Array.from({ length: 2001 }, (_, i) => i / 200));
    const at = (quantile: number) =>
      releaseQuantile(
        people,
        { quantile, epsilon: 1, clipping: { low: 0, high: 10, step: 0.125 }, mostEach: 1 },
        seededDraws(2),
      ).value;
    expect(Math.abs(at(0.25) - 2.5)).toBeLessThan(0.3);
    expect(Math.abs(at(0.75) - 7.5)).toBeLessThan(0.3);
    expect(() => at(1.5)).toThrow(RangeError);
  });
});

/** The mechanism's chance of a candidate, by its definition. */
function chanceOf(
  values: readonly number[],
  quantile: number,
  epsilon: number,
  candidates: number,
  at: number,
): number {
  const distance = (x: number) => {
    const [below, upTo] = [values.filter((v) => v < x).length, values.filter((v) => v <= x).length];
    return Math.max(0, below - quantile * values.length, quantile * values.length - upTo);
  };
  const weight = (x: number) => Math.exp((-epsilon * distance(x)) / (2 * Math.max(quantile, 1 - quantile)));
  let all = 0;
  for (let x = 0; x < candidates; x++) all += weight(x);
  return weight(at) / all;
}

it('nobody weighs more than their share: rows past it and values past the limits change nothing', () => {
  const many = [
    [1, 2, 3, 99],
    [1e300, Number.NaN],
  ];
  const few = [
    [1, 2],
    [10, 0],
  ];
  const options = { mechanism: MECHANISMS[0] ?? { kind: 'laplace', epsilon: 1 }, clipping: CLIPPING, mostEach: 2 };
  expect(releaseSum(many, options, seededDraws(3))).toEqual(releaseSum(few, options, seededDraws(3)));
  expect(stepsOf(Number.POSITIVE_INFINITY, CLIPPING)).toBe(20n);
});

it('options out of their range are refused', () => {
  const draws = seededDraws(1);
  const mechanism: Mechanism = { kind: 'laplace', epsilon: 1 };
  const sum = (clipping: Clipping, mostEach = 1) => releaseSum([[1]], { mechanism, clipping, mostEach }, draws);
  expect(() => sum({ low: 0, high: 1, step: 0.3 })).toThrow(RangeError);
  expect(() => sum({ low: 1, high: 1, step: 1 })).toThrow(RangeError);
  expect(() => sum({ low: Number.NaN, high: 1, step: 1 })).toThrow(RangeError);
  expect(() => sum(CLIPPING, 0)).toThrow(RangeError);
  expect(() => releaseCount([], { mechanism: { kind: 'laplace', epsilon: 0 }, mostEach: 1 }, draws)).toThrow(
    RangeError,
  );
  expect(() => releaseCount([], { mechanism: { kind: 'gaussian', rho: Number.NaN }, mostEach: 1 }, draws)).toThrow(
    RangeError,
  );
});
