import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { OPEN_ANSWER_GUESS } from './bkt';
import { confidenceOf, deviationsOf, startTracing, traceWithConfidence, weightOfAnswer } from './bkt-confidence';
import { fitBkt } from './bkt-fit-data';
import type { FittedBktParameters } from './bkt-parameters';
import { filterAnswer } from './bkt-predict';
import { anyHistory } from './test-support/arbitrary-bkt';
import { simulateBkt } from './test-support/simulate-bkt';

const OPEN: FittedBktParameters = { pInit: 0.3, pLearn: 0.1, pForget: 0.02, pSlip: 0.1, pGuess: OPEN_ANSWER_GUESS };
const NONE = { pInit: 0, pLearn: 0, pSlip: 0, pGuess: 0 };

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const parameters: fc.Arbitrary<FittedBktParameters> = fc.record({
  pInit: between(0.02, 0.98),
  pLearn: between(0.01, 0.5),
  pForget: between(0, 0.19),
  pSlip: between(0.02, 0.45),
  pGuess: between(0.02, 0.45),
});

const follow = (history: string, given: FittedBktParameters) =>
  [...history].reduce((traced, answer) => traceWithConfidence(traced, answer === '1', given), startTracing(given));

describe('p(L) with what an error of each parameter does to it', () => {
  it('follows the filter, with the derivatives that small changes of each parameter show', () => {
    const step = 1e-6;
    fc.assert(
      fc.property(anyHistory(8), parameters, (history, given) => {
        const traced = follow(history, given);
        const knownAt = (changed: FittedBktParameters) =>
          [...history].reduce((p, answer) => filterAnswer(p, answer === '1', changed), changed.pInit);
        expect(traced.pKnown).toBeCloseTo(knownAt(given), 12);
        for (const [name, derivative] of [
          ['pInit', traced.byInit],
          ['pLearn', traced.byLearn],
          ['pSlip', traced.bySlip],
          ['pGuess', traced.byGuess],
        ] as const) {
          const [up, down] = [given[name] + step, given[name] - step];
          const slope = (knownAt({ ...given, [name]: up }) - knownAt({ ...given, [name]: down })) / (2 * step);
          expect(derivative, name).toBeCloseTo(slope, 4);
        }
      }),
    );
  });

  it('NaN is refused by name', () => {
    expect(() => traceWithConfidence(startTracing(OPEN), true, { ...OPEN, pGuess: Number.NaN })).toThrow(
      /^pGuess is not a number$/,
    );
    expect(() => traceWithConfidence({ ...startTracing(OPEN), pKnown: Number.NaN }, true, OPEN)).toThrow(
      /^pKnown is not a number$/,
    );
  });
});

describe('evidence', () => {
  it('is 1 for an open answer, less for a choice, nothing where guessing is as good as knowing', () => {
    expect(weightOfAnswer(OPEN)).toBe(1);
    const choice = weightOfAnswer({ ...OPEN, pGuess: 0.25 });
    // Jeffreys: (0.9 − 0.25)·ln(0.9·0.75 / (0.25·0.1)) over (0.9 − 0.05)·ln(0.9·0.95 / (0.05·0.1))
    expect(choice).toBeCloseTo((0.65 * Math.log(27)) / (0.85 * Math.log(171)), 12);
    expect(weightOfAnswer({ ...OPEN, pGuess: 0.9 })).toBeCloseTo(0, 12);
  });

  it('adds up where knowledge stays, and fades with each chance to learn or forget', () => {
    expect(follow('1101', { ...OPEN, pLearn: 0, pForget: 0 }).evidence).toBeCloseTo(4, 12);
    // 0.88·(1 + 0.88·(1 + 0))
    expect(follow('11', OPEN).evidence).toBeCloseTo(0.88 * 1.88, 12);
    expect(startTracing(OPEN).evidence).toBe(0);
  });
});

describe('the interval', () => {
  it('holds p(L), stays within 0 and 1, and narrows with the deviations', () => {
    fc.assert(
      fc.property(anyHistory(12), parameters, between(0.001, 0.2), (history, given, deviation) => {
        const all = { pInit: deviation, pLearn: deviation, pSlip: deviation, pGuess: deviation };
        const half = { pInit: deviation / 2, pLearn: deviation / 2, pSlip: deviation / 2, pGuess: deviation / 2 };
        const traced = follow(history, given);
        const [wide, narrow] = [confidenceOf(traced, all), confidenceOf(traced, half)];
        for (const { low, high, pKnown } of [wide, narrow]) {
          expect(low >= 0 && low <= pKnown + 1e-12 && pKnown - 1e-12 <= high && high <= 1).toBe(true);
        }
        expect(narrow.high - narrow.low).toBeLessThanOrEqual(wide.high - wide.low + 1e-12);
        const { low, high } = confidenceOf(traced, NONE);
        expect(high - low).toBeCloseTo(0, 9);
      }),
    );
  });

  it('is a point where p(L) is certain', () => {
    const certain = { ...startTracing(OPEN), pKnown: 1 };
    expect(confidenceOf(certain, { ...NONE, pInit: 0.1 })).toEqual({ pKnown: 1, low: 1, high: 1, evidence: 0 });
  });

  it('narrows with the learners that the parameters were fitted on', () => {
    const truth = { ...OPEN, pForget: 0 };
    const widths = [30, 300, 3000].map((learners) => {
      const [fit] = fitBkt(simulateBkt(createRandom(1), { s: truth }, { learners, answers: 8 }), { seed: 1 }).skills;
      const deviations = deviationsOf(fit?.events ?? [], fit?.trials ?? []);
      const { low, high } = confidenceOf(follow('0101', fit?.parameters ?? truth), deviations);
      return high - low;
    });
    expect(widths[1]).toBeLessThan((widths[0] ?? 0) / 2);
    expect(widths[2]).toBeLessThan((widths[1] ?? 0) / 2);
  });

  it('deviations are those of Beta distributions', () => {
    // 3 of 8: Beta(4, 6), variance 24 / (100·11). Nothing seen: the flat one, variance 1/12.
    const deviations = deviationsOf([3, 0, 0, 0, 0], [8, 0, 0, 0, 0]);
    expect(deviations.pInit).toBeCloseTo(Math.sqrt(24 / 1100), 12);
    expect(deviations.pGuess).toBeCloseTo(Math.sqrt(1 / 12), 12);
  });
});
