import { minimise } from '@/core/optimise/minimise';
import { logistic, lossAt } from '@/core/tracing/logistic/sigmoid';

/** One learner's first unaided answers to items of one concept: 1 right, 0 wrong, null not asked; in the order that districts agreed on. */
export type ItemAnswers = readonly (0 | 1 | null)[];

/** L2 norm of one learner's pairs at most: r right times w wrong pairs of 1/(r + w) each. */
export const BOUND_OF_PAIRS = 0.5;

/**
 * Which of two items a learner had right and which wrong, for every ordered pair, row by row, each learner's pairs weighing 1/answers. Which of
 * two answers is the right one, given that one is, depends on the items alone and not on the learner: e^{−b_i}/(e^{−b_i} + e^{−b_j}) in
 * the Rasch model (B. Choppin, Nature 219, 1968). So districts with weak and strong learners can add their pairs up, which they can't with shares of
 * right answers.
 */
export function pairsOf(answers: ItemAnswers): Float64Array {
  const items = answers.length;
  const pairs = new Float64Array(items * items);
  const weight = 1 / Math.max(1, answers.filter((each) => each !== null).length);
  for (let right = 0; right < items; right++) {
    if (answers[right] !== 1) continue;
    for (let wrong = 0; wrong < items; wrong++) if (answers[wrong] === 0) pairs[right * items + wrong] = weight;
  }
  return pairs;
}

/** Precision of the normal prior of a difficulty: one without pairs stays in the middle, one always right stays finite. */
const PRIOR_PRECISION = 0.05;

/**
 * Difficulties from summed (and noised) pairs by penalised likelihood, convex: one optimum. Mean 0: pairs say nothing of how hard items are on
 * the whole.
 *
 * @param sum items² numbers; what noise made negative counts as none.
 * @throws RangeError where it is no square of items.
 */
export function difficultiesOf(sum: ArrayLike<number>, items: number): Float64Array {
  if (sum.length !== items * items) throw new RangeError(`${sum.length} pairs of ${items} items`);
  const { x } = minimise((at, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (let right = 0; right < items; right++) {
      for (let wrong = 0; wrong < items; wrong++) {
        const weight = Math.max(0, sum[right * items + wrong] ?? 0);
        if (weight === 0 || right === wrong) continue;
        const margin = (at[wrong] ?? 0) - (at[right] ?? 0);
        const slope = weight * (logistic(margin) - 1);
        loss += weight * lossAt(margin, 1);
        gradient[wrong] = (gradient[wrong] ?? 0) + slope;
        gradient[right] = (gradient[right] ?? 0) - slope;
      }
    }
    for (let i = 0; i < items; i++) {
      loss += 0.5 * PRIOR_PRECISION * (at[i] ?? 0) ** 2;
      gradient[i] = (gradient[i] ?? 0) + PRIOR_PRECISION * (at[i] ?? 0);
    }
    return loss;
  }, new Float64Array(items));
  const mean = x.reduce((total, each) => total + each, 0) / Math.max(1, items);
  return x.map((each) => each - mean);
}
