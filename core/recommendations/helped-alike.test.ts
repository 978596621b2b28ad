import { describe, expect, it } from 'vitest';
import { discreteLaplaceMass } from '../privacy/noise/discrete-laplace';
import { chiSquareOf } from '../privacy/test-support/goodness';
import { seededDraws } from '../privacy/test-support/seeded-bits';
import { createRandom } from '../random/random';
import { seedOf } from '../seed/seed-of';
import { helpedAlike, type PastCase } from './helped-alike';

const START = [0.3, 0.7];
/** Learners who began alike, `right` of `of` of whom mastered it. */
const group = (of: number, right: number, did: string[], start = START): PastCase[] =>
  Array.from({ length: of }, (_, i) => ({ start, did: new Set(did), mastered: i < right }));
const find = (cases: PastCase[], keys = ['gap'], seed = 1) =>
  helpedAlike(START, cases, keys, seededDraws(seedOf('helped', seed)));

describe('what helped those who began alike', () => {
  it('is what more of them mastered the concept with than without', () => {
    const cases = [...group(80, 68, ['gap']), ...group(80, 32, [])];
    const [best] = find(cases);
    expect(best?.key).toBe('gap');
    expect(best?.lift).toBeCloseTo(0.45, 1);
    expect(best?.atLeast).toBeGreaterThan(0.2);
  });

  it('comes in the order of what it is worth at least: many learners beat a few lucky ones', () => {
    const cases = [...group(90, 72, ['many']), ...group(14, 13, ['few']), ...group(90, 40, [])];
    const wins = Array.from({ length: 40 }, (_, seed) => find(cases, ['few', 'many'], seed)[0]?.key);
    expect(wins.filter((key) => key === 'many').length).toBeGreaterThan(25);
  });

  it('is worth at least what it says nine times of ten, the noise counted in', () => {
    const outcomes = createRandom(21);
    const drawn = (of: number, p: number, did: string[]) =>
      Array.from({ length: of }, () => ({ start: START, did: new Set(did), mastered: outcomes.chance(p) }));
    const found = Array.from({ length: 400 }, (_, seed) => {
      const cases = [...drawn(40, 0.7, ['a']), ...drawn(40, 0.4, [])];
      return find(cases, ['a', 'b', 'c'], seed).find(({ key }) => key === 'a')?.atLeast ?? 0;
    });
    expect(found.filter((atLeast) => atLeast <= 0.3).length / found.length).toBeGreaterThan(0.87);
  });

  it('does not count those who began otherwise', () => {
    const cases = [...group(80, 80, ['gap'], [0.9, 0.9]), ...group(60, 20, ['gap']), ...group(60, 20, [])];
    expect(Math.abs(find(cases)[0]?.lift ?? 1)).toBeLessThan(0.2);
  });

  it('says nothing of fewer than ten', () => {
    expect(find([...group(9, 9, ['gap']), ...group(10, 0, [])])).toEqual([]);
    const few = Array.from({ length: 100 }, (_, seed) =>
      find([...group(9, 9, ['gap']), ...group(60, 20, [])], ['gap'], seed),
    );
    expect(few.flat()).toEqual([]);
  });

  it('adds noise whose distribution is the promised one, so that one person more changes no answer’s chance by more than e^ε', () => {
    const draws = seededDraws(8);
    const cases = [...group(400, 400, ['a']), ...group(400, 0, [])];
    // Mastered are 400 + x, not mastered y, with what lies below 0 cut: where it was cut, the share is (400 + x + 1) / (400 + x + 2), and x is known.
    const told = Array.from({ length: 4000 }, () => helpedAlike(START, cases, ['a', 'b'], draws)[0]?.withIt ?? 0)
      .map((share) => 1 / (1 - share) - 2 - 400)
      .filter((x) => Math.abs(x) < 100 && Math.abs(x - Math.round(x)) < 1e-6)
      .map(Math.round);
    expect(told.length).toBeGreaterThan(2000);
    expect(chiSquareOf(told, (x) => discreteLaplaceMass(x, 2), 20)).toBeGreaterThan(1e-4);
    expect(chiSquareOf(told, (x) => discreteLaplaceMass(x, 1), 20)).toBeLessThan(1e-9);
  });

  it('refuses beginnings that can’t be compared', () => {
    expect(() => helpedAlike([0.1], group(1, 1, []), ['gap'], seededDraws(1))).toThrow('can’t be compared');
  });
});
