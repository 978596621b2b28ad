import { pairedLength } from './paired';

/**
 * Area under the ROC curve: the probability that a row of label 1 has a higher score than one of label 0, equal scores
 * counting half. It is the Mann–Whitney statistic divided by the number of pairs (Hanley and McNeil, Radiology 143, 1982).
 *
 * @param labels 0 or 1 (anything above 0 counts as 1).
 * @param scores any numbers, higher for label 1.
 * @returns 0 to 1; NaN with one class only, without rows, or with a NaN among the scores.
 */
export function auc(labels: ArrayLike<number>, scores: ArrayLike<number>): number {
  const { positives, negatives } = scoresByLabel(labels, scores);
  if (positives.length === 0 || negatives.length === 0) return Number.NaN;
  let [below, tiesFrom, wins] = [0, 0, 0];
  for (let i = 0; i < positives.length; i++) {
    const score = positives[i] ?? 0;
    if (Number.isNaN(score)) return Number.NaN;
    // Two fingers on the sorted negatives: those below the score, and those below or equal.
    while (below < negatives.length && (negatives[below] ?? 0) < score) below += 1;
    tiesFrom = Math.max(tiesFrom, below);
    while (tiesFrom < negatives.length && negatives[tiesFrom] === score) tiesFrom += 1;
    wins += below + (tiesFrom - below) / 2;
  }
  // NaN sorts to the end.
  if (Number.isNaN(negatives[negatives.length - 1])) return Number.NaN;
  return wins / (positives.length * negatives.length);
}

function scoresByLabel(labels: ArrayLike<number>, scores: ArrayLike<number>) {
  const rows = pairedLength(labels, scores);
  let count = 0;
  for (let i = 0; i < rows; i++) if ((labels[i] ?? 0) > 0) count += 1;
  const positives = new Float64Array(count);
  const negatives = new Float64Array(rows - count);
  let [p, n] = [0, 0];
  for (let i = 0; i < rows; i++) {
    if ((labels[i] ?? 0) > 0) positives[p++] = scores[i] ?? Number.NaN;
    else negatives[n++] = scores[i] ?? Number.NaN;
  }
  return { positives: positives.sort(), negatives: negatives.sort() };
}
