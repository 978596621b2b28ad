import { createRandom } from '@/core/random/random';
import { ITEM_LEVELS } from '@/core/sequencing/course-model';
import { createLearner } from '@/core/simulation/learner';
import type { World } from '@/core/simulation/world';
import { createTracingDataBuilder, type TracingData } from '@/core/tracing/dataset';
import { ITEM_EASE, restDays } from './follow';

/** Answers of earlier learners, with the way of teaching that followed each. */
export interface Pilot {
  data: TracingData;
  /** One for each row of the data. */
  approach: Int8Array;
}

/** Exercises on each concept. */
const EXERCISES = 6;

/**
 * Earlier learners of the course, who worked through it once in its order with items and ways of teaching at random: the log from
 * which everything that policies know of the course is fitted.
 */
export function runPilot(world: World, learners: number, seed: number): Pilot {
  const { graph, population } = world;
  const random = createRandom(seed);
  const learner = createLearner(world);
  const builder = createTracingDataBuilder();
  // Names in the order of the concepts, so that codes and concepts are the same numbers.
  const approach = new Int8Array(learners * graph.count * EXERCISES);
  let rows = 0;
  for (let person = 0; person < learners; person++) {
    learner.enrol(random);
    let [sitting, answers] = [0, 0];
    for (const concept of graph.order) {
      for (let exercise = 0; exercise < EXERCISES; exercise++) {
        const item = random.integer(ITEM_LEVELS);
        const shown = random.integer(population.approach.count);
        const correct = learner.answer(concept, (ITEM_EASE[item] ?? 0) * population.itemDeviation, random);
        learner.explain(concept, shown, random);
        builder.add({ learner: `${person}`, skill: `${concept}`, item: `${item}`, correct, order: answers++ });
        approach[rows++] = shown;
        if (answers % population.sittingAnswers === 0) learner.rest(restDays(++sitting));
      }
    }
  }
  return { data: builder.build(), approach };
}
