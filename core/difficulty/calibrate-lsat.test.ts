import { describe, expect, it } from 'vitest';
import { calibrate } from './calibrate';
import { LSAT6 } from './lsat6.fixture';
import { responsesOf } from './responses';

/** Values printed by rasch() and ltm() of the R package ltm (Rizopoulos, Journal of Statistical Software 17, 2006). */
const responses = responsesOf(LSAT6);

const expectAll = (found: ArrayLike<number> | undefined, wanted: number[], digits: number) => {
  expect(found).toHaveLength(wanted.length);
  for (const [i, value] of wanted.entries()) expect(found?.[i]).toBeCloseTo(value, digits);
};

describe('LSAT section VI', () => {
  it('is 1,000 persons and 30 patterns of 5 items', () => {
    expect(responses.persons).toBe(1000);
    expect(responses.patterns).toBe(30);
    // Right answers to each item: Bock and Lieberman, table 1.
    expectAll(
      [0, 1, 2, 3, 4].map((item) => LSAT6.reduce((sum, row) => sum + (row[item] ?? 0), 0)),
      [924, 709, 553, 763, 870],
      12,
    );
  });

  it.each([21, 61])('1PL on %i points', (points) => {
    const fit = calibrate(responses, '1pl', { points });
    expect(fit.converged).toBe(true);
    expectAll(fit.discrimination, [0.7551, 0.7551, 0.7551, 0.7551, 0.7551], 4);
    expectAll(fit.difficulty, [-3.6153, -1.3224, -0.3176, -1.7301, -2.7802], 4);
    expectAll(fit.guessing, [0, 0, 0, 0, 0], 12);
    expect(fit.logLikelihood).toBeCloseTo(-2466.938, 3);
    expectAll(fit.standardErrors?.difficulty, [0.3266, 0.1422, 0.0977, 0.1691, 0.251], 4);
    expect(fit.standardErrors?.discrimination[0]).toBeCloseTo(0.0694, 4);
  });

  it('2PL', () => {
    const fit = calibrate(responses, '2pl');
    expect(fit.logLikelihood).toBeCloseTo(-2466.653, 3);
    // ltm stops where its gradient is 0.02; at the top of the likelihood the third digit differs.
    expectAll(fit.discrimination, [0.8254, 0.7229, 0.8905, 0.6886, 0.6575], 2);
    for (const [i, value] of [-3.3597, -1.3696, -0.2799, -1.8659, -3.1236].entries()) {
      expect(Math.abs((fit.difficulty[i] ?? 0) - value)).toBeLessThan(0.003);
    }
    expectAll(fit.standardErrors?.discrimination, [0.2581, 0.1867, 0.2326, 0.1852, 0.21], 3);
    for (const [i, value] of [0.8669, 0.3073, 0.0997, 0.4341, 0.87].entries()) {
      expect(Math.abs((fit.standardErrors?.difficulty[i] ?? 0) - value)).toBeLessThan(0.002);
    }
  });

  it('3PL: with guessing free the likelihood is not below that of the 2PL, with the prior its guesses stay near 0.2', () => {
    const two = calibrate(responses, '2pl', { standardErrors: false });
    const free = calibrate(responses, '3pl', { guessing: { kind: 'free' }, standardErrors: false, mostSteps: 500 });
    expect(free.logLikelihood).toBeGreaterThan(two.logLikelihood - 0.01);
    const prior = calibrate(responses, '3pl');
    for (const guess of prior.guessing) expect(Math.abs(guess - 0.2)).toBeLessThan(0.02);
    expect(prior.penalised).toBeLessThan(prior.logLikelihood);
    const guessingOnly = calibrate(responses, '3pl', { discriminationPrior: null, standardErrors: false });
    expect(guessingOnly.logLikelihood).toBeGreaterThan(prior.logLikelihood);
  });

  it('the same without acceleration, which takes fewer steps', () => {
    const plain = calibrate(responses, '2pl', { accelerate: false, standardErrors: false });
    const fast = calibrate(responses, '2pl', { standardErrors: false });
    expectAll(fast.difficulty, [...plain.difficulty], 4);
    expect(fast.steps).toBeLessThan(plain.steps);
  });
});
