import type { CourseGraph } from './course-graph';

/** Kinds of items that a policy picks from, by how hard they are. */
export const ITEM_LEVELS = 3;

/**
 * What was fitted for a course from earlier learners' answers: all that a policy knows of it. One number a concept unless
 * said otherwise; probabilities 0 to 1.
 */
export interface CourseModel {
  graph: CourseGraph;
  /** p(L0) of a learner about whom nothing is known. */
  pInit: Float64Array;
  /** p(L0) of a learner who brought along all its prerequisites. */
  pInitReady: Float64Array;
  /** Factor on `pInitReady` for one who lacked a prerequisite, the same for all concepts. */
  unreadyFactor: number;
  /** Factor on p(T) while a prerequisite isn't known: a judgement, answers alone hardly show it. */
  learnUnreadyFactor: number;
  /** p(T) where prerequisites are known. */
  pLearn: Float64Array;
  /** Probability of a right answer of one who knows and one who doesn't, at `concept * ITEM_LEVELS + item`. */
  rightKnown: Float64Array;
  rightUnknown: Float64Array;
  /** Ways of teaching. */
  approaches: number;
  /** p(T) by way of teaching, over all concepts and learners so far. */
  approachRate: Float64Array;
  /** Stability in days of what was just learned, and of what was brought along. */
  learnedDays: number;
  broughtDays: number;
  /** How far learners differ from what is said here. */
  spread: LearnerSpread;
}

/** How learners differ, in log-odds for one standard deviation. */
export interface LearnerSpread {
  /** Of p(L0) and of p(T), by quickness. */
  init: number;
  learn: number;
  /** Of a right answer of one who knows: by itself, and by quickness. */
  right: number;
  rightByQuickness: number;
}
