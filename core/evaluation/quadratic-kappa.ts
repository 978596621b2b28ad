import { pairedLength } from './paired';

/**
 * Agreement of two raters on an ordinal scale beyond chance, a disagreement weighing the square of its distance (Cohen,
 * Psychological Bulletin 70, 1968): 1 − Σ (x − y)² / Σ expected (x − y)² when the ratings are paired at random. With
 * quadratic weights both sums follow from moments, so the scale needs no table:
 *
 *     κ = 2·cov(x, y) / (var x + var y + (mean x − mean y)²)
 *
 * @param labels scores of one rater, on any evenly spaced scale.
 * @param predictions scores of the other, rounded to the same scale by the caller.
 * @returns −1 to 1; NaN without rows, and when both raters gave one and the same score throughout.
 */
export function quadraticWeightedKappa(labels: ArrayLike<number>, predictions: ArrayLike<number>): number {
  const rows = pairedLength(labels, predictions);
  let [meanX, meanY] = [0, 0];
  for (let i = 0; i < rows; i++) {
    meanX += (labels[i] ?? Number.NaN) / rows;
    meanY += (predictions[i] ?? Number.NaN) / rows;
  }
  let [varX, varY, covariance] = [0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const [x, y] = [(labels[i] ?? Number.NaN) - meanX, (predictions[i] ?? Number.NaN) - meanY];
    varX += (x * x) / rows;
    varY += (y * y) / rows;
    covariance += (x * y) / rows;
  }
  return (2 * covariance) / (varX + varY + (meanX - meanY) ** 2);
}
