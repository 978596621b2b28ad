import { fitWeights } from '@/core/memory/fit-weights';
import { groupHistories } from '@/core/memory/histories';
import { memoryLogLoss } from '@/core/memory/log-loss';
import { DEFAULT_WEIGHTS } from '@/core/memory/parameters';
import { simulateReviews } from '@/core/memory/simulate-reviews';
import { createRandom } from '@/core/random/random';
import { drawWeights } from './populations';

/** How far weights are from the truth on unseen learners: log-loss over that of the true weights, less 1, by district. */
export interface Recovery {
  learners: number;
  /** Scored reviews, mean over districts. */
  reviews: number;
  defaults: readonly number[];
  trained: readonly number[];
}

const SIZE = { conceptsPerLearner: 12, mostReviews: 12 };
const UNSEEN = 500;

/** One row for each number of learners to train on, over districts whose weights are drawn about the defaults. */
export function recoveryRows(sizes: readonly number[], districts: readonly number[]): Recovery[] {
  return sizes.map((learners) => {
    const each = districts.map((district) => recoverOnce(learners, district));
    return {
      learners,
      reviews: each.reduce((sum, { reviews }) => sum + reviews, 0) / each.length,
      defaults: each.map(({ defaults }) => defaults),
      trained: each.map(({ trained }) => trained),
    };
  });
}

function recoverOnce(learners: number, district: number): { reviews: number; defaults: number; trained: number } {
  const weights = drawWeights(createRandom(district), 1);
  const seen = groupHistories(simulateReviews({ ...SIZE, weights, learners, seed: 2 * district }));
  const unseen = groupHistories(simulateReviews({ ...SIZE, weights, learners: UNSEEN, seed: 2 * district + 1 }));
  const truth = memoryLogLoss(unseen, weights) ?? Number.NaN;
  const excess = (list: ArrayLike<number>) => (memoryLogLoss(unseen, list) ?? Number.NaN) / truth - 1;
  return { reviews: seen.scored, defaults: excess(DEFAULT_WEIGHTS), trained: excess(fitWeights(seen).weights) };
}
