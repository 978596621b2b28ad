import { pairedLength } from './paired';

/**
 * Mean of the F1 of each class, every class counting the same however rare. F1 = 2·TP / (2·TP + FP + FN). Classes are all
 * values that occur among labels or predictions, so one that is never predicted rightly counts 0.
 *
 * @param labels class of each row, any numbers.
 * @param predictions predicted class of each row.
 * @returns 0 to 1; NaN without rows.
 */
export function macroF1(labels: ArrayLike<number>, predictions: ArrayLike<number>): number {
  const rows = pairedLength(labels, predictions);
  const hits = new Map<number, number>();
  const seen = new Map<number, number>();
  const add = (counts: Map<number, number>, key: number) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let i = 0; i < rows; i++) {
    const [label, predicted] = [labels[i] ?? Number.NaN, predictions[i] ?? Number.NaN];
    // TP + FP and TP + FN together are how often the class was said or true.
    add(seen, label);
    add(seen, predicted);
    if (label === predicted) add(hits, label);
  }
  let sum = 0;
  for (const [key, count] of seen) sum += (2 * (hits.get(key) ?? 0)) / count;
  return sum / seen.size;
}
