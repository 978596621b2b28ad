import { createRandom } from '@/core/random/random';
import { ITEM_LEVELS } from '@/core/sequencing/course-model';
import { createLearner } from '@/core/simulation/learner';
import { logistic, logit } from '@/core/simulation/logistic';
import type { World } from '@/core/simulation/world';
import { ITEM_EASE } from '../sequencing/follow';

/** Newcomers to a simulated course with all that is true of them: what no school can know before their answers. */
export interface Crowd {
  world: World;
  size: number;
  /** How many concepts each knows. */
  knownCount: Uint16Array;
  /** 1 where learner l knows concept c, at `c * size + l`. */
  knows: Uint8Array;
  /** Probability that learner l, rested, answers an item rightly, at `(c * ITEM_LEVELS + level) * size + l`. */
  right: Float32Array;
}

/** Draws newcomers as the simulation does. @param size how many; two thousand or more for a posterior after twelve answers. */
export function drawCrowd(world: World, size: number, seed: number): Crowd {
  const { count } = world.graph;
  const [learner, random] = [createLearner(world), createRandom(seed)];
  const crowd = {
    ...{ world, size, knownCount: new Uint16Array(size), knows: new Uint8Array(count * size) },
    right: new Float32Array(count * ITEM_LEVELS * size),
  };
  for (let person = 0; person < size; person++) {
    learner.enrol(random);
    crowd.knownCount[person] = learner.knownCount();
    for (let concept = 0; concept < count; concept++) {
      crowd.knows[concept * size + person] = Number(learner.isKnown(concept));
      for (let level = 0; level < ITEM_LEVELS; level++) {
        const ease = easeOf(world, level);
        crowd.right[(concept * ITEM_LEVELS + level) * size + person] = learner.rightChance(concept, ease);
      }
    }
  }
  return crowd;
}

/** In logits, of an item of this level (0 easy to 2 hard). */
export function easeOf({ population }: World, level: number): number {
  return (ITEM_EASE[level] ?? 0) * population.itemDeviation;
}

/** Probability of a right answer of one of a crowd after so many answers of the sitting: who knows slips more often then. */
export function rightAfter(crowd: Crowd, person: number, question: { concept: number; item: number }, answers: number) {
  const { size, knows, right, world } = crowd;
  const rested = right[(question.concept * ITEM_LEVELS + question.item) * size + person] ?? 0.5;
  if (knows[question.concept * size + person] === 0) return rested;
  const { fatigue, sittingAnswers } = world.population;
  return logistic(logit(rested) - fatigue.slip * Math.min(1, answers / sittingAnswers));
}
