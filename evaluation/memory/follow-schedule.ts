import type { TrueMemory } from '@/core/memory/simulate-learner';
import { createRandom } from '@/core/random/random';
import type { Schedule } from './schedules';

export interface Outcome {
  /** Reviews within the horizon, the first included. */
  reviews: number;
  /** True recall (0 to 1) in the middle of each day of the horizon. */
  recall: Float64Array;
}

/** One learner and concept: whose, how to make their memory, and the seed of their luck. */
export interface Case {
  learner: number;
  memory: () => TrueMemory;
  seed: number;
}

/**
 * One learner follows one schedule with one concept, from mastery on day 0 (a right answer). Luck is the case's own: the
 * nth answer of two schedules is drawn with the same number.
 *
 * @param onReview told of each review: the day, and whether the answer was right.
 */
export function followSchedule(
  { memory, seed }: Case,
  schedule: Schedule,
  horizonDays: number,
  onReview?: (day: number, correct: boolean) => void,
): Outcome {
  const truth = memory();
  const random = createRandom(seed);
  const recall = new Float64Array(horizonDays);
  let reviews = 0;
  let next: number | null = 0;
  for (let day = 0; day < horizonDays; day++) {
    while (next !== null && next <= day) {
      const correct: boolean = reviews === 0 || random.chance(truth.recallAt(day));
      truth.review(day, correct ? 3 : 1);
      reviews++;
      onReview?.(day, correct);
      next = schedule.after(day, correct);
    }
    recall[day] = truth.recallAt(day + 0.5);
  }
  return { reviews, recall };
}

/** The mean over many cases (at least one), each with a schedule of its own. */
export function meanOutcome(cases: readonly Case[], schedule: () => Schedule, horizonDays: number): Outcome {
  const sums: Outcome = { reviews: 0, recall: new Float64Array(horizonDays) };
  for (const one of cases) {
    const outcome = followSchedule(one, schedule(), horizonDays);
    sums.reviews += outcome.reviews / cases.length;
    for (let day = 0; day < horizonDays; day++) {
      sums.recall[day] = (sums.recall[day] ?? 0) + (outcome.recall[day] ?? 0) / cases.length;
    }
  }
  return sums;
}

/** Mean recall from a day to the end of the horizon. */
export function meanRecall({ recall }: Outcome, fromDay = 0): number {
  return recall.subarray(fromDay).reduce((sum, one) => sum + one, 0) / (recall.length - fromDay);
}
