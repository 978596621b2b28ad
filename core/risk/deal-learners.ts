import { createRandom } from '../random/random';

/** A learner's rows, by number, and the outcomes among them. */
export interface DealtLearner {
  rows: readonly number[];
  outcomes: ReadonlySet<boolean>;
}

/**
 * Deals learners to folds at random, those with one outcome, the other and both in turn, so that every fold gets its share of each.
 *
 * @returns the fold of each row, from 0; all rows of a learner are in one.
 */
export function dealLearners(
  learners: readonly DealtLearner[],
  { rows, folds, seed }: { rows: number; folds: number; seed: number },
): Uint8Array {
  const random = createRandom(seed);
  const foldOf = new Uint8Array(rows);
  const kinds: DealtLearner[][] = [[], [], []];
  for (const learner of learners) {
    const kind = learner.outcomes.size === 2 ? 2 : learner.outcomes.has(true) ? 1 : 0;
    kinds[kind]?.push(learner);
  }
  let next = 0;
  for (const kind of kinds) {
    for (const { rows: own } of random.shuffle(kind)) {
      for (const row of own) foldOf[row] = next;
      next = (next + 1) % folds;
    }
  }
  return foldOf;
}
