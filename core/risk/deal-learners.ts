import { createRandom } from '../random/random';

/** A learner's rows, by number, and the outcomes among them. */
export interface LearnerRows {
  learner: string;
  rows: number[];
  outcomes: Set<boolean>;
}

/** In order of their ids, so that the order of the rows plays no part. */
export function learnersOf(rows: readonly { learner: string; happened: boolean }[]): LearnerRows[] {
  const found = new Map<string, LearnerRows>();
  for (const [at, { learner, happened }] of rows.entries()) {
    const own = found.get(learner) ?? { learner, rows: [], outcomes: new Set() };
    found.set(learner, own);
    own.rows.push(at);
    own.outcomes.add(happened);
  }
  return [...found.values()].sort((a, b) => (a.learner < b.learner ? -1 : 1));
}

/**
 * Deals learners to folds at random, those with one outcome, the other and both in turn, so that every fold gets its share of each.
 *
 * @returns the fold of each row, from 0; all rows of a learner are in one.
 */
export function dealLearners(
  learners: readonly LearnerRows[],
  { rows, folds, seed }: { rows: number; folds: number; seed: number },
): Uint8Array {
  const random = createRandom(seed);
  const foldOf = new Uint8Array(rows);
  const kinds: LearnerRows[][] = [[], [], []];
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
