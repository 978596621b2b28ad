import type { Histories } from './histories';
import { historyLosses } from './log-loss';

/** Two sets of weights on learners that neither was trained on. */
export interface HeldOut {
  learners: number;
  reviews: number;
  /** Nats a review, of the trained weights and of those in use. */
  logLoss: number;
  currentLogLoss: number;
  /** `currentLogLoss` − `logLoss`: over 0 where the trained weights predict better. */
  gain: number;
  /** Standard error of `gain`, learners (not reviews) being what was drawn; Infinity for fewer than two learners. */
  gainError: number;
}

/** Null where no review is scored. The error is that of a ratio estimate over clusters (Cochran, Sampling Techniques, 1977, §6.4). */
export function compareOnHeldOut(
  histories: Histories,
  trained: ArrayLike<number>,
  current: ArrayLike<number>,
): HeldOut | null {
  if (histories.scored === 0) return null;
  const [ofTrained, ofCurrent] = [historyLosses(histories, trained), historyLosses(histories, current)];
  const byLearner = new Map<number, { reviews: number; gain: number }>();
  let [logLoss, currentLogLoss] = [0, 0];
  for (let h = 0; h < histories.count; h++) {
    const [loss, other] = [ofTrained[h] ?? 0, ofCurrent[h] ?? 0];
    const sums = byLearner.get(histories.learner[h] ?? 0) ?? { reviews: 0, gain: 0 };
    byLearner.set(histories.learner[h] ?? 0, sums);
    for (let row = histories.starts[h] ?? 0; row < (histories.starts[h + 1] ?? 0); row++) {
      if ((histories.days[row] ?? 0) > 0) sums.reviews++;
    }
    sums.gain += other - loss;
    logLoss += loss / histories.scored;
    currentLogLoss += other / histories.scored;
  }
  const gain = currentLogLoss - logLoss;
  const learners = byLearner.size;
  const spread = [...byLearner.values()].reduce((sum, one) => sum + (one.gain - gain * one.reviews) ** 2, 0);
  const gainError =
    learners < 2 ? Number.POSITIVE_INFINITY : Math.sqrt((learners / (learners - 1)) * spread) / histories.scored;
  return { learners, reviews: histories.scored, logLoss, currentLogLoss, gain, gainError };
}
