import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { type ApproachArms, createArms, missedShape, observeArm, taughtShape } from './approach-arms';
import { thompsonApproach, thompsonPropensities } from './thompson';

const armsOf = (prior: number[], priorWorth = 10, sharedWorth = 40) =>
  createArms(2, Float64Array.from(prior), { priorWorth, sharedWorth });

/** How often each approach is taken in so many draws. */
function frequencies(arms: ApproachArms, draws: number): number[] {
  const random = createRandom(8);
  const counts = Array.from({ length: arms.approaches }, () => 0);
  for (let draw = 0; draw < draws; draw++) {
    const approach = thompsonApproach(arms, 0, random);
    counts[approach] = (counts[approach] ?? 0) + 1;
  }
  return counts.map((count) => count / draws);
}

/**
 * P(X > Y) for X ~ Beta(a, b) and Y ~ Beta(c, 1): E(X^c) = Γ(a + c) Γ(a + b) / (Γ(a) Γ(a + b + c)); for c = 1 the mean of X, for
 * c = 2 its second moment.
 */
it('two approaches worked by hand', () => {
  // Beta(2, 1) against Beta(1, 1): 2/3. Beta(2, 2) against Beta(2, 1): E(X²) = 2 · 3 / (4 · 5).
  const shapes = (taught: number, missed: number, others: [number, number]) => {
    const arms = armsOf([0.5, 0.5], 2);
    arms.conceptTaught.set([taught - 1, others[0] - 1]);
    arms.conceptMissed.set([missed - 1, others[1] - 1]);
    arms.taught.set([taught - 1, others[0] - 1]);
    arms.missed.set([missed - 1, others[1] - 1]);
    expect([taughtShape(arms, 0, 0), missedShape(arms, 0, 0)]).toEqual([taught, missed]);
    return thompsonPropensities(arms, 0)[0] ?? 0;
  };
  expect(Math.abs(shapes(2, 1, [1, 1]) - 2 / 3)).toBeLessThan(0.002);
  expect(Math.abs(shapes(2, 2, [2, 1]) - 0.3)).toBeLessThan(0.002);
  expect(Math.abs(shapes(9, 3, [1, 1]) - 0.75)).toBeLessThan(0.002);
});

describe('the propensities that are logged', () => {
  it.each<[string, number[], number]>([
    ['rates as they are', [0.1, 0.15, 0.2, 0.25, 0.3], 10],
    ['rates near 0', [0.02, 0.03, 0.05, 0.04, 0.01], 10],
    ['rates near 1', [0.97, 0.98, 0.99], 10],
    ['little known', [0.5, 0.3, 0.6], 1],
    ['much known', [0.2, 0.21, 0.22], 2000],
  ])('agree with how often each is taken: %s', (_name, prior, worth) => {
    const arms = armsOf(prior, worth, Math.max(40, worth));
    const draws = 20_000;
    const expected = thompsonPropensities(arms, 0);
    frequencies(arms, draws).forEach((seen, approach) => {
      const p = expected[approach] ?? 0;
      expect(Math.abs(seen - p)).toBeLessThan(0.002 + 4 * Math.sqrt((p * (1 - p)) / draws));
    });
  });

  it('agree after evidence, on a concept of its own and on others', () => {
    const arms = armsOf([0.2, 0.2, 0.2]);
    for (let i = 0; i < 12; i++) observeArm(arms, i % 2, i % 3, 0.9, i % 3 === 1 ? 0.7 : 0.1);
    const expected = thompsonPropensities(arms, 0);
    frequencies(arms, 20_000).forEach((seen, approach) => {
      expect(Math.abs(seen - (expected[approach] ?? 0))).toBeLessThan(0.016);
    });
    expect(expected[1] ?? 0).toBeGreaterThan(0.6);
  });

  it('are probabilities that sum to 1, larger for the better of two', () => {
    const rate = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    const worth = fc.double({ min: 0.5, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.array(rate, { minLength: 1, maxLength: 6 }), worth, (prior, priorWorth) => {
        const result = thompsonPropensities(armsOf(prior, priorWorth), 0);
        expect(result.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
        for (const each of result) expect(each).toBeGreaterThanOrEqual(0);
        const best = prior.indexOf(Math.max(...prior));
        const least = prior.indexOf(Math.min(...prior));
        if (priorWorth >= 10) expect(result[best] ?? 0).toBeGreaterThanOrEqual((result[least] ?? 0) - 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('are even among equals, and all there is for one', () => {
    for (const each of thompsonPropensities(armsOf([0.3, 0.3, 0.3, 0.3]), 0)) expect(each).toBeCloseTo(0.25, 9);
    expect([...thompsonPropensities(armsOf([0.3]), 0)]).toEqual([1]);
  });
});

it('takes what teaches, in the end', () => {
  const random = createRandom(2);
  const arms = createArms(1, Float64Array.of(0.3, 0.3, 0.3));
  const truth = [0.1, 0.5, 0.2];
  const taken = [0, 0, 0];
  for (let round = 0; round < 600; round++) {
    const approach = thompsonApproach(arms, 0, random);
    if (round >= 300) taken[approach] = (taken[approach] ?? 0) + 1;
    observeArm(arms, 0, approach, 1, random.chance(truth[approach] ?? 0) ? 1 : 0);
  }
  expect(taken[1] ?? 0).toBeGreaterThan(270);
});
