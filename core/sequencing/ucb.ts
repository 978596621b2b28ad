import { type ApproachArms, missedShape, taughtShape } from './approach-arms';

/**
 * Upper confidence bound: the approach whose rate could be highest, mean + √(2 · ln t / n) (UCB1 of P. Auer, N. Cesa-Bianchi
 * and P. Fischer, Machine Learning 47, 2002), with the posterior's mean and worth for mean and n. The first of equals; O(approaches).
 * @param breadth factor on the bonus, 1 in UCB1; rates of learning differ by a tenth, so less explores enough.
 */
export function ucbApproach(arms: ApproachArms, concept: number, breadth = 1): number {
  let total = 0;
  for (let approach = 0; approach < arms.approaches; approach++) {
    total += taughtShape(arms, concept, approach) + missedShape(arms, concept, approach);
  }
  let [best, bestBound] = [0, Number.NEGATIVE_INFINITY];
  for (let approach = 0; approach < arms.approaches; approach++) {
    const taught = taughtShape(arms, concept, approach);
    const worth = taught + missedShape(arms, concept, approach);
    const bound = ucbBound(taught / worth, worth, total, breadth);
    if (bound <= bestBound) continue;
    bestBound = bound;
    best = approach;
  }
  return best;
}

/** Mean + breadth · √(2 · ln total / tries). @param total tries of all arms, 1 or more. */
export function ucbBound(mean: number, tries: number, total: number, breadth = 1): number {
  return mean + breadth * Math.sqrt((2 * Math.log(total)) / tries);
}
