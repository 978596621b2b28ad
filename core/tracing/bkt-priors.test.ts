import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { fitBkt } from './bkt-fit-data';
import { estimatePriors, estimateSpread } from './bkt-priors';
import { simulateBkt } from './test-support/simulate-bkt';

describe('the spread of a probability over skills', () => {
  it('is found again from counts', () => {
    const random = createRandom(1);
    const counts = Array.from({ length: 500 }, () => {
      const p = random.beta(6, 14);
      const trials = 10 + random.integer(90);
      return { events: Array.from({ length: trials }, () => random.chance(p)).filter(Boolean).length, trials };
    });
    const { events, trials } = estimateSpread(counts);
    expect(events / trials).toBeCloseTo(0.3, 1);
    expect(trials).toBeGreaterThan(14);
    expect(trials).toBeLessThan(28);
  });

  it('by hand: two skills that differ as much as they can give no prior', () => {
    // ρ is 1, and the strength 1/ρ − 1 = 0.
    expect(
      estimateSpread([
        { events: 0, trials: 100 },
        { events: 100, trials: 100 },
      ]).trials,
    ).toBeCloseTo(0, 6);
  });

  it('is as narrow as allowed where the skills do not differ', () => {
    const alike = Array.from({ length: 10 }, () => ({ events: 30, trials: 100 }));
    const { events, trials } = estimateSpread(alike);
    expect(trials).toBeCloseTo(1000, 6);
    expect(events / trials).toBeCloseTo(0.3, 12);
    expect(estimateSpread(alike.map(({ trials: all }) => ({ events: 0, trials: all })))).toEqual({
      events: 0,
      trials: 1000,
    });
  });

  it('is not known from fewer than two skills', () => {
    expect(estimateSpread([])).toEqual({ events: 0, trials: 0 });
    expect(estimateSpread([{ events: 3, trials: 9 }])).toEqual({ events: 0, trials: 0 });
    expect(
      estimateSpread([
        { events: 3, trials: 9 },
        { events: 0, trials: 0 },
      ]),
    ).toEqual({ events: 0, trials: 0 });
  });
});

it('priors from the fits of a district lie about its skills and can be fitted with', () => {
  const random = createRandom(2);
  const truths = Array.from({ length: 30 }, () => ({
    pInit: random.beta(6, 14),
    pLearn: random.beta(4, 20),
    pForget: 0,
    pSlip: random.beta(3, 30),
    pGuess: random.beta(6, 24),
  }));
  const sizes = { learners: 60, answers: 8 };
  const data = simulateBkt(random, Object.fromEntries(truths.map((t, i) => [`s${i}`, t])), sizes);
  const first = fitBkt(data, { seed: 1, priorStrength: 5 });
  const priors = estimatePriors(first.skills);
  expect(priors.forget.trials).toBe(0);
  expect(priors.init.events / priors.init.trials).toBeCloseTo(0.3, 1);
  expect(priors.slip.events / priors.slip.trials).toBeLessThan(0.2);
  const { skills } = fitBkt(data, { seed: 1, priors });
  const errorOf = (fits: typeof skills) =>
    fits.reduce((sum, { parameters }, i) => sum + (parameters.pLearn - (truths[i]?.pLearn ?? 0)) ** 2, 0);
  expect(errorOf(skills)).toBeLessThan(errorOf(fitBkt(data, { seed: 1 }).skills));
});
