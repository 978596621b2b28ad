/**
 * Distribution of the number of right answers at each node, by the recursion of F. M. Lord and M. S. Wingersky,
 * "Comparison of IRT true-score and equipercentile observed-score equatings", Applied Psychological Measurement 8 (1984).
 *
 * @param chances P(right) of each item at each node: item · nodes + node.
 * @param left an item to leave out; −1 for none.
 * @returns P(score | node): score · nodes + node, scores 0 to items.
 */
export function scoreDistribution(chances: Float64Array, items: number, nodes: number, left = -1): Float64Array {
  const scores = new Float64Array((items + 1) * nodes);
  scores.fill(1, 0, nodes);
  let done = 0;
  for (let item = 0; item < items; item++) {
    if (item === left) continue;
    done += 1;
    for (let score = done; score >= 0; score--) {
      for (let k = 0; k < nodes; k++) {
        const right = chances[item * nodes + k] ?? 0;
        const here = score * nodes + k;
        const below = score > 0 ? (scores[here - nodes] ?? 0) * right : 0;
        scores[here] = (scores[here] ?? 0) * (1 - right) + below;
      }
    }
  }
  return scores;
}
