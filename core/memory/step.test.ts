import fc from 'fast-check';
import { fsrs } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_WEIGHTS, WEIGHT_BOUNDS, WEIGHTS } from './parameters';
import { firstStep, logRecall, nextStep, type StepState, stepWeights } from './step';
import { firstSlopes, newSlopes, nextSlopes, type RecallSlopes, recallSlopes } from './step-gradient';

/** Somewhere between a tenth and nine tenths of the way from the lower bound of each weight to the upper. */
const someWeights = fc
  .array(fc.double({ min: 0.1, max: 0.9, noNaN: true }), { minLength: WEIGHTS, maxLength: WEIGHTS })
  .map((shares) =>
    shares.map((share, j) => {
      const [low, high] = WEIGHT_BOUNDS[j] ?? [0, 0];
      // First stabilities up to 20 days, so that they meet the rounding of the package at a like size.
      return low + share * ((j < 4 ? 20 : high) - low);
    }),
  );
const someReviews = fc.array(
  fc.tuple(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 200 })), fc.integer({ min: 1, max: 4 })),
  {
    minLength: 1,
    maxLength: 12,
  },
);

/** ln R before each later review, and the states after every review. */
function stepThrough(weights: ArrayLike<number>, reviews: [number, number][]) {
  const prepared = stepWeights(weights);
  const state: StepState = { stability: 0, difficulty: 0 };
  return reviews.map(([days, grade], i) => {
    const logR = i === 0 || days === 0 ? 0 : logRecall(state.stability, prepared, days);
    if (i === 0) firstStep(state, prepared, grade);
    else nextStep(state, prepared, days, grade, Math.exp(logR));
    return { ...state, recall: Math.exp(logR) };
  });
}

describe('the steps of the trainer', () => {
  const agrees = (weights: number[], reviews: [number, number][]) => {
    const scheduler = fsrs({ w: weights, enable_fuzz: false, learning_steps: [], relearning_steps: [] });
    let theirs = null;
    const ours = stepThrough(weights, reviews);
    for (const [i, [days, grade]] of reviews.entries()) {
      const recall = theirs ? scheduler.forgetting_curve(days, theirs.stability) : 1;
      theirs = scheduler.next_state(theirs, days, grade);
      expect(Math.abs((ours[i]?.recall ?? 0) - recall)).toBeLessThan(1e-6);
      expect(Math.abs((ours[i]?.difficulty ?? 0) - theirs.difficulty)).toBeLessThan(1e-6);
      // The package rounds to eight decimals at every step: relative where stability is long, absolute where short.
      expect(Math.abs((ours[i]?.stability ?? 0) - theirs.stability)).toBeLessThan(1e-6 * Math.max(1, theirs.stability));
    }
  };

  it('are those of ts-fsrs with the default weights', () => {
    fc.assert(
      fc.property(someReviews, (reviews) => agrees([...DEFAULT_WEIGHTS], reviews)),
      { seed: 1, numRuns: 300 },
    );
  });

  it('are those of ts-fsrs near the defaults', () => {
    const near = fc
      .array(fc.double({ min: 0.7, max: 1.3, noNaN: true }), { minLength: WEIGHTS, maxLength: WEIGHTS })
      .map((factors) => factors.map((factor, j) => factor * (DEFAULT_WEIGHTS[j] ?? 0)))
      .map((list) => list.map((w, j) => Math.min(WEIGHT_BOUNDS[j]?.[1] ?? 0, Math.max(WEIGHT_BOUNDS[j]?.[0] ?? 0, w))));
    fc.assert(fc.property(near, someReviews, agrees), { seed: 2, numRuns: 300 });
  });

  it('have the slopes that differences show', () => {
    fc.assert(
      fc.property(someWeights, someReviews, (weights, reviews) => {
        const ours = slopesThrough(weights, reviews);
        for (let j = 0; j < WEIGHTS; j++) {
          const tiny = 1e-6 * Math.max(0.1, Math.abs(weights[j] ?? 0));
          const at = (shift: number) =>
            stepThrough(
              weights.map((w, k) => (k === j ? w + shift : w)),
              reviews,
            ).at(-1) ?? { stability: 0, difficulty: 0 };
          for (const part of ['stability', 'difficulty'] as const) {
            const [up, here, down] = [at(tiny)[part], at(0)[part], at(-tiny)[part]];
            const [forward, back] = [(up - here) / tiny, (here - down) / tiny];
            // At a kink, where a bound begins to hold, either side will do.
            const slope = ours[part][j] ?? 0;
            const off = Math.min(...[forward, back, (forward + back) / 2].map((seen) => Math.abs(seen - slope)));
            expect(off).toBeLessThan(1e-3 * Math.max(1, Math.abs(slope), here));
          }
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});

function slopesThrough(weights: ArrayLike<number>, reviews: [number, number][]) {
  const prepared = stepWeights(weights);
  const state: StepState = { stability: 0, difficulty: 0 };
  const slopes = newSlopes();
  const ofRecall: RecallSlopes = { byStability: 0, byDecay: 0 };
  for (const [i, [days, grade]] of reviews.entries()) {
    if (i === 0) {
      firstStep(state, prepared, grade);
      firstSlopes(slopes, prepared, grade);
      continue;
    }
    const recall = days === 0 ? 1 : Math.exp(logRecall(state.stability, prepared, days));
    recallSlopes(ofRecall, prepared, state.stability, days, recall);
    nextSlopes(slopes, state, prepared, days, grade, recall, ofRecall);
    nextStep(state, prepared, days, grade, recall);
  }
  return slopes;
}
