import type { Random } from '../random/random';
import type { CourseGraph } from '../sequencing/course-graph';
import type { Population } from './population';

/** What is true of the concepts of one course, the same for all its learners; no policy sees it. */
export interface World {
  graph: CourseGraph;
  population: Population;
  /** One a concept, in logits. */
  initial: Float64Array;
  learning: Float64Array;
  slip: Float64Array;
  guess: Float64Array;
  /** Logits of learning by concept and way of teaching, at `concept * approaches + approach`. */
  approach: Float64Array;
  /** Factor on the stability of its memory, one a concept. */
  stability: Float64Array;
}

/** Draws the truths of a course. */
export function createWorld(graph: CourseGraph, population: Population, random: Random): World {
  const { count: approaches, sharedDeviation, conceptDeviation } = population.approach;
  const ease = Float64Array.from({ length: graph.count }, () => random.normal());
  const drawn = (spread: { logit: number; conceptDeviation: number }, direction: 1 | -1) =>
    ease.map(
      (general) =>
        spread.logit + spread.conceptDeviation * correlated(general * direction, population.correlation, random),
    );
  const shared = Float64Array.from({ length: approaches }, () => random.normal(0, sharedDeviation));
  return {
    graph,
    population,
    initial: drawn(population.initial, 1),
    learning: drawn(population.learning, 1),
    slip: drawn(population.slip, -1),
    guess: drawn(population.guess, 1),
    approach: Float64Array.from(
      { length: graph.count * approaches },
      (_, index) => (shared[index % approaches] ?? 0) + random.normal(0, conceptDeviation),
    ),
    stability: Float64Array.from({ length: graph.count }, () =>
      Math.exp(random.normal(0, population.memory.logDeviation / 2)),
    ),
  };
}

/** A standard normal that correlates as given with another one. */
export function correlated(general: number, correlation: number, random: Random): number {
  return Math.sqrt(correlation) * general + Math.sqrt(1 - correlation) * random.normal();
}
