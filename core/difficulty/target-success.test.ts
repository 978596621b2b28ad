import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bySuitability, expectedSuccess, wantedSuccess } from './target-success';

const parameters = { pInit: 0.2, pLearn: 0.15, pSlip: 0.1, pGuess: 0.2 };
const calm = { misses: 0, wish: 0 };

describe('how hard the next item is to be', () => {
  it('is between .70 and .85, easier after two misses, and as the learner asks', () => {
    expect(wantedSuccess(calm)).toEqual([0.7, 0.85]);
    expect(wantedSuccess({ misses: 1, wish: 0 })).toEqual([0.7, 0.85]);
    const [low, high] = wantedSuccess({ misses: 2, wish: 0 });
    expect([low, high].map((each) => each.toFixed(2))).toEqual(['0.80', '0.95']);
    expect(wantedSuccess({ misses: 0, wish: 1 })[0]).toBeCloseTo(0.65);
    expect(wantedSuccess({ misses: 0, wish: -1 })[0]).toBeCloseTo(0.75);
    expect(wantedSuccess({ misses: 0, wish: 50 })[0]).toBeCloseTo(0.55);
    expect(wantedSuccess({ misses: 9, wish: -50 })[1]).toBeLessThanOrEqual(0.98);
  });

  it('is told by p(L), slips and guesses at the middle: equation 4 of Corbett and Anderson 1995', () => {
    expect(expectedSuccess(0.5, 0.5, parameters)).toBeCloseTo(0.5 * 0.9 + 0.5 * 0.2, 12);
  });

  it('falls with difficulty and rises with p(L)', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (known, a, b) => {
        const [easy, hard] = [Math.min(a, b), Math.max(a, b)];
        expect(expectedSuccess(known, easy, parameters)).toBeGreaterThanOrEqual(
          expectedSuccess(known, hard, parameters) - 1e-12,
        );
        expect(expectedSuccess(hard, 0.5, parameters)).toBeGreaterThanOrEqual(expectedSuccess(easy, 0.5, parameters));
      }),
    );
  });

  it('puts what fits first, then what is nearest: the easiest for one who knows little, the hardest for one who knows it all', () => {
    const items = [0, 0.25, 0.5, 0.75, 1];
    const order = (known: number, strain = calm) =>
      bySuitability(items, (difficulty) => expectedSuccess(known, difficulty, parameters), strain);
    expect(order(0.05)[0]?.item).toBe(0);
    const careful = { ...parameters, pSlip: 0.02 };
    expect(bySuitability(items, (difficulty) => expectedSuccess(0.999, difficulty, careful), calm)[0]?.item).toBe(1);
    const middling = order(0.8);
    expect(middling[0]?.fits).toBe(true);
    const eased = order(0.8, { misses: 2, wish: 0 });
    expect(eased[0]?.success).toBeGreaterThan(middling[0]?.success ?? 1);
  });
});
