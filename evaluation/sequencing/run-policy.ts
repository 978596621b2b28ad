import { createRandom } from '@/core/random/random';
import type { SimulatedLearner } from '@/core/simulation/learner';
import type { Population } from '@/core/simulation/population';
import type { Contestant } from './contestants';
import { type Course, follow, type Outcome } from './follow';

/** Outcomes of many learners under one policy: learner i is the same person under every policy. */
export interface PolicyRun {
  policy: string;
  outcomes: Outcome[];
  /** Mean share truly known after each answer of the budget. */
  curve: Float64Array;
}

/** Seeds of persons and of what happens to them lie this far apart, so that no two streams are the same. */
const STREAMS = 1_000_003;

/**
 * @param learner enrolled anew as one person after the other.
 * @param stops numbers of answers of one person after which to ask what is held 30 days later.
 */
export function runPolicy(
  learner: SimulatedLearner,
  { policy, view }: Contestant,
  population: Population,
  course: Course,
  learners: number,
  seed: number,
  stops: (person: number) => readonly number[] = () => [],
): PolicyRun {
  const curve = new Float64Array(course.budget);
  const outcomes: Outcome[] = [];
  for (let person = 0; person < learners; person++) {
    const stream = seed * STREAMS + 2 * person;
    learner.enrol(createRandom(stream));
    outcomes.push(follow(learner, view, policy, population, course, createRandom(stream + 1), curve, stops(person)));
  }
  return { policy: policy.name, outcomes, curve: curve.map((sum) => sum / learners) };
}
