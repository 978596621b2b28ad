import { pairedLength } from './paired';

/** Probabilities are kept this far from 0 and 1, or one certain mistake would cost infinitely much. */
export const LOG_LOSS_CLIP = 1e-15;

/**
 * Mean negative log-likelihood of the labels, in nats: −(1/n) Σ [y ln p + (1 − y) ln(1 − p)].
 *
 * @param labels 0 or 1; a share between is allowed (soft labels).
 * @param probabilities of label 1, clipped to [{@link LOG_LOSS_CLIP}, 1 − {@link LOG_LOSS_CLIP}].
 * @returns 0 upwards; NaN without rows.
 */
export function logLoss(labels: ArrayLike<number>, probabilities: ArrayLike<number>, clip = LOG_LOSS_CLIP): number {
  const rows = pairedLength(labels, probabilities);
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const p = Math.min(1 - clip, Math.max(clip, probabilities[i] ?? Number.NaN));
    const y = labels[i] ?? Number.NaN;
    sum -= y * Math.log(p) + (1 - y) * Math.log1p(-p);
  }
  return sum / rows;
}
