import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { chooseItem } from './choose-item';
import { fitExposure } from './exposure';

const item = (difficulty: number, discrimination = 1) => ({ discrimination, difficulty, guessing: 0 });
const BANK = [item(-2), item(0), item(0.5), item(2), item(0, 0.5), item(0, Number.NaN)];
const none = { exposure: { kind: 'none' } as const, seen: new Set<number>(), random: createRandom(1) };

describe('without a limit', () => {
  it('the most informative unseen item is given: nearest difficulty, greatest discrimination', () => {
    expect(chooseItem(BANK, 0, none)).toBe(1);
    expect(chooseItem(BANK, 0, { ...none, seen: new Set([1]) })).toBe(2);
    expect(chooseItem(BANK, 3, none)).toBe(3);
  });

  it('a broken item comes last, and null when all are seen', () => {
    expect(chooseItem(BANK, 0, { ...none, seen: new Set([0, 1, 2, 3, 4]) })).toBe(5);
    expect(chooseItem(BANK, 0, { ...none, seen: new Set([0, 1, 2, 3, 4, 5]) })).toBeNull();
    expect(chooseItem([], 0, none)).toBeNull();
  });
});

describe('randomesque', () => {
  it('spreads evenly over the best few, the same with the same seed', () => {
    const draw = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 600 }, () =>
        chooseItem(BANK, 0.2, { exposure: { kind: 'randomesque', among: 2 }, seen: new Set(), random }),
      );
    };
    const counts = [0, 1, 2, 3, 4, 5].map((which) => draw(3).filter((given) => given === which).length);
    expect(counts[0]).toBe(0);
    // Binomial(600, ½): within four deviations of 300.
    expect(Math.abs((counts[1] ?? 0) - 300)).toBeLessThan(49);
    expect((counts[1] ?? 0) + (counts[2] ?? 0)).toBe(600);
    expect(draw(3)).toEqual(draw(3));
  });

  it('takes any number for `among`', () => {
    for (const among of [0, -1, 0.5, 1e9]) {
      expect(chooseItem(BANK, 0, { ...none, exposure: { kind: 'randomesque', among } })).not.toBeNull();
    }
    expect(chooseItem([], 0, { ...none, exposure: { kind: 'randomesque', among: 3 } })).toBeNull();
  });
});

describe('Sympson and Hetter', () => {
  it('gives an item with its chance, else the next, and the best when all are refused', () => {
    const exposure = { kind: 'sympson-hetter', chances: [1, 0, 1, 1, 1, 1] } as const;
    expect(chooseItem(BANK, 0, { ...none, exposure })).toBe(2);
    expect(chooseItem(BANK, 0, { ...none, exposure: { ...exposure, chances: [0, 0, 0, 0, 0, 0] } })).toBe(1);
  });

  it('fitted chances keep every item near the target, where a third of the bank would have been given to most', () => {
    const random = createRandom(9);
    const bank = Array.from({ length: 40 }, () => item(random.normal(), Math.exp(random.normal(0, 0.4))));
    const options = { length: 5, target: 0.3, learners: 150, random: createRandom(2) };
    const free = fitExposure(bank, { ...options, rounds: 1 });
    const limited = fitExposure(bank, { ...options, rounds: 8 });
    expect(Math.max(...free.rates)).toBeGreaterThan(0.6);
    // Four deviations of a share of 0.3 among 150.
    expect(Math.max(...limited.rates)).toBeLessThan(0.3 + 4 * Math.sqrt((0.3 * 0.7) / 150));
    expect(limited.rates.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(5, 9);
  });
});

it('never gives a seen item', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 5 })), fc.double({ min: -5, max: 5 }), (seen, ability) => {
      for (const exposure of [
        { kind: 'none' } as const,
        { kind: 'randomesque', among: 3 } as const,
        { kind: 'sympson-hetter', chances: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5] } as const,
      ]) {
        const given = chooseItem(BANK, ability, { exposure, seen: new Set(seen), random: createRandom(4) });
        if (seen.length === BANK.length) expect(given).toBeNull();
        else expect(seen).not.toContain(given);
      }
    }),
  );
});
