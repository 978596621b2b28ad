import { pairedLength } from './paired';

/**
 * Mean squared difference of probability and label (Brier, Monthly Weather Review 78, 1950, for two classes): 0 is best,
 * 0.25 is what always saying one half gets. NaN without rows.
 */
export function brier(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  const rows = pairedLength(labels, probabilities);
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += ((labels[i] ?? Number.NaN) - (probabilities[i] ?? Number.NaN)) ** 2;
  return sum / rows;
}

/** Root of the mean squared difference, in the unit of the values. NaN without rows. */
export function rmse(truths: ArrayLike<number>, predictions: ArrayLike<number>): number {
  return Math.sqrt(brier(truths, predictions));
}

/** Mean absolute difference, in the unit of the values. NaN without rows. */
export function meanAbsoluteError(truths: ArrayLike<number>, predictions: ArrayLike<number>): number {
  const rows = pairedLength(truths, predictions);
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += Math.abs((truths[i] ?? Number.NaN) - (predictions[i] ?? Number.NaN));
  return sum / rows;
}
