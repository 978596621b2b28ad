/**
 * Right and wrong answers and surprises, each halved every `halfLife` answers, for several half-lives at once. Counts
 * without decay are those of PFA: P. I. Pavlik, H. Cen and K. R. Koedinger, "Performance factors analysis" (AIED 2009);
 * with decay those of PFA's successors, and in the logarithm as in Best-LR: T. Gervet et al., "When is deep learning the
 * best approach to knowledge tracing?", Journal of Educational Data Mining 12 (2020), 31–54.
 */
export interface DecayedCounts {
  right: Float64Array;
  wrong: Float64Array;
  surprise: Float64Array;
}

export function emptyCounts(halfLives: readonly number[]): DecayedCounts {
  const size = halfLives.length;
  return { right: new Float64Array(size), wrong: new Float64Array(size), surprise: new Float64Array(size) };
}

/** What is kept of a count from one answer to the next; an endless half-life keeps all. */
export const keptOf = (halfLives: readonly number[]) => Float64Array.from(halfLives, (h) => 2 ** (-1 / h));

/** @param expected the chance of a right answer for an average learner; the surprise is `correct` less it. */
export function countAnswer(counts: DecayedCounts, kept: Float64Array, correct: number, expected: number): void {
  const { right, wrong, surprise } = counts;
  for (let k = 0; k < kept.length; k++) {
    const keep = kept[k] ?? 1;
    right[k] = (right[k] ?? 0) * keep + correct;
    wrong[k] = (wrong[k] ?? 0) * keep + 1 - correct;
    surprise[k] = (surprise[k] ?? 0) * keep + correct - expected;
  }
}

/** Writes for each half-life ln(1 + right), ln(1 + wrong) and the mean surprise, drawn to 0 by `weight` answers. */
export function writeCounts(counts: DecayedCounts, weight: number, to: Float32Array, at: number): number {
  let next = at;
  for (let k = 0; k < counts.right.length; k++) {
    const [r, w] = [counts.right[k] ?? 0, counts.wrong[k] ?? 0];
    to[next++] = Math.log1p(r);
    to[next++] = Math.log1p(w);
    to[next++] = (counts.surprise[k] ?? 0) / (r + w + weight);
  }
  return next;
}
