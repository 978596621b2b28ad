import { pairedLength } from './paired';

/** Rows whose predictions fall in one interval: `from` ≤ p < `to`, the last one with its upper end. */
export interface CalibrationBin {
  from: number;
  to: number;
  count: number;
  /** Mean prediction of the bin. */
  predicted: number;
  /** Share of label 1 in the bin. */
  observed: number;
}

/**
 * What was predicted beside what came true, in bins of equal width over [0, 1]; bins without rows are left out.
 *
 * @param labels 0 or 1.
 * @param probabilities of label 1, 0 to 1; rows with NaN or outside are ignored.
 */
export function calibrationCurve(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  bins = 10,
): CalibrationBin[] {
  const rows = pairedLength(labels, probabilities);
  const [count, predicted, observed] = [new Float64Array(bins), new Float64Array(bins), new Float64Array(bins)];
  for (let i = 0; i < rows; i++) {
    const p = probabilities[i] ?? Number.NaN;
    if (!(p >= 0 && p <= 1)) continue;
    const bin = Math.min(bins - 1, Math.floor(p * bins));
    count[bin] = (count[bin] ?? 0) + 1;
    predicted[bin] = (predicted[bin] ?? 0) + p;
    observed[bin] = (observed[bin] ?? 0) + (labels[i] ?? 0);
  }
  return Array.from(count, (inBin, bin) => ({
    from: bin / bins,
    to: (bin + 1) / bins,
    count: inBin,
    predicted: (predicted[bin] ?? 0) / inBin,
    observed: (observed[bin] ?? 0) / inBin,
  })).filter((bin) => bin.count > 0);
}

/**
 * Expected calibration error: mean distance of prediction and outcome over the bins, weighted by their rows (Naeini,
 * Cooper and Hauskrecht, AAAI 2015). 0 to 1, 0 is best; NaN without rows.
 */
export function expectedCalibrationError(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  bins = 10,
): number {
  let [rows, sum] = [0, 0];
  for (const { count, predicted, observed } of calibrationCurve(labels, probabilities, bins)) {
    rows += count;
    sum += count * Math.abs(predicted - observed);
  }
  return sum / rows;
}
