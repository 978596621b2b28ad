import { pairedLength } from './paired';

/**
 * Share of rows on the right side of the threshold: a score of at least `threshold` is read as label 1.
 *
 * @param labels 0 or 1.
 * @returns 0 to 1; NaN without rows or with a NaN among the scores.
 */
export function accuracy(labels: ArrayLike<number>, scores: ArrayLike<number>, threshold = 0.5): number {
  const rows = pairedLength(labels, scores);
  let right = 0;
  for (let i = 0; i < rows; i++) {
    const score = scores[i] ?? Number.NaN;
    if (Number.isNaN(score)) return Number.NaN;
    if (score >= threshold === (labels[i] ?? 0) > 0) right += 1;
  }
  return right / rows;
}
