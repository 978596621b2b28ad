import { createRandom } from '@/core/random/random';
import type { CourseGraph } from '@/core/sequencing/course-graph';
import type { CourseModel } from '@/core/sequencing/course-model';
import { createView } from '@/core/sequencing/learner-view';
import { createFixedOrder } from '@/core/sequencing/policies/fixed-order';
import type { Truth } from '@/core/sequencing/policies/oracle';
import { createLearner, type SimulatedLearner } from '@/core/simulation/learner';
import { POPULATION } from '@/core/simulation/population';
import { createWorld } from '@/core/simulation/world';
import type { Contestant } from './contestants';
import { fitCourseModel } from './fit-model';
import type { Course } from './follow';
import { type PolicyRun, runPolicy } from './run-policy';

/** Earlier learners, whose answers the policies' model of the course is fitted on. */
export const PILOT_LEARNERS = 200;

/** Answers for each concept of a course in the fixed budget, and until a learner is given up. */
const BUDGET = 10;
const LIMIT = 40;

/** Seeds of a course's parts, so that the comparison's learners are none of the pilot's. */
const [PILOT_SEED, EXERCISES_SEED] = [100_003, 200_003];

/** A course with its truths drawn, and what policies know of it fitted. */
export interface PreparedCourse {
  model: CourseModel;
  learner: SimulatedLearner;
  course: Course;
  /** Exercises on each concept with which the fixed order does best. */
  exercises: number;
}

/** Draws the truths of a course, lets a pilot year go by, and fits the model on its answers. */
export function prepareCourse(graph: CourseGraph, seed: number): PreparedCourse {
  const world = createWorld(graph, POPULATION, createRandom(seed));
  const model = fitCourseModel(world, PILOT_LEARNERS, seed + PILOT_SEED);
  const learner = createLearner(world);
  const course = { budget: BUDGET * graph.count, limit: LIMIT * graph.count };
  return { model, learner, course, exercises: bestExercises(model, learner, course, seed + EXERCISES_SEED) };
}

/**
 * Fewer answers than another policy's that the full pathway has to make do with: 20 % fewer than the fixed order, 10 % fewer than the
 * gate. What is held 30 days after each learner's share is asked of it.
 */
export const AIMS: Readonly<Record<string, number>> = { 'fixed-order': 0.2, 'mastery-gate': 0.1 };

/** Every contestant with the same learners. Those that come later are asked what is held after the answers that {@link AIMS} leave of those before. */
export function runCourse(
  { model, learner, course, exercises }: PreparedCourse,
  contestants: (model: CourseModel, exercises: number, truth: Truth) => Contestant[],
  learners: number,
  seed: number,
  progress: (policy: string) => void,
): PolicyRun[] {
  const aims: { run: PolicyRun; fewer: number }[] = [];
  return contestants(model, exercises, learner).map((contestant) => {
    progress(contestant.policy.name);
    const stops = (person: number) =>
      aims.map(({ run, fewer }) => Math.max(1, Math.floor((1 - fewer) * (run.outcomes[person]?.attempts ?? 1))));
    const run = runPolicy(learner, contestant, POPULATION, course, learners, seed, stops);
    const fewer = AIMS[run.policy];
    if (fewer !== undefined) aims.push({ run, fewer });
    return run;
  });
}

const FIXED_LENGTHS = [1, 2, 3, 4, 5, 6, 8, 10] as const;

/** So that the textbook isn't beaten by a bad choice of its length: the one that takes pilot learners the fewest answers. */
function bestExercises(model: CourseModel, learner: SimulatedLearner, course: Course, seed: number): number {
  const view = createView(model);
  let [best, fewest] = [1, Number.POSITIVE_INFINITY];
  for (const exercises of FIXED_LENGTHS) {
    const contestant = { policy: createFixedOrder(exercises), view };
    const { outcomes } = runPolicy(learner, contestant, POPULATION, course, PILOT_LEARNERS, seed);
    const answers = outcomes.reduce((sum, { attempts }) => sum + attempts, 0);
    if (answers >= fewest) continue;
    fewest = answers;
    best = exercises;
  }
  return best;
}
