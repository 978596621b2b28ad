import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import type { FittedBktParameters } from './bkt-parameters';
import {
  type FirstMeeting,
  fitStart,
  prerequisiteFeatures,
  type StartModel,
  startKnownOf,
  startRatio,
} from './bkt-start';
import { byAllPaths } from './test-support/all-paths';
import { anyHistory, anyParameters } from './test-support/arbitrary-bkt';
import { drawAnswers } from './test-support/simulate-bkt';

const REST: FittedBktParameters = { pInit: 0.5, pLearn: 0.1, pForget: 0, pSlip: 0.08, pGuess: 0.15 };

/** First meetings with concepts whose p(L0) follows these intercepts and slopes, eight answers each. */
function meetingsOf(seed: number, intercepts: readonly number[], slopes: readonly number[], learners: number) {
  const random = createRandom(seed);
  const model = { intercepts: Float64Array.from(intercepts), slopes: Float64Array.from(slopes) };
  return Array.from({ length: learners * intercepts.length }, (_, i): FirstMeeting => {
    const concept = i % intercepts.length;
    const features = prerequisiteFeatures([random.uniform(), random.uniform()]) ?? [];
    const pInit = startKnownOf(model, concept, features);
    const answers = drawAnswers(random, { ...REST, pInit }, 8).map(Number);
    return { concept, features, ratio: startRatio(answers, REST) };
  });
}

describe('what answers say about the first moment', () => {
  it('by hand', () => {
    // One right answer: 0.92 known, 0.15 not.
    expect(startRatio([1], REST)).toBeCloseTo(0.92 / 0.15, 12);
    // Right, then wrong: 0.92·0.08 known; 0.15·(0.1·0.08 + 0.9·0.85) not.
    expect(startRatio([1, 0], REST)).toBeCloseTo((0.92 * 0.08) / (0.15 * (0.008 + 0.765)), 12);
    expect(startRatio([], REST)).toBe(1);
  });

  it('equals the sum over all hidden paths', () => {
    fc.assert(
      fc.property(anyHistory(7), anyParameters, (history, parameters) => {
        const [known, unknown] = [1, 0].map((pInit) => byAllPaths(history, { ...parameters, pInit }).chance);
        // Beyond 10^12 either way it is certainty, and is cut off.
        const expected = Math.min(1e12, Math.max(1e-12, (known ?? 0) / (unknown ?? 1)));
        expect(startRatio([...history].map(Number), parameters) / expected).toBeCloseTo(1, 8);
      }),
    );
  });

  it('stays finite for a very long history', () => {
    const ratio = startRatio(new Uint8Array(100_000).fill(1), { ...REST, pLearn: 0 });
    expect(ratio).toBe(1e12);
  });
});

describe('p(L0) from prerequisites', () => {
  it('is found again in simulation', () => {
    const [intercepts, slopes] = [
      [-1, 0.5],
      [2, 1],
    ];
    const model = fitStart(meetingsOf(1, intercepts, slopes, 4000), [0.5, 0.5], 2);
    // The weakest and the mean go together, so their slopes trade with each other: what counts is p(L0).
    const truth = { intercepts: Float64Array.from(intercepts), slopes: Float64Array.from(slopes) };
    for (const concept of [0, 1]) {
      for (const prerequisites of [
        [0.05, 0.1],
        [0.5, 0.5],
        [0.3, 0.9],
        [0.9, 0.95],
      ]) {
        const features = prerequisiteFeatures(prerequisites) ?? [];
        const error = startKnownOf(model, concept, features) - startKnownOf(truth, concept, features);
        expect(Math.abs(error)).toBeLessThan(0.04);
      }
    }
  });

  it('predicts unseen first answers better than one p(L0) for all', () => {
    const model = fitStart(meetingsOf(2, [0], [4, 0], 1000), [0.5], 2);
    const flat = { intercepts: model.intercepts, slopes: new Float64Array(2) };
    const heightOf = (given: StartModel) =>
      meetingsOf(3, [0], [4, 0], 1000).reduce((sum, { concept, features, ratio }) => {
        const p = startKnownOf(given, concept, features);
        return sum + Math.log(p * ratio + 1 - p);
      }, 0);
    expect(heightOf(model)).toBeGreaterThan(heightOf(flat) + 20);
  });

  it('no round lowers the penalised likelihood', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            concept: fc.nat(2),
            features: fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 2, maxLength: 2 }),
            ratio: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
          }),
          { maxLength: 30 },
        ),
        (meetings) => {
          const { logLikelihoods, intercepts, slopes } = fitStart(meetings, [0.2, 0.5, 0.9], 2, { rounds: 60 });
          for (const [round, height] of logLikelihoods.entries()) {
            if (round > 0) expect(height).toBeGreaterThanOrEqual((logLikelihoods[round - 1] ?? 0) - 1e-9);
          }
          for (const { concept, features } of meetings) {
            const p = startKnownOf({ intercepts, slopes }, concept, features);
            expect(p >= 0 && p <= 1).toBe(true);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("is the concept's own without meetings, and without prerequisites", () => {
    const model = fitStart([], [0.2, 0.7], 2);
    expect(startKnownOf(model, 1, [0.3, 0.4])).toBeCloseTo(0.7, 12);
    expect(prerequisiteFeatures([])).toBeNull();
  });

  it('half-known prerequisites change nothing', () => {
    expect([...(prerequisiteFeatures([0.5, 0.5]) ?? [])]).toEqual([0, 0]);
    expect(prerequisiteFeatures([0.2, 0.8])?.[0]).toBeCloseTo(-0.3, 12);
  });

  it('refuses what is no number by name', () => {
    const meeting = { concept: 0, features: [0, 0], ratio: 1 };
    expect(() => prerequisiteFeatures([0.5, Number.NaN])).toThrow(/^p\(L\) of a prerequisite should be a probability/);
    expect(() => startRatio([Number.NaN], REST)).toThrow(/^answer 0 is not a number$/);
    expect(() => startRatio([1], { ...REST, pSlip: Number.NaN })).toThrow(/^pSlip is not a number$/);
    expect(() => fitStart([], [Number.NaN], 2)).toThrow(/^p\(L0\) of concept 0 should be a probability/);
    expect(() => fitStart([{ ...meeting, ratio: Number.NaN }], [0.5], 2)).toThrow(/has the ratio NaN$/);
    expect(() => fitStart([{ ...meeting, features: [0] }], [0.5], 2)).toThrow(/has undefined as its number 1$/);
    expect(() => fitStart([{ ...meeting, concept: 4 }], [0.5], 2)).toThrow(/^a meeting with concept 4/);
  });
});
