import { quantileOfT } from './student-t';

/** A measure of one group: its value, and how far chance may have moved it. Learners are what was drawn, not answers. */
export interface GroupEstimate {
  value: number;
  /** Standard error, in the unit of the value; the answers of one learner hang together in it. */
  error: number;
  /** Learners that it rests on. */
  learners: number;
  /** What holds the true value nineteen times of twenty. */
  low: number;
  high: number;
}

/** Degrees of freedom of a group's own error. */
export const freedomOf = ({ learners }: Pick<GroupEstimate, 'learners'>): number => learners - 1;

/** value ± t · error, cut off at the ends that the measure can't pass. */
export function withInterval(
  { value, error, learners }: Pick<GroupEstimate, 'value' | 'error' | 'learners'>,
  [least, most]: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
): GroupEstimate {
  const half = quantileOfT(0.95, learners - 1) * error;
  return { value, error, learners, low: Math.max(least, value - half), high: Math.min(most, value + half) };
}
