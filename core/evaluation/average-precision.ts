import { pairedLength } from './paired';

/**
 * Area under the precision–recall curve as a step function: Σ (Rₖ − Rₖ₋₁)·Pₖ over the distinct scores from the highest
 * down, so rows of equal score enter together and the order of the file plays no part.
 *
 * @param labels 0 or 1 (anything above 0 counts as 1).
 * @returns 0 to 1; NaN without a row of label 1, or with a NaN among the scores.
 */
export function averagePrecision(labels: ArrayLike<number>, scores: ArrayLike<number>): number {
  const rows = pairedLength(labels, scores);
  const ranked = Uint32Array.from({ length: rows }, (_, row) => row);
  ranked.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  let [found, foundBefore, sum] = [0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const row = ranked[i] ?? 0;
    const score = scores[row] ?? Number.NaN;
    if (Number.isNaN(score)) return Number.NaN;
    if ((labels[row] ?? 0) > 0) found += 1;
    if (i + 1 < rows && scores[ranked[i + 1] ?? 0] === score) continue;
    sum += ((found - foundBefore) * found) / (i + 1);
    foundBefore = found;
  }
  return sum / found;
}
