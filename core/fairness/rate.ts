import { type GroupEstimate, withInterval } from './estimate';
import { quantileOfT } from './student-t';

/** What each learner of a group adds to a rate: of so many, so many. Index by learner; learners without any are left out. */
export interface RateParts {
  numerators: ArrayLike<number>;
  denominators: ArrayLike<number>;
}

/**
 * A rate over a group whose learners each bring several answers: the ratio of the two sums. Its error is that of a ratio estimator with learners as
 * clusters, by linearisation (W. G. Cochran, "Sampling Techniques", third edition, 1977, section 6.4 and 9A.2). Its interval is Wilson's
 * score interval for as many independent answers as the error is worth (E. L. Korn and B. I. Graubard, "Confidence intervals for proportions with small expected
 * number of positive counts estimated from survey data", Survey Methodology 24, 1998), so it stays sensible at 0 and 1.
 *
 * @param proportion false for ratios that are no shares (a mean of differences): then value ± t · error.
 * @returns NaN throughout where nobody has any.
 */
export function rateOf({ numerators, denominators }: RateParts, proportion = true): GroupEstimate {
  let [above, below, learners] = [0, 0, 0];
  for (let i = 0; i < denominators.length; i++) {
    if (!((denominators[i] ?? 0) > 0)) continue;
    above += numerators[i] ?? 0;
    below += denominators[i] ?? 0;
    learners += 1;
  }
  const value = learners === 0 ? Number.NaN : above / below;
  const error = Math.sqrt(varianceAround({ numerators, denominators }, value));
  if (!proportion || learners < 2) return withInterval({ value, error, learners });
  return { value, error, learners, ...scoreInterval(value, error, below, learners) };
}

/**
 * Variance of a rate whose learners are held against a given value: its own for the error, the common one of two groups for a test that they are
 * equal (a score test, which unlike Wald's does not call 0 of 12 and 3 of 12 certain).
 */
export function varianceAround({ numerators, denominators }: RateParts, value: number): number {
  let [squares, below, learners] = [0, 0, 0];
  for (let i = 0; i < denominators.length; i++) {
    const of = denominators[i] ?? 0;
    if (!(of > 0)) continue;
    squares += ((numerators[i] ?? 0) - value * of) ** 2;
    below += of;
    learners += 1;
  }
  return learners < 2 ? Number.NaN : (squares * learners) / (learners - 1) / below ** 2;
}

function scoreInterval(share: number, error: number, answers: number, learners: number) {
  const free = share * (1 - share);
  // As many independent answers as the error is worth; no fewer than one a learner where nobody differs, and never more than there are.
  const worth = error > 0 && free > 0 ? Math.min(answers, free / error ** 2) : Math.min(answers, learners);
  const t = quantileOfT(0.95, learners - 1);
  const middle = (share + t ** 2 / (2 * worth)) / (1 + t ** 2 / worth);
  const half = (t / (1 + t ** 2 / worth)) * Math.sqrt(free / worth + t ** 2 / (4 * worth ** 2));
  return { low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) };
}
