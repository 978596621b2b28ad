import { describe, expect, it } from 'vitest';
import { discreteGaussianMasses } from '../noise/discrete-gaussian';
import { discreteLaplaceMass } from '../noise/discrete-laplace';
import { chiSquareOf } from '../test-support/goodness';
import { seededDraws } from '../test-support/seeded-bits';
import { type CellPlan, type CellRow, releaseCells } from './cells';

const CELLS = Array.from({ length: 400 }, (_, i) => `c${i}`);
const plan = (rest: Partial<CellPlan> = {}): CellPlan => ({
  ...{ cells: CELLS, parts: [{ most: 2 }], mostCells: 3, mechanism: { kind: 'laplace', epsilon: 1 } },
  ...rest,
});

describe('noise in cells', () => {
  it('is the discrete Laplace noise of the sensitivity', () => {
    const draws = seededDraws(11);
    const noise = Array.from({ length: 10 }, () => releaseCells([], plan(), draws).values.flat()).flat();
    // Three cells of ±2: b = 6/ε.
    expect(chiSquareOf(noise, (x) => discreteLaplaceMass(x, 6), 40)).toBeGreaterThan(1e-4);
    expect(chiSquareOf(noise, (x) => discreteLaplaceMass(x, 3), 40)).toBeLessThan(1e-9);
  });

  it('is the discrete Gaussian noise of the sensitivity, the loss shared out among the parts', () => {
    const draws = seededDraws(12);
    const two = plan({ parts: [{ most: 2 }, { most: 1 }], mechanism: { kind: 'gaussian', rho: 0.5 } });
    const released = Array.from({ length: 10 }, () => releaseCells([], two, draws));
    const noise = (part: number) => released.flatMap(({ values }) => values.map((each) => each[part] ?? Number.NaN));
    // σ² = 3·most² / (2 · ρ/2).
    const masses = (variance: number) => (x: number) => discreteGaussianMasses(variance, 200)[x + 200] ?? 0;
    expect(chiSquareOf(noise(0), masses(24), 25)).toBeGreaterThan(1e-4);
    expect(chiSquareOf(noise(1), masses(6), 15)).toBeGreaterThan(1e-4);
    expect(released[0]?.rho).toBeCloseTo(0.5, 12);
  });

  it('of fewer cells than a person may count in, is no larger than those can change', () => {
    const small = releaseCells([], plan({ cells: ['only'], mostCells: 50 }), seededDraws(3));
    expect(small.within95[0]).toBe(
      releaseCells([], plan({ cells: ['only'], mostCells: 1 }), seededDraws(3)).within95[0],
    );
  });
});

describe('sums in cells', () => {
  const exact = (people: CellRow[][], rest: Partial<CellPlan> = {}) =>
    releaseCells(people, plan({ mechanism: { kind: 'laplace', epsilon: 1e6 }, ...rest }), seededDraws(1)).values;

  it('count a person’s first cells alone, each once, inside the limits', () => {
    const rows = ['c0', 'c0', 'nowhere', 'c1', 'c2', 'c3'].map((cell, i) => ({ cell, values: [i === 0 ? 99 : -99] }));
    expect(exact([rows]).slice(0, 5).flat()).toEqual([2, -2, -2, 0, 0]);
    expect(exact([[{ cell: 'c0', values: [Number.NaN] }], [{ cell: 'c0', values: [] }]])[0]).toEqual([0]);
  });

  it('refuse plans that promise nothing', () => {
    for (const rest of [
      { cells: [] },
      { cells: ['a', 'a'] },
      { parts: [] },
      { parts: [{ most: 0.5 }] },
      { mostCells: 0 },
    ])
      expect(() => releaseCells([], plan(rest), seededDraws(1))).toThrow(RangeError);
  });
});

/**
 * Is somebody in it? The attacker knows everybody else and adds up what speaks for the one whom they look for, over all the cells that this one
 * would be in: the best test for Laplace and Gaussian noise of one size. Under ε a "yes" can't be e^ε times as likely with them as without.
 */
describe('membership by noised cells', () => {
  const RUNS = 8000;
  const Z = 3.719;
  const wilson = (hits: number, side: 1 | -1) => {
    const [p, n] = [hits / RUNS, RUNS];
    return (p + Z ** 2 / (2 * n) + side * Z * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n * n))) / (1 + Z ** 2 / n);
  };
  const cells = ['c0', 'c1', 'c2', 'c3'];
  const victim: CellRow[] = cells.map((cell) => ({ cell, values: [50] }));
  const others = Array.from({ length: 20 }, (_, i) => [{ cell: cells[i % 4] ?? '', values: [1] }]);
  const attack = (epsilon: number) => {
    const small = plan({ cells, mostCells: 2, mechanism: { kind: 'laplace', epsilon } });
    const tally = (people: CellRow[][], seed: number) => {
      const draws = seededDraws(seed);
      return Array.from({ length: RUNS }, () =>
        releaseCells(people, small, draws).values.reduce((sum, [value = 0]) => sum + value, 0),
      );
    };
    const [inside, outside] = [tally([...others, victim], 21), tally(others, 22)];
    return [20, 22, 24, 28, 34].map((from) => ({
      inside: inside.filter((sum) => sum >= from).length,
      outside: outside.filter((sum) => sum >= from).length,
    }));
  };

  it('stays under e^ε', () => {
    for (const { inside, outside } of attack(1)) {
      expect(wilson(inside, -1)).toBeLessThanOrEqual(Math.E * wilson(outside, 1));
      expect(wilson(RUNS - outside, -1)).toBeLessThanOrEqual(Math.E * wilson(RUNS - inside, 1));
    }
  });

  it('is found where the noise is a quarter of what it should be', () => {
    expect(attack(4).some(({ inside, outside }) => wilson(inside, -1) > Math.E * wilson(outside, 1))).toBe(true);
  });
});
