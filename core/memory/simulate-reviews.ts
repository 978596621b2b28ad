import { createRandom, type Random } from '@/core/random/random';
import type { ReviewColumns } from './histories';
import { fsrsMemory } from './simulate-learner';
import { stepWeights } from './step';

export interface SimulatedReviewsOptions {
  /** The truth: 21 weights of FSRS-6. */
  weights: ArrayLike<number>;
  learners: number;
  conceptsPerLearner: number;
  /** Reviews of one learner and concept, the first included: 1 to this. */
  mostReviews: number;
  seed: number;
  /** Standard deviation of the logarithm of a learner's factor on stability; 0 for learners who all follow the weights. */
  learnerSpread?: number;
}

export interface SimulatedReviews extends ReviewColumns {
  learner: Int32Array;
  concept: Int32Array;
  elapsedDays: Float64Array;
  grade: Uint8Array;
  /** True probability of recall in each row; 1 where it is not scored. */
  recall: Float64Array;
}

/** Of first answers, and of right ones later (2 to 4): roughly what collections of flash cards show. */
const FIRST_GRADES = [0, 0.25, 0.1, 0.55, 0.1];
const RIGHT_GRADES = [0, 0, 0.12, 0.8, 0.08];
const SAME_DAY_SHARE = 0.1;

/**
 * Reviews by learners whose memory follows FSRS-6. Gaps between them spread over two orders of magnitude, as those of
 * learners do who come when they come, so that recall is seen high and low.
 */
export function simulateReviews(options: SimulatedReviewsOptions): SimulatedReviews {
  const { learners, conceptsPerLearner, mostReviews, seed, learnerSpread = 0 } = options;
  const random = createRandom(seed);
  const weights = stepWeights(options.weights);
  const most = learners * conceptsPerLearner * mostReviews;
  const rows = {
    learner: new Int32Array(most),
    concept: new Int32Array(most),
    elapsedDays: new Float64Array(most),
    grade: new Uint8Array(most),
    recall: new Float64Array(most),
  };
  let row = 0;
  for (let learner = 0; learner < learners; learner++) {
    const factor = Math.exp(random.normal(0, learnerSpread));
    for (let concept = 0; concept < conceptsPerLearner; concept++) {
      const memory = fsrsMemory(weights, factor);
      const reviews = 1 + random.integer(mostReviews);
      // Gaps grow while the concept is kept and start again after a lapse, about as any schedule would have it.
      let [day, usual] = [0, 2];
      for (let i = 0; i < reviews; i++, row++) {
        const gap = i === 0 ? 0 : nextGap(random, usual);
        day += gap;
        const recall = i === 0 || gap === 0 ? 1 : memory.recallAt(day);
        const grade = drawGrade(random, i === 0, gap === 0 ? 0.85 : recall);
        memory.review(day, grade);
        usual = grade === 1 ? 2 : Math.min(365, usual * 1.8);
        rows.learner[row] = learner;
        rows.concept[row] = concept;
        rows.elapsedDays[row] = gap;
        rows.grade[row] = grade;
        rows.recall[row] = recall;
      }
    }
  }
  return {
    learner: rows.learner.slice(0, row),
    concept: rows.concept.slice(0, row),
    elapsedDays: rows.elapsedDays.slice(0, row),
    grade: rows.grade.slice(0, row),
    recall: rows.recall.slice(0, row),
  };
}

function nextGap(random: Random, usual: number): number {
  if (random.chance(SAME_DAY_SHARE)) return 0;
  return Math.max(1, Math.round(usual * Math.exp(random.normal(0, 0.8))));
}

function drawGrade(random: Random, first: boolean, recall: number): number {
  if (first) return random.weighted(FIRST_GRADES);
  return random.chance(recall) ? random.weighted(RIGHT_GRADES) : 1;
}
