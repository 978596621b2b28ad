import { createRandom, type Random } from '@/core/random/random';
import { createCourseGraph } from '@/core/sequencing/course-graph';
import { createLearner } from '@/core/simulation/learner';
import type { Population } from '@/core/simulation/population';
import { createWorld } from '@/core/simulation/world';
import type { PracticeAnswer } from './practice-figures';

/** As many skills as the ASSISTments skill builder data have. */
const CONCEPTS = 136;

/** Number of skills a learner of those data works on: e to a normal with this mean and deviation. */
const SKILLS = { logMean: 1.456, logDeviation: 1.207 };

/**
 * Share of learners in those data who leave a skill after an answer, by how many they gave on it (1 to 5, and 6 for more) and
 * by their run of right answers up to three: three in a row ended an assignment.
 */
const LEAVES: readonly (readonly number[])[] = [
  [0.124, 0.32],
  [0.097, 0.102, 0.327],
  [0.079, 0.076, 0.108, 0.218],
  [0.083, 0.085, 0.112, 0.259],
  [0.089, 0.086, 0.107, 0.284],
  [0.051, 0.055, 0.068, 0.205],
];

/** Learners of this population practising skills without prerequisites, as many and as long as in the skill builder data. */
export function* simulatePractice(learners: number, population: Population, seed: number): Generator<PracticeAnswer> {
  const random = createRandom(seed);
  const world = createWorld(createCourseGraph(CONCEPTS, []), population, random);
  const learner = createLearner(world);
  for (let person = 0; person < learners; person++) {
    learner.enrol(random);
    const wanted = Math.round(Math.exp(random.normal(SKILLS.logMean, SKILLS.logDeviation)));
    const concepts = random.shuffle(Array.from({ length: CONCEPTS }, (_, concept) => concept));
    for (const concept of concepts.slice(0, Math.max(1, wanted))) {
      let run = 0;
      let leaves = false;
      for (let answers = 1; !leaves; answers++) {
        const correct = learner.answer(concept, random.normal(0, population.itemDeviation), random);
        learner.explain(concept, random.integer(population.approach.count), random);
        yield { learner: String(person), concept: String(concept), correct };
        run = correct ? run + 1 : 0;
        leaves = leavesAfter(answers, run, random);
        if (answers % population.sittingAnswers === 0) learner.rest(1);
      }
      learner.rest(1);
    }
  }
}

function leavesAfter(answers: number, run: number, random: Random): boolean {
  return random.chance(LEAVES[Math.min(answers, LEAVES.length) - 1]?.[Math.min(run, 3)] ?? 0);
}
