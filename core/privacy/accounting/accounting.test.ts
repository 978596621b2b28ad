import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discreteGaussianMasses } from '../noise/discrete-gaussian';
import { leftOf, openLedger, PARTS_OF_RHO, spend, spendTogether, standingOf } from './ledger';
import { compose, composeDisjoint, deltaOf, epsilonOf, rhoOfExponential, rhoOfGaussian, rhoOfPure } from './loss';

const rhos = fc.double({ min: 1e-4, max: 20, noNaN: true });

describe('losses', () => {
  /** Printed by cdp_eps and cdp_delta of the authors' own code, github.com/IBM/discrete-gaussian-differential-privacy, cdp2adp.py. */
  it('come to the ε and δ that the reference implementation gives', () => {
    expect(epsilonOf(2.56, 1e-10)).toBeCloseTo(17.15830871210475, 9);
    expect(epsilonOf(0.07, 1e-10)).toBeCloseTo(2.3872751767179743, 9);
    expect(epsilonOf(0.5, 1e-6)).toBeCloseTo(5.221534444530169, 9);
    expect(epsilonOf(0.01, 1e-5)).toBeCloseTo(0.5457255482740024, 9);
    expect(deltaOf(0.02, 1) / 8.825254987221158e-8).toBeCloseTo(1, 9);
    expect(deltaOf(0.5, 3)).toBeCloseTo(0.005143184063862147, 12);
    expect(deltaOf(1, 1)).toBeCloseTo(0.4934937312337077, 12);
  });

  it('follow the theorems', () => {
    expect(rhoOfPure(2)).toBe(2);
    expect(rhoOfExponential(2)).toBe(0.5);
    expect(rhoOfGaussian(3, 9)).toBe(0.5);
    expect(compose([0.1, 0.2])).toBeCloseTo(0.3, 12);
    expect(composeDisjoint([0.1, 0.2])).toBe(0.2);
    expect(epsilonOf(0, 1e-6)).toBe(0);
    expect(deltaOf(0, 1)).toBe(0);
  });

  it('are tighter than the first published bound, and ε and δ belong to one another', () => {
    fc.assert(
      fc.property(rhos, fc.double({ min: 1e-12, max: 0.1, noNaN: true }), (rho, delta) => {
        const epsilon = epsilonOf(rho, delta);
        expect(epsilon).toBeLessThanOrEqual(rho + 2 * Math.sqrt(rho * Math.log(1 / delta)) + 1e-9);
        if (epsilon > 1e-6) expect(deltaOf(rho, epsilon) / delta).toBeCloseTo(1, 5);
        expect(epsilonOf(rho * 1.1, delta)).toBeGreaterThanOrEqual(epsilon);
      }),
    );
  });

  it('are never below what a discrete Gaussian really loses', () => {
    // δ(ε) = Σ max(0, P(x) − e^ε·P(x − 1)), summed over all whole numbers.
    for (const variance of [0.5, 1, 4, 25]) {
      const span = Math.ceil(40 * Math.sqrt(variance));
      const masses = discreteGaussianMasses(variance, span);
      for (const epsilon of [0.1, 0.5, 1, 3]) {
        const real = masses.reduce((sum, p, i) => sum + Math.max(0, p - Math.exp(epsilon) * (masses[i - 1] ?? 0)), 0);
        const bound = deltaOf(rhoOfGaussian(1, variance), epsilon);
        expect(bound).toBeGreaterThanOrEqual(real - 1e-12);
      }
    }
    // And not far above it: σ = 5, ε = 1.
    expect(deltaOf(rhoOfGaussian(1, 25), 1)).toBeLessThan(1e-5);
  });

  it('are refused where they are none', () => {
    expect(() => rhoOfPure(-1)).toThrow(RangeError);
    expect(() => rhoOfGaussian(1, 0)).toThrow(RangeError);
    expect(() => epsilonOf(1, 0)).toThrow(RangeError);
    expect(() => epsilonOf(Number.NaN, 0.1)).toThrow(RangeError);
    expect(() => compose([0.1, Number.NaN])).toThrow(RangeError);
  });
});

describe('a ledger', () => {
  it('never spends more than its limit, whatever is asked in whatever order, and a refusal changes nothing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        (limit, asked) => {
          let ledger = openLedger('answers', limit);
          let exact = 0;
          for (const [i, rho] of asked.entries()) {
            const before = leftOf(ledger);
            const result = spend(ledger, `release ${i}`, rho);
            if (result.granted) {
              ledger = result.ledger;
              exact += rho;
              expect(leftOf(ledger)).toBeLessThan(before);
            } else {
              expect(result.needed).toBeGreaterThan(result.left);
              expect(leftOf(ledger)).toBe(before);
            }
            expect(leftOf(ledger)).toBeGreaterThanOrEqual(0);
          }
          expect(exact).toBeLessThanOrEqual(limit + 1e-12);
        },
      ),
    );
  });

  it('can be spent to the last billionth and no further', () => {
    let ledger = openLedger('answers', 3 / PARTS_OF_RHO);
    for (let i = 0; i < 3; i++) {
      const result = spend(ledger, 'look', 0);
      if (!result.granted) throw new Error('refused too early');
      ledger = result.ledger;
    }
    expect(spend(ledger, 'look', 0)).toEqual({ granted: false, needed: 1, left: 0 });
    expect(ledger.spent).toHaveLength(3);
  });

  it('survives being written down', () => {
    const result = spend(openLedger('answers', 1), 'count', 0.25);
    if (!result.granted) throw new Error('refused');
    const read: unknown = JSON.parse(JSON.stringify(result.ledger));
    expect(read).toEqual(result.ledger);
    expect(standingOf(result.ledger, 1e-6)).toMatchObject({ spent: 0.25, left: 0.75 });
  });

  it('of shared people is spent for all or for none', () => {
    const [rich, poor] = [openLedger('answers', 1), openLedger('enrolments', 0.1)];
    expect(spendTogether([rich, poor], 'both', 0.2)).toEqual({ granted: false, dataSet: 'enrolments' });
    expect(spendTogether([rich, poor], 'both', 0.05)).toMatchObject({ granted: true });
    expect(() => spend(rich, 'x', Number.NaN)).toThrow(RangeError);
    expect(() => openLedger('x', Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});
