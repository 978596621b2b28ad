import { DESIRED_RETENTION_BOUNDS, type MemoryParameters } from '@/core/memory/parameters';
import { type Case, meanOutcome, type Outcome } from './follow-schedule';
import { fsrsSchedule, type Schedule } from './schedules';

export interface Comparison {
  ladder: Outcome;
  /** As many reviews as the ladder. */
  fsrs: Outcome;
  /** With which FSRS needs as many reviews as the ladder, or just fewer. */
  desiredRetention: number;
}

const HALVINGS = 10;

/**
 * A ladder against FSRS at an equal number of reviews, over all cases together. The desired retention is halved in on; since
 * dates are whole days the number of reviews jumps, so in the end a share of the cases follows the retention just below and
 * the rest the one just above, such that the mean number is the ladder's.
 */
export function compareAtEqualReviews(
  cases: readonly Case[],
  ladder: () => Schedule,
  parameters: MemoryParameters,
  horizonDays: number,
): Comparison {
  const ofLadder = meanOutcome(cases, ladder, horizonDays);
  const withRetention = (retention: number) =>
    meanOutcome(cases, () => fsrsSchedule(parameters, retention), horizonDays);
  let [low, high] = DESIRED_RETENTION_BOUNDS;
  let [fewer, more] = [withRetention(low), withRetention(high)];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    const tried = withRetention(middle);
    if (tried.reviews <= ofLadder.reviews) [low, fewer] = [middle, tried];
    else [high, more] = [middle, tried];
  }
  return { ladder: ofLadder, fsrs: mixed(fewer, more, ofLadder.reviews), desiredRetention: low };
}

function mixed(fewer: Outcome, more: Outcome, reviews: number): Outcome {
  if (more.reviews <= fewer.reviews) return fewer;
  const share = Math.min(1, Math.max(0, (reviews - fewer.reviews) / (more.reviews - fewer.reviews)));
  return {
    reviews: fewer.reviews + share * (more.reviews - fewer.reviews),
    recall: fewer.recall.map((recall, day) => recall + share * ((more.recall[day] ?? 0) - recall)),
  };
}
