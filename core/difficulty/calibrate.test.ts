import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { calibrate } from './calibrate';
import type { CalibrateOptions, Calibration, IrtModel } from './calibration';
import { responsesOf, responsesOfList } from './responses';
import { simulateAbilities, simulateResponses } from './simulate-responses';

const MODELS: IrtModel[] = ['1pl', '2pl', '3pl'];
/** Small tables of every kind: empty, one person, constant columns, nothing but missing answers. */
const tables = fc.integer({ min: 0, max: 5 }).chain((columns) =>
  fc.array(fc.array(fc.constantFrom(0, 1, 1, null, Number.NaN), { minLength: columns, maxLength: columns }), {
    maxLength: 25,
  }),
);
const quick: CalibrateOptions = { points: 15, mostSteps: 60 };

const expectDefined = (fit: Calibration) => {
  for (const list of [fit.discrimination, fit.difficulty, fit.guessing]) {
    expect(list).toHaveLength(fit.items);
    expect(list.every(Number.isFinite)).toBe(true);
  }
  expect(fit.logLikelihood).toBeLessThan(1e-12);
  expect(fit.guessing.every((c) => c >= 0 && c < 1)).toBe(true);
};

describe('every table of answers', () => {
  it.each(MODELS)('%s: has finite estimates, and EM never lowers the penalised likelihood', (model) => {
    fc.assert(
      fc.property(tables, fc.boolean(), (rows, accelerate) => {
        const path: number[] = [];
        const fit = calibrate(responsesOf(rows), model, { ...quick, accelerate, onPoint: (at) => path.push(at) });
        expectDefined(fit);
        for (const [i, value] of [...path, fit.penalised].entries()) {
          if (i > 0) expect(value).toBeGreaterThanOrEqual((path[i - 1] ?? 0) - 1e-8);
        }
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it('does not depend on the order of persons', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const fit = calibrate(responsesOf(rows, 5), '2pl', quick);
        const turned = calibrate(responsesOf([...rows].reverse(), 5), '2pl', quick);
        expect(turned.logLikelihood).toBeCloseTo(fit.logLikelihood, 6);
      }),
      { numRuns: 30, seed: 4 },
    );
  });
});

describe('items without a maximum', () => {
  const rows = [
    [1, 0, null, 1, 0],
    [1, 0, null, 0, 1],
    [1, 0, null, 1, 1],
    [1, 0, null, 0, 0],
  ];
  const fit = calibrate(responsesOf(rows), '1pl', quick);

  it('are left out and get the difficulty of half an answer more each way', () => {
    expect([...fit.estimated]).toEqual([0, 0, 0, 1, 1]);
    expect(fit.difficulty[2]).toBeCloseTo(0, 6);
    expect(fit.difficulty[0] ?? 0).toBeLessThan(-1);
    expect(fit.difficulty[1]).toBeCloseTo(-(fit.difficulty[0] ?? 0), 6);
    expect(fit.standardErrors?.difficulty[0]).toBeNaN();
  });

  it('leave the likelihood of the others alone', () => {
    const others = calibrate(responsesOf(rows.map((row) => row.slice(3))), '1pl', quick);
    expect(fit.logLikelihood).toBeCloseTo(others.logLikelihood, 9);
  });

  it('are shrunk to their prior where there is one', () => {
    const prior = calibrate(responsesOf(rows), '1pl', {
      ...quick,
      discriminationPrior: { mean: 1, deviation: 0.1 },
      interceptPrior: { means: [0, 0, -0.7, 0, 0], deviation: 1 },
    });
    expect(prior.estimated).not.toContain(0);
    // b = 0.7 / a, a near 1, for the item nobody saw.
    expect((prior.difficulty[2] ?? 0) * (prior.discrimination[2] ?? 0)).toBeCloseTo(0.7, 6);
    expect(Math.abs(prior.difficulty[0] ?? 9)).toBeLessThan(2.5);
  });

  it('no persons, no items', () => {
    expect(calibrate(responsesOf([]), '3pl')).toMatchObject({ persons: 0, items: 0, logLikelihood: 0 });
    expect([...calibrate(responsesOf([], 2), '2pl').difficulty]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
    expect(calibrate(responsesOf([[], []]), '1pl').logLikelihood).toBeCloseTo(0, 12);
  });
});

describe('guessing', () => {
  const random = createRandom(8);
  const items = [-1, -0.5, 0, 0.5, 1, 1.5].map((difficulty) => ({ discrimination: 1.3, difficulty, guessing: 0.25 }));
  const responses = responsesOf(simulateResponses(items, simulateAbilities(400, random), random));

  it('known for all or for each item stays as given, in every model', () => {
    const chances = [0.25, 0.2, 0.5, 0, 0.25, 0.25];
    for (const model of MODELS) {
      const each = calibrate(responses, model, { ...quick, guessing: { kind: 'fixed', values: chances } });
      expect([...each.guessing]).toEqual(chances);
    }
    const all = calibrate(responses, '2pl', { guessing: { kind: 'fixed', values: 0.25 } });
    const wrong = calibrate(responses, '2pl', { guessing: { kind: 'fixed', values: 0.45 } });
    expect(all.logLikelihood).toBeGreaterThan(wrong.logLikelihood);
  });

  it('a heavy prior holds it at its mode', () => {
    const fit = calibrate(responses, '3pl', { guessing: { kind: 'prior', mode: 0.1, weight: 1e6 } });
    for (const guess of fit.guessing) expect(guess).toBeCloseTo(0.1, 3);
  });

  it.each([
    ['a chance of 1', '3pl', { kind: 'fixed', values: 1 }],
    ['NaN', '3pl', { kind: 'prior', mode: Number.NaN, weight: 1 }],
    ['a negative weight', '3pl', { kind: 'prior', mode: 0.2, weight: -1 }],
    ['a list too short', '3pl', { kind: 'fixed', values: [0.2] }],
    ['estimating it in a 2PL', '2pl', { kind: 'free' }],
  ] as const)('refuses %s', (_what, model, guessing) => {
    expect(() => calibrate(responses, model, { guessing })).toThrow(RangeError);
  });
});

describe('answers', () => {
  it('are refused when they are neither 0, 1 nor missing', () => {
    expect(() => responsesOf([[2]])).toThrow(/0, 1 or missing/);
    expect(() => responsesOf([[1, 1]], 1)).toThrow(RangeError);
  });

  it.each([
    ['an unknown person', [2], [0], [1]],
    ['an item past the last', [0], [3], [1]],
    ['an item that is not a number', [0], [Number.NaN], [1]],
    ['half a point', [0], [0], [0.5]],
  ])('of a list are refused with %s', (_what, person, item, correct) => {
    expect(() => responsesOfList({ persons: 2, items: 3 }, person, item, correct)).toThrow(RangeError);
  });

  it('may be many by one learner: a hundred thousand answers, the errors too', () => {
    const count = 100_000;
    const item = Int32Array.from({ length: count }, (_, i) => i % 10);
    const correct = Uint8Array.from(item, (column, i) => ((i / 10) % 10 < column ? 1 : 0));
    const list = responsesOfList({ persons: 1, items: 10 }, new Int32Array(count), item, correct);
    const fit = calibrate(list, '1pl', { points: 15, mostSteps: 30 });
    expectDefined(fit);
    // Item 5 is right half the time, item 1 one time in ten.
    expect(fit.difficulty[1] ?? 0).toBeGreaterThan(fit.difficulty[5] ?? 0);
  });

  it('that are missing add nothing: rows and columns of blanks leave the fit as it was', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const fit = calibrate(responsesOf(rows, 5), '1pl', quick);
        const wider = calibrate(
          responsesOf([...rows, Array(6).fill(null), Array(6).fill(Number.NaN)], 6),
          '1pl',
          quick,
        );
        expect(wider.logLikelihood).toBeCloseTo(fit.logLikelihood, 6);
        for (const [item, value] of fit.difficulty.entries()) expect(wider.difficulty[item]).toBeCloseTo(value, 6);
        expect(wider.difficulty[5]).toBeCloseTo(0, 6);
      }),
      { numRuns: 30, seed: 5 },
    );
  });

  it('NaN in a list is not seen; they count the same from a list, in any order', () => {
    const table = responsesOf([
      [1, null, 0],
      [null, 1, 1],
    ]);
    const list = responsesOfList({ persons: 2, items: 3 }, [1, 0, 1, 0, 0], [2, 2, 1, 0, 1], [1, 0, 1, 1, Number.NaN]);
    expect(list).toEqual(table);
  });
});
