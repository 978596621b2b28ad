import { pairedLength } from './paired';

/** Pearson's correlation, −1 to 1; NaN with fewer than two rows or when a column is constant. */
export function pearson(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const rows = pairedLength(first, second);
  // Welford's running means: no cancellation for columns far from 0.
  let [meanX, meanY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const [x, y] = [first[i] ?? Number.NaN, second[i] ?? Number.NaN];
    const fromX = x - meanX;
    meanX += fromX / (i + 1);
    const fromY = y - meanY;
    meanY += fromY / (i + 1);
    sumXX += fromX * (x - meanX);
    sumYY += fromY * (y - meanY);
    sumXY += fromX * (y - meanY);
  }
  return sumXY / Math.sqrt(sumXX * sumYY);
}
