import { createRandom } from '@/core/random/random';
import { type FitOptions, fitWeights } from './fit-weights';
import { compareOnHeldOut, type HeldOut } from './held-out';
import { groupHistories, type Histories, type ReviewColumns, selectHistories } from './histories';
import { memoryLogLoss } from './log-loss';
import { DEFAULT_WEIGHTS } from './parameters';

export interface TrainingOptions extends FitOptions {
  /** Which learners are held out; the same seed and reviews give the same weights. */
  seed: number;
  /** Share of the learners held out, 0 to 1; at least one where there are two. */
  heldOutShare?: number;
  /** What the trained weights are held against, say, those in use; FSRS-6's defaults if left out. */
  current?: readonly number[];
}

export interface MemoryTraining {
  /** Trained on the learners that were not held out; FSRS-6's defaults where there was nothing to train on. */
  weights: number[];
  passes: number;
  finished: boolean;
  /** Learners with at least one scored review in training, and how many such reviews. */
  learners: number;
  reviews: number;
  /** Nats a review in training; null without reviews. `defaultLogLoss` is that of FSRS-6's defaults, never less. */
  logLoss: number | null;
  defaultLogLoss: number | null;
  /** Null where no learner could be held out. */
  heldOut: HeldOut | null;
  /** Worth switching to: better on held-out learners by more than the standard error of that difference. */
  better: boolean;
}

const HELD_OUT_SHARE = 0.2;

/**
 * Trains the 21 weights of FSRS-6 on a district's own reviews. Only reviews a day or more after the one before are scored;
 * same-day reviews and first answers shape the state. Learners are split, not rows: what is said of held-out learners is
 * said of learners never seen.
 *
 * No reviews, one review a history, or one learner is no error: the result says that nothing could be told (`better` false).
 *
 * @throws RangeError where the columns differ in length.
 */
export function trainMemory(reviews: ReviewColumns, options: TrainingOptions): MemoryTraining {
  const histories = groupHistories(reviews);
  const held = holdOut(histories, options.seed, options.heldOutShare ?? HELD_OUT_SHARE);
  const training = selectHistories(histories, (learner) => !held.has(learner));
  const { weights, passes, finished } = fitWeights(training, options);
  const heldOut =
    held.size === 0
      ? null
      : compareOnHeldOut(
          selectHistories(histories, (learner) => held.has(learner)),
          weights,
          options.current ?? DEFAULT_WEIGHTS,
        );
  return {
    weights,
    passes,
    finished,
    learners: scoredLearners(training).length,
    reviews: training.scored,
    logLoss: memoryLogLoss(training, weights),
    defaultLogLoss: memoryLogLoss(training, DEFAULT_WEIGHTS),
    heldOut,
    better: heldOut !== null && heldOut.gain > heldOut.gainError,
  };
}

function holdOut(histories: Histories, seed: number, share: number): Set<number> {
  const learners = scoredLearners(histories);
  if (learners.length < 2) return new Set();
  const wanted = Math.min(learners.length - 1, Math.max(1, Math.round(share * learners.length)));
  return new Set(createRandom(seed).shuffle(learners).slice(0, wanted));
}

/** Learners with a scored review, in order of their number, so that the order of rows doesn't choose who is held out. */
function scoredLearners({ count, starts, days, learner }: Histories): number[] {
  const found = new Set<number>();
  for (let h = 0; h < count; h++) {
    if (days.subarray(starts[h], starts[h + 1]).some((t) => t > 0)) found.add(learner[h] ?? 0);
  }
  return [...found].sort((a, b) => a - b);
}
