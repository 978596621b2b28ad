import type { CourseGraph } from '@/core/sequencing/course-graph';
import type { FittedBkt } from '@/core/tracing/bkt-fit-data';
import { startRatio } from '@/core/tracing/bkt-start';
import type { Pilot } from './pilot';

/** Learners that the mean of all concepts counts for in that of one. */
const SHRINK = 10;

/**
 * p(L0) of learners who brought along all prerequisites of a concept, and the factor for those who didn't: means of the posterior
 * p(L0) of each pilot learner on each concept, weighted by the probability that its prerequisites were brought along.
 */
export function fitReadiness(
  pilot: Pilot,
  plain: FittedBkt,
  skillOf: ReadonlyMap<number, number>,
  graph: CourseGraph,
): { pInitReady: Float64Array; unreadyFactor: number } {
  const { count, order, prerequisiteStart, prerequisites } = graph;
  const learners = pilot.data.learners;
  const brought = new Float64Array(learners * count);
  for (const [concept, skill] of skillOf) {
    const parameters = (plain.skills[skill] ?? plain.population).parameters;
    answersBySkill(pilot, skill).forEach((answers, learner) => {
      const ratio = startRatio(answers, parameters);
      brought[learner * count + concept] =
        (parameters.pInit * ratio) / (parameters.pInit * ratio + 1 - parameters.pInit);
    });
  }
  const [readyWeight, readySum] = [new Float64Array(count), new Float64Array(count)];
  let [unready, unreadySum] = [0, 0];
  for (let learner = 0; learner < learners; learner++) {
    for (const concept of order) {
      const known = brought[learner * count + concept] ?? 0;
      let ready = 1;
      for (let at = prerequisiteStart[concept] ?? 0; at < (prerequisiteStart[concept + 1] ?? 0); at++) {
        ready *= brought[learner * count + (prerequisites[at] ?? 0)] ?? 0;
      }
      readyWeight[concept] = (readyWeight[concept] ?? 0) + ready;
      readySum[concept] = (readySum[concept] ?? 0) + ready * known;
      unready += 1 - ready;
      unreadySum += (1 - ready) * known;
    }
  }
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const mean = total(readySum) / total(readyWeight);
  return {
    pInitReady: readySum.map((sum, concept) => (sum + SHRINK * mean) / ((readyWeight[concept] ?? 0) + SHRINK)),
    unreadyFactor: unready > 0 ? Math.min(1, unreadySum / unready / mean) : 1,
  };
}

/** Answers of each learner on one skill, in order. */
function answersBySkill({ data }: Pilot, skill: number): number[][] {
  const answers = Array.from({ length: data.learners }, (): number[] => []);
  for (let row = 0; row < data.rows; row++) {
    if (data.skill[row] === skill) answers[data.learner[row] ?? 0]?.push(data.correct[row] ?? 0);
  }
  return answers;
}
