import type { Histories } from './histories';
import { firstStep, logRecall, nextStep, type StepState, stepWeights } from './step';

/** −ln of the probability given to what happened, R = e^`logR` being that of recall. Finite for every R under 1. */
export function reviewLoss(logR: number, recalled: boolean): number {
  if (recalled) return -logR;
  // R rounds to 1 where stability is decades and a day has passed: certainty that was wrong costs 36 nats, not infinity.
  return -Math.log(Math.max(-Math.expm1(logR), Number.EPSILON));
}

/**
 * Log-loss (nats a review) of these weights on reviews a day or more after the one before: was the concept recalled
 * (grade over 1), given all that came earlier? `null` where there is no such review.
 */
export function memoryLogLoss(histories: Histories, weights: ArrayLike<number>): number | null {
  const perHistory = historyLosses(histories, weights);
  if (histories.scored === 0) return null;
  return perHistory.reduce((sum, loss) => sum + loss, 0) / histories.scored;
}

/** The loss of each history, summed over its scored reviews; length `histories.count`. */
export function historyLosses({ count, starts, days, grade }: Histories, weights: ArrayLike<number>): Float64Array {
  const prepared = stepWeights(weights);
  const state: StepState = { stability: 0, difficulty: 0 };
  const losses = new Float64Array(count);
  for (let h = 0; h < count; h++) {
    const [from, to] = [starts[h] ?? 0, starts[h + 1] ?? 0];
    let loss = 0;
    firstStep(state, prepared, grade[from] ?? 0);
    for (let row = from + 1; row < to; row++) {
      const [t, g] = [days[row] ?? 0, grade[row] ?? 0];
      const logR = t > 0 ? logRecall(state.stability, prepared, t) : 0;
      if (t > 0) loss += reviewLoss(logR, g > 1);
      nextStep(state, prepared, t, g, Math.exp(logR));
    }
    losses[h] = loss;
  }
  return losses;
}
