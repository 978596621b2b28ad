import type { Random } from '@/core/random/random';
import { eapAbility } from './ability';
import { rankItems } from './choose-item';
import { type ItemParameters, probabilityCorrect } from './item';

export interface ExposureOptions {
  /** Items of one adaptive test. */
  length: number;
  /** Greatest share of learners that any item may be given to, above length / items. */
  target: number;
  /** Simulated learners in each round. */
  learners: number;
  rounds: number;
  random: Random;
}

export interface ExposureControl {
  /** P(given | chosen) of each item, for the `sympson-hetter` choice. */
  chances: Float64Array;
  /** Share of the last round's learners who were given each item. */
  rates: Float64Array;
}

/**
 * Sympson and Hetter's (1985) probabilities: simulated learners take adaptive tests; an item that would be chosen for more
 * than `target` of them is given with target / (share for whom it was chosen) from then on, until the rates settle. The
 * `length` items with the greatest chances keep 1, so that a test can always be filled (Hetter and Sympson 1997).
 */
export function fitExposure(items: readonly ItemParameters[], options: ExposureOptions): ExposureControl {
  const chances = new Float64Array(items.length).fill(1);
  let rates = new Float64Array(items.length);
  for (let round = 0; round < options.rounds; round++) {
    const { chosen, given } = simulateTests(items, chances, options);
    rates = given.map((count) => count / options.learners);
    if (round === options.rounds - 1) break;
    for (let item = 0; item < items.length; item++) {
      const share = (chosen[item] ?? 0) / options.learners;
      chances[item] = share > options.target ? options.target / share : 1;
    }
    const greatest = Array.from(chances.keys()).sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
    for (const item of greatest.slice(0, options.length)) chances[item] = 1;
  }
  return { chances, rates };
}

function simulateTests(items: readonly ItemParameters[], chances: Float64Array, options: ExposureOptions) {
  const { random, learners, length } = options;
  const chosen = new Float64Array(items.length);
  const given = new Float64Array(items.length);
  for (let learner = 0; learner < learners; learner++) {
    const ability = random.normal();
    const seen = new Set<number>();
    const taken: ItemParameters[] = [];
    const answers: number[] = [];
    for (let place = 0; place < length; place++) {
      const estimate = eapAbility(taken, answers).ability;
      // An item that lost the lottery is out for this learner: chosen counts once, as in the definition of the rates.
      for (const item of rankItems(items, estimate, seen)) {
        chosen[item] = (chosen[item] ?? 0) + 1;
        seen.add(item);
        if (!random.chance(chances[item] ?? 1)) continue;
        given[item] = (given[item] ?? 0) + 1;
        const parameters = items[item];
        if (!parameters) continue;
        taken.push(parameters);
        answers.push(random.chance(probabilityCorrect(parameters, ability)) ? 1 : 0);
        break;
      }
    }
  }
  return { chosen, given };
}
