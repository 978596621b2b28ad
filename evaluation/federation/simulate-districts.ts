import { createRandom } from '@/core/random/random';
import { seedOf } from '@/core/seed/seed-of';
import { createLearner } from '@/core/simulation/learner';
import { POPULATION } from '@/core/simulation/population';
import { createWorld } from '@/core/simulation/world';
import type { OwnAnswer } from '@/features/federation/own-counts';
import type { NamedCourse } from '../sequencing/course-file';

export interface DistrictOptions {
  districts: number;
  learners: number;
  /** Concepts that each learner comes to, of the course's first ones in a random order. */
  concepts: number;
  answers: number;
  seed: number;
}

/** How far apart districts lie in what their learners bring along, in logits. */
const SPREAD = 0.8;

/**
 * Districts that teach one course to unlike learners: the course's concepts are the same everywhere, what learners bring along differs from district
 * to district. Each learner answers on some concepts, with an explanation after each answer.
 */
export function simulateDistricts({ graph, concepts: names }: NamedCourse, options: DistrictOptions): OwnAnswer[][] {
  const { districts, learners, concepts, answers, seed } = options;
  const common = createWorld(graph, POPULATION, createRandom(seedOf('federation world', seed)));
  return Array.from({ length: districts }, (_, district) => {
    const random = createRandom(seedOf('federation district', seed, district));
    const shift = random.normal(0, SPREAD);
    const learner = createLearner({ ...common, initial: common.initial.map((each) => each + shift) });
    return Array.from({ length: learners }, (__, id) => {
      learner.enrol(random);
      return chosen(random, Math.min(names.length, 2 * concepts), concepts).flatMap((concept) =>
        Array.from({ length: answers }, (): OwnAnswer => {
          const correct = learner.answer(concept, 0, random);
          learner.explain(concept, 0, random);
          return { learnerId: `${district} ${id}`, concept: names[concept] ?? '', correct };
        }),
      );
    }).flat();
  });
}

/** Some of the first concepts, each once, in a random order. */
function chosen(random: ReturnType<typeof createRandom>, of: number, count: number): number[] {
  const all = Array.from({ length: of }, (_, i) => i);
  for (let i = all.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [all[i], all[j]] = [all[j] ?? 0, all[i] ?? 0];
  }
  return all.slice(0, count);
}
