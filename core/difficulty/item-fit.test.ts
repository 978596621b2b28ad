import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuadrature } from '@/core/quadrature/normal';
import { createRandom } from '@/core/random/random';
import { calibrate } from './calibrate';
import { type CalibrateOptions, itemsOf } from './calibration';
import { chiSquareTail } from './chi-square';
import { probabilityCorrect } from './item';
import { itemFit } from './item-fit';
import { LSAT6 } from './lsat6.fixture';
import { responsesOf } from './responses';
import { simulateAbilities, simulateResponses } from './simulate-responses';
import { summedScoreFit } from './summed-score-fit';

describe('chiSquareTail', () => {
  it.each([
    // Abramowitz and Stegun, table 26.8: percentage points of χ².
    [3.84146, 1, 0.05],
    [18.307, 10, 0.05],
    [6.6349, 1, 0.01],
    [2.70554, 1, 0.1],
    [0.0157908, 1, 0.9],
    [149.449, 100, 0.001],
  ])('%d on %i degrees leaves %d', (value, degrees, p) => {
    expect(chiSquareTail(value, degrees)).toBeCloseTo(p, 5);
  });

  it('is defined at the ends', () => {
    expect(chiSquareTail(0, 3)).toBe(1);
    expect(chiSquareTail(1e6, 3)).toBe(0);
    expect(chiSquareTail(1, 0)).toBeNaN();
  });
});

describe('S-X²', () => {
  it('of LSAT section VI is what all 32 patterns written out give', () => {
    const fit = calibrate(responsesOf(LSAT6), '1pl');
    const normal = normalQuadrature(61);
    const found = summedScoreFit(responsesOf(LSAT6), fit, normal, 1);
    const items = itemsOf(fit);
    // P(pattern) by brute force, gathered by score.
    const [score, right] = [new Float64Array(6), new Float64Array(6)];
    for (let pattern = 0; pattern < 32; pattern++) {
      const bits = items.map((_, j) => (pattern >> j) & 1);
      let chance = 0;
      for (const [k, node] of normal.nodes.entries()) {
        let product = normal.weights[k] ?? 0;
        for (const [j, item] of items.entries()) {
          const p = probabilityCorrect(item, node);
          product *= bits[j] === 1 ? p : 1 - p;
        }
        chance += product;
      }
      const sum = bits.reduce((all, bit) => all + bit, 0);
      score[sum] = (score[sum] ?? 0) + chance;
      if (bits[0] === 1) right[sum] = (right[sum] ?? 0) + chance;
    }
    // Item 1; every score from 1 to 4 expects more than one answer of both kinds, so none is merged.
    let statistic = 0;
    for (let s = 1; s <= 4; s++) {
      const persons = LSAT6.filter((row) => row.reduce((all, x) => all + x, 0) === s);
      const observed = persons.filter((row) => row[0] === 1).length / persons.length;
      const expected = (right[s] ?? 0) / (score[s] ?? 1);
      statistic += (persons.length * (observed - expected) ** 2) / (expected * (1 - expected));
    }
    expect(found[0]?.statistic).toBeCloseTo(statistic, 8);
    expect(found[0]?.degrees).toBe(3);
    for (const { p } of found) expect(p).toBeGreaterThan(0.01);
  });
});

describe('itemFit', () => {
  const random = createRandom(17);
  const items = Array.from({ length: 20 }, (_, j) => ({
    discrimination: 1.2,
    difficulty: (j % 10) / 3 - 1.5,
    guessing: 0,
  }));
  const rows = simulateResponses(items, simulateAbilities(800, random), random);
  /** A copy of the table with one column answered in another way. */
  const with0 = (answer: (row: number[], person: number) => number) =>
    rows.map((row, person) => [answer(row, person), ...row.slice(1)]);
  const flagsOf = (
    table: (number | null)[][],
    model: '1pl' | '2pl' | '3pl' = '2pl',
    options: CalibrateOptions = {},
  ) => {
    const responses = responsesOf(table);
    return itemFit(responses, calibrate(responses, model, options)).map((fit) => fit.flags);
  };

  it('leaves good items alone, their mean squares near 1', () => {
    const responses = responsesOf(rows);
    const fits = itemFit(responses, calibrate(responses, '2pl'));
    for (const fit of fits) {
      expect(fit.flags).toEqual([]);
      expect(Math.abs(fit.outfit - 1)).toBeLessThan(0.15);
      expect(Math.abs(fit.infit - 1)).toBeLessThan(0.1);
    }
  });

  it.each(['1pl', '2pl', '3pl'] as const)('finds a wrong key (%s)', (model) => {
    expect(
      flagsOf(
        with0((row) => 1 - (row[0] ?? 0)),
        model,
      )[0],
    ).toContain('negative-discrimination');
  });

  it('finds an item answered at random, in a 1PL as misfit too', () => {
    const flags = flagsOf(
      with0(() => (random.chance(0.5) ? 1 : 0)),
      '1pl',
    )[0];
    expect(flags).toContain('misfit');
    expect(flags?.some((flag) => flag.endsWith('discrimination'))).toBe(true);
  });

  it('finds items too easy, too hard and never seen', () => {
    expect(flagsOf(with0((_row, person) => (person < 10 ? 0 : 1)))[0]).toContain('too-easy');
    expect(flagsOf(with0(() => 0))[0]).toContain('too-hard');
    expect(flagsOf(rows.map((row) => [null, ...row.slice(1)]))[0]).toEqual(['unseen']);
  });

  it('finds an item that half of those who do not know it guess', () => {
    // Of the hardest item, which most do not know.
    const table = rows.map((row) => row.map((answer, j) => (j === 9 && random.chance(0.55) ? 1 : answer)));
    const guessed = flagsOf(table, '3pl', { guessing: { kind: 'prior', mode: 0.2, weight: 2 } });
    expect(guessed[9]).toContain('guessed');
    expect(guessed.filter((flags) => flags.includes('guessed'))).toHaveLength(1);
  });

  it('is defined for every table, and does not flag what it has not seen enough of', () => {
    const cells = fc.constantFrom(0, 1, null, Number.NaN);
    const some = fc.array(fc.array(cells, { minLength: 4, maxLength: 4 }), { maxLength: 29 });
    fc.assert(
      fc.property(some, fc.constantFrom('1pl', '2pl', '3pl'), (table, model) => {
        const responses = responsesOf(table, 4);
        for (const fit of itemFit(responses, calibrate(responses, model, { points: 11, mostSteps: 30 }))) {
          expect(fit.flags).toEqual(fit.answers === 0 ? ['unseen'] : []);
          if (fit.answers === 0) continue;
          expect(fit.outfit).toBeGreaterThanOrEqual(0);
          expect(fit.infit).toBeGreaterThanOrEqual(0);
          if (!Number.isNaN(fit.pointBiserial)) expect(Math.abs(fit.pointBiserial)).toBeLessThanOrEqual(1);
          if (!Number.isNaN(fit.summedScore.p)) expect(fit.summedScore.statistic).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 40, seed: 6 },
    );
  });

  it('says nothing of a handful of answers, and takes an empty table', () => {
    expect(flagsOf(rows.slice(0, 20)).flat()).toEqual([]);
    expect(flagsOf([])).toEqual([]);
    expect(flagsOf([[1, 0]]).flat()).toEqual([]);
  });
});
