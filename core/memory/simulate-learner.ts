import { firstStep, logRecall, nextStep, type StepState, type StepWeights } from './step';

/** A memory whose true recall is known to the simulation and hidden from any schedule. Times in days, from 0 up. */
export interface TrueMemory {
  /** Probability that the concept is recalled on `day`, not before the last review. */
  recallAt(day: number): number;
  /** What an answer does to it: a grade of 1 (wrong) to 4. */
  review(day: number, grade: number): void;
}

/**
 * A memory that follows FSRS-6 exactly but for a factor of its own: this learner's stability of this concept is
 * `stabilityFactor` times what the weights say. One below 1 forgets faster than a schedule that only knows the weights
 * believes.
 */
export function fsrsMemory(weights: StepWeights, stabilityFactor: number): TrueMemory {
  const state: StepState = { stability: 0, difficulty: 0 };
  let last: number | null = null;
  const logRecallAfter = (days: number) => (days > 0 ? logRecall(state.stability * stabilityFactor, weights, days) : 0);
  return {
    recallAt: (day) => (last === null ? 0 : Math.exp(logRecallAfter(day - last))),
    review(day, grade) {
      const days = last === null ? 0 : Math.max(0, day - last);
      if (last === null) firstStep(state, weights, grade);
      else nextStep(state, weights, days, grade, Math.exp(logRecallAfter(days)));
      last = day;
    },
  };
}
