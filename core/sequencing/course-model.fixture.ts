import { createCourseGraph, type Edge } from './course-graph';
import type { CourseModel } from './course-model';

/**
 * A course of three concepts for tests, 0 → 1 → 2 unless said otherwise: everything that was fitted is round, so that results can
 * be worked by hand. Items are easy, middle, hard.
 */
export function courseModel(
  edges: readonly Edge[] = [
    [0, 1],
    [1, 2],
  ],
): CourseModel {
  const perItem = (values: number[]) => Float64Array.from([...values, ...values, ...values]);
  const model = {
    graph: createCourseGraph(3, edges),
    pInit: Float64Array.of(0.3, 0.2, 0.1),
    pInitReady: Float64Array.of(0.5, 0.6, 0.4),
    unreadyFactor: 0.2,
    learnUnreadyFactor: 0.3,
    pLearn: Float64Array.of(0.2, 0.1, 0.15),
    rightKnown: perItem([0.95, 0.9, 0.7]),
    rightUnknown: perItem([0.4, 0.2, 0.1]),
    approaches: 2,
    approachRate: Float64Array.of(0.2, 0.2),
    learnedDays: 8,
    broughtDays: 60,
    // Learners all alike.
    spread: { init: 0, learn: 0, right: 0, rightByQuickness: 0 },
  };
  return model;
}
