import { DEFAULT_WEIGHTS, memoryParameters } from '@/core/memory/parameters';
import { trainMemory } from '@/core/memory/train';
import { createRandom } from '@/core/random/random';
import { type Comparison, compareAtEqualReviews } from './compare-schedules';
import { districtReviews } from './district-reviews';
import { type Case, meanRecall } from './follow-schedule';
import { actRLearners, drawWeights, fsrsLearners, type PopulationOptions } from './populations';
import { fixedDays, fixedGaps } from './schedules';

export const HORIZON_DAYS = 180;
/** The last third of the horizon, when a ladder of fixed days has ended. */
const LATE_DAY = 120;

/** How learners forget, from the world FSRS describes to one it does not. */
export const POPULATIONS: Readonly<Record<string, (options: PopulationOptions) => Case[]>> = {
  'FSRS, all learners alike': (options) => fsrsLearners({ ...options, alike: true }),
  'FSRS, learners differ': (options) => fsrsLearners(options),
  'FSRS, other weights, learners differ': (options) =>
    fsrsLearners(options, drawWeights(createRandom(Math.floor(options.seed / 2)), 0.5)),
  'ACT-R, learners differ': actRLearners,
};

export const LADDERS = { days: () => fixedDays(), gaps: () => fixedGaps() };

/** A mean over seeds and half the width of its 95 % interval. */
export interface Spread {
  mean: number;
  error: number;
}

export interface ReportRow {
  reviews: number;
  /** Mean recall over the horizon. */
  ladder: number;
  fsrs: number;
  /** FSRS less ladder, paired by seed: over the horizon, and over its last third. */
  gain: Spread;
  lateGain: Spread;
}

/** One population on one ladder and under FSRS; the learners of one seed, the weights perhaps trained on others of their district. */
export function compareOnce(
  population: (options: PopulationOptions) => Case[],
  ladder: keyof typeof LADDERS,
  trained: boolean,
  seed: number,
): Comparison {
  // Seeds come in pairs: a district's learners of this year (even) and of the year before (odd).
  const size = { learners: 100, conceptsPerLearner: 5 };
  const weights = trained
    ? trainMemory(districtReviews(population({ ...size, seed: 2 * seed + 1 }), HORIZON_DAYS), { seed }).weights
    : DEFAULT_WEIGHTS;
  const asked = population({ ...size, seed: 2 * seed });
  return compareAtEqualReviews(asked, LADDERS[ladder], memoryParameters(weights), HORIZON_DAYS);
}

export function reportRow(comparisons: readonly Comparison[]): ReportRow {
  const mean = (of: (one: Comparison) => number) => spreadOf(comparisons.map(of));
  return {
    reviews: mean(({ ladder }) => ladder.reviews).mean,
    ladder: mean(({ ladder }) => meanRecall(ladder)).mean,
    fsrs: mean(({ fsrs }) => meanRecall(fsrs)).mean,
    gain: mean(({ ladder, fsrs }) => meanRecall(fsrs) - meanRecall(ladder)),
    lateGain: mean(({ ladder, fsrs }) => meanRecall(fsrs, LATE_DAY) - meanRecall(ladder, LATE_DAY)),
  };
}

export const SEEDS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Student's t at 97.5 % for the 9 degrees of freedom of {@link SEEDS}; wider than need be for more seeds. */
const T_NINE = 2.262;

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: T_NINE * Math.sqrt(variance / values.length) };
}
