import { type FSRSAlgorithm, forgetting_curve, fsrs } from 'ts-fsrs';
import { daysBetween, MS_PER_DAY, wholeDays } from './days';
import { type Evidence, gradeOf } from './grade';
import {
  clampTo,
  DEFAULT_MEMORY_PARAMETERS,
  DESIRED_RETENTION_BOUNDS,
  GREATEST_STABILITY_DAYS,
  LEAST_STABILITY_DAYS,
  type MemoryParameters,
} from './parameters';

/**
 * What is kept of one learner's memory of one concept: six numbers. FSRS-6 as `ts-fsrs` computes it; formulas in
 * "The Algorithm" of the open-spaced-repetition wiki and in Ye, Su and Cao, "A Stochastic Shortest Path Algorithm for
 * Optimizing Spaced Repetition Scheduling" (KDD 2022).
 */
export interface ConceptMemory {
  /** Days after which recall has fallen to 90 %; 0.001 to 36,500. */
  stabilityDays: number;
  /** 1 (easy) to 10 (hard): how little a review strengthens. */
  difficulty: number;
  /** Milliseconds since 1970, as is `dueAt`. */
  lastReviewAt: number;
  /** When the next unaided check is due. */
  dueAt: number;
  reps: number;
  /** Wrong answers after the first. */
  lapses: number;
}

/** An answer and when it was given: a time in milliseconds since 1970. */
export interface Review extends Evidence {
  at: number;
}

/**
 * The memory after one answer; `null` is a concept never reviewed. A review before the last one (clocks that differ) counts
 * as the same session and does not turn time back.
 *
 * What FSRS-6 guarantees: after a right answer stability is at least what it was; after a wrong one at most, unless it
 * came in the same session. Of two right answers a day or more later, the later one strengthens at least as much.
 *
 * @throws RangeError where the time is not a finite number.
 */
export function reviewConcept(
  memory: ConceptMemory | null,
  review: Review,
  parameters: MemoryParameters = DEFAULT_MEMORY_PARAMETERS,
): ConceptMemory {
  if (!Number.isFinite(review.at)) throw new RangeError('The time of a review must be a finite number');
  const grade = gradeOf(review);
  const algorithm = algorithmOf(parameters);
  const days = memory ? wholeDays(daysBetween(memory.lastReviewAt, review.at)) : 0;
  const before = memory && { stability: stabilityOf(memory), difficulty: difficultyOf(memory) };
  const after = algorithm.next_state(before, days, grade);
  const lastReviewAt = memory ? Math.max(memory.lastReviewAt, review.at) : review.at;
  return {
    stabilityDays: after.stability,
    difficulty: after.difficulty,
    lastReviewAt,
    dueAt: lastReviewAt + intervalDays(after.stability, parameters) * MS_PER_DAY,
    reps: (memory?.reps ?? 0) + 1,
    lapses: (memory?.lapses ?? 0) + (memory && !review.correct ? 1 : 0),
  };
}

/**
 * Probability (0 to 1) that the concept is recalled unaided at `at` (milliseconds since 1970): 1 at the last review and
 * before it, 0.9 once `stabilityDays` have passed. Fractions of days count.
 */
export function probabilityOfRecall(
  memory: ConceptMemory,
  at: number,
  parameters: MemoryParameters = DEFAULT_MEMORY_PARAMETERS,
): number {
  return forgetting_curve(parameters.weights[20] ?? 0, daysBetween(memory.lastReviewAt, at), stabilityOf(memory));
}

/** The date for the next unaided check: when recall falls to `desiredRetention`, in whole days, at least one. */
export function nextCheck(
  memory: ConceptMemory,
  desiredRetention: number,
  parameters: MemoryParameters = DEFAULT_MEMORY_PARAMETERS,
): Date {
  const days = intervalDays(stabilityOf(memory), { ...parameters, desiredRetention });
  return new Date(memory.lastReviewAt + days * MS_PER_DAY);
}

/**
 * Days until recall falls to the desired retention r: S · (r^(−1/w20) − 1) / (0.9^(−1/w20) − 1), rounded to whole days,
 * 1 to 36,500.
 */
export function intervalDays(stabilityDays: number, { weights, desiredRetention }: MemoryParameters): number {
  const decay = weights[20] ?? 0;
  const retention = clampTo(DESIRED_RETENTION_BOUNDS, desiredRetention);
  const modifier = (retention ** (-1 / decay) - 1) / (0.9 ** (-1 / decay) - 1);
  return Math.min(GREATEST_STABILITY_DAYS, Math.max(1, Math.round(stabilityDays * modifier)));
}

/**
 * When recall falls to `retention` (0 to 1, not 0 or 1) without another review: the inverse of {@link probabilityOfRecall}, in milliseconds since
 * 1970.
 */
export function recallFallsTo(
  memory: ConceptMemory,
  retention: number,
  { weights }: MemoryParameters = DEFAULT_MEMORY_PARAMETERS,
): number {
  const decay = weights[20] ?? 0;
  const modifier = (retention ** (-1 / decay) - 1) / (0.9 ** (-1 / decay) - 1);
  return memory.lastReviewAt + stabilityOf(memory) * modifier * MS_PER_DAY;
}

/** Stored numbers may come from an older version or another hand: FSRS refuses what lies outside its range. */
function stabilityOf({ stabilityDays }: ConceptMemory): number {
  return Math.min(GREATEST_STABILITY_DAYS, Math.max(LEAST_STABILITY_DAYS, stabilityDays));
}

function difficultyOf({ difficulty }: ConceptMemory): number {
  return Math.min(10, Math.max(1, difficulty));
}

// Making an instance costs more than a hundred updates; it holds nothing but the weights.
const algorithms = new WeakMap<MemoryParameters, FSRSAlgorithm>();

function algorithmOf(parameters: MemoryParameters): FSRSAlgorithm {
  const known = algorithms.get(parameters);
  if (known) return known;
  // No (re)learning steps: Meno's own lessons are the way back after a lapse. No fuzz: the same answers, the same dates.
  const made = fsrs({ w: [...parameters.weights], enable_fuzz: false, learning_steps: [], relearning_steps: [] });
  algorithms.set(parameters, made);
  return made;
}
