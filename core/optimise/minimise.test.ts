import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimise, type Objective } from './minimise';
import { withNumericGradient } from './numeric-gradient';

/** H. H. Rosenbrock, Computer Journal 3 (1960): a curved valley, least value 0 at (1, 1). */
const rosenbrock: Objective = (x, gradient) => {
  const [a = 0, b = 0] = x;
  gradient[0] = -400 * a * (b - a * a) - 2 * (1 - a);
  gradient[1] = 200 * (b - a * a);
  return 100 * (b - a * a) ** 2 + (1 - a) ** 2;
};

const bowl =
  (centre: number[], weights: number[]): Objective =>
  (x, gradient) => {
    let value = 0;
    for (let i = 0; i < x.length; i++) {
      const away = (x[i] ?? 0) - (centre[i] ?? 0);
      const weight = weights[i] ?? 1;
      value += 0.5 * weight * away * away;
      gradient[i] = weight * away;
    }
    return value;
  };

describe('known minima', () => {
  it("finds the end of Rosenbrock's valley from the usual start", () => {
    const found = minimise(rosenbrock, [-1.2, 1], { valueTolerance: 0 });
    expect(found.x[0]).toBeCloseTo(1, 5);
    expect(found.x[1]).toBeCloseTo(1, 5);
    expect(found.reason).toBe('gradient');
    expect(found.evaluations).toBeLessThan(100);
  });

  it('stops at the bound where the valley is cut: x ≤ ½ gives (½, ¼), value ¼', () => {
    const found = minimise(rosenbrock, [-1.2, 1], { upper: [0.5, 10] });
    expect(found.x[0]).toBeCloseTo(0.5, 8);
    expect(found.x[1]).toBeCloseTo(0.25, 6);
    expect(found.value).toBeCloseTo(0.25, 8);
  });

  it('starts inside the bounds even when the guess is not', () => {
    const found = minimise(bowl([0, 0], [1, 1]), [9, -9], { lower: [1, -3], upper: [2, -2] });
    expect([...found.x]).toEqual([1, -2]);
  });

  it('needs no gradient by hand for few parameters', () => {
    const found = minimise(
      withNumericGradient(([a = 0, b = 0]) => 100 * (b - a * a) ** 2 + (1 - a) ** 2),
      [-1.2, 1],
    );
    expect(found.x[0]).toBeCloseTo(1, 4);
  });

  it('takes a hundred badly scaled coordinates', () => {
    const centre = Array.from({ length: 100 }, (_, i) => Math.sin(i));
    const weights = Array.from({ length: 100 }, (_, i) => 10 ** (i / 25));
    const found = minimise(bowl(centre, weights), new Float64Array(100), { valueTolerance: 0, maxIterations: 2000 });
    for (let i = 0; i < 100; i++) expect(found.x[i]).toBeCloseTo(centre[i] ?? 0, 4);
  });
});

describe('for any bounded bowl', () => {
  const coordinate = fc.record({
    centre: fc.double({ min: -5, max: 5, noNaN: true }),
    weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
    low: fc.double({ min: -5, max: 5, noNaN: true }),
    width: fc.double({ min: 0, max: 5, noNaN: true }),
    start: fc.double({ min: -9, max: 9, noNaN: true }),
  });

  it('the minimum is the centre moved inside, and the value never rises', () => {
    fc.assert(
      fc.property(fc.array(coordinate, { minLength: 1, maxLength: 8 }), (all) => {
        const lower = all.map((c) => c.low);
        const upper = all.map((c) => c.low + c.width);
        const values: number[] = [];
        const found = minimise(
          bowl(
            all.map((c) => c.centre),
            all.map((c) => c.weight),
          ),
          all.map((c) => c.start),
          { lower, upper, gradientTolerance: 1e-8, valueTolerance: 0, onIteration: (_, value) => values.push(value) },
        );
        all.forEach((c, i) => {
          const expected = Math.min(Math.max(c.centre, c.low), c.low + c.width);
          expect(Math.abs((found.x[i] ?? 0) - expected)).toBeLessThan(1e-4);
        });
        for (let i = 1; i < values.length; i++) expect(values[i]).toBeLessThanOrEqual(values[i - 1] ?? 0);
      }),
    );
  });
});

describe('bad input', () => {
  it('refuses a start without a finite value, and bounds out of order, of another length or NaN', () => {
    expect(() => minimise(() => Number.NaN, [1])).toThrow(RangeError);
    expect(() => minimise(rosenbrock, [0, 0], { lower: [1, 1], upper: [0, 2] })).toThrow(RangeError);
    expect(() => minimise(rosenbrock, [0, 0], { lower: [1] })).toThrow(RangeError);
    expect(() => minimise(rosenbrock, [0, 0], { lower: [Number.NaN, 0] })).toThrow(RangeError);
  });

  it('steps back from places where the value is not finite', () => {
    // x − ln x has its minimum at 1 and no value at or below 0.
    const found = minimise(
      (x, gradient) => {
        const [a = 0] = x;
        gradient[0] = 1 - 1 / a;
        return a > 0 ? a - Math.log(a) : Number.NaN;
      },
      [40],
    );
    expect(found.x[0]).toBeCloseTo(1, 5);
  });

  it('takes an empty start, and stops when told to', () => {
    expect(minimise(() => 3, [])).toMatchObject({ value: 3, iterations: 0, reason: 'gradient' });
    expect(minimise(rosenbrock, [-1.2, 1], { onIteration: () => false })).toMatchObject({
      iterations: 1,
      reason: 'stopped',
    });
  });
});
