import type { Random } from '@/core/random/random';
import { type ItemParameters, probabilityCorrect } from './item';

/** Answers (1 right, 0 wrong) of one learner of each ability to all items, drawn from the model. One row a learner. */
export function simulateResponses(
  items: readonly ItemParameters[],
  abilities: ArrayLike<number>,
  random: Random,
): number[][] {
  return Array.from({ length: abilities.length }, (_, person) =>
    items.map((item) => (random.chance(probabilityCorrect(item, abilities[person] ?? 0)) ? 1 : 0)),
  );
}

/** Abilities of learners drawn from the population of the models: normal, mean 0, deviation 1. */
export function simulateAbilities(learners: number, random: Random): Float64Array {
  return Float64Array.from({ length: learners }, () => random.normal());
}
