import { describe, expect, it } from 'vitest';
import { fitPass } from './fit-pass';
import { groupHistories } from './histories';
import { memoryLogLoss, reviewLoss } from './log-loss';
import { DEFAULT_WEIGHTS, WEIGHTS } from './parameters';
import { simulateReviews } from './simulate-reviews';

const histories = groupHistories(
  simulateReviews({ weights: DEFAULT_WEIGHTS, learners: 20, conceptsPerLearner: 5, mostReviews: 10, seed: 4 }),
);
const weights = DEFAULT_WEIGHTS.map((w, j) => (j === 7 ? 0.05 : w));

describe('one pass over the reviews', () => {
  const pass = fitPass(histories, weights);

  it('has the loss of the plain steps', () => {
    expect(pass.loss).toBeCloseTo((memoryLogLoss(histories, weights) ?? 0) * histories.scored, 8);
  });

  it('has the gradient that differences show', () => {
    for (let j = 0; j < WEIGHTS; j++) {
      const tiny = 1e-5 * (weights[j] ?? 0);
      const at = (shift: number) =>
        (memoryLogLoss(
          histories,
          weights.map((w, k) => (k === j ? w + shift : w)),
        ) ?? 0) * histories.scored;
      const seen = (at(tiny) - at(-tiny)) / (2 * tiny);
      expect(Math.abs((pass.gradient[j] ?? 0) - seen)).toBeLessThan(1e-4 * Math.max(1, Math.abs(seen)));
    }
  });

  it('has an information that is symmetric and never negative on its diagonal', () => {
    for (let i = 0; i < WEIGHTS; i++) {
      expect(pass.information[i * WEIGHTS + i]).toBeGreaterThanOrEqual(0);
      for (let j = 0; j < i; j++) {
        expect(pass.information[i * WEIGHTS + j]).toBe(pass.information[j * WEIGHTS + i]);
      }
    }
  });
});

describe('loss of one review', () => {
  it('is −ln R or −ln(1 − R), and finite where certainty was wrong', () => {
    expect(reviewLoss(Math.log(0.8), true)).toBeCloseTo(-Math.log(0.8), 12);
    expect(reviewLoss(Math.log(0.8), false)).toBeCloseTo(-Math.log(0.2), 12);
    expect(reviewLoss(0, false)).toBeCloseTo(36.04, 1);
  });
});
