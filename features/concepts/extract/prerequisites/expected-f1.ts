/**
 * How many of the likeliest pairs to hold so that F1, as the probabilities have it, is highest: twice the hits to be expected over the pairs held
 * and the pairs that there are (Lipton, Elkan & Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014). A map in which
 * nothing is very likely then has its likeliest edges too.
 *
 * @param probabilities from the highest down
 */
export function mostByExpectedF1(probabilities: readonly number[]): number {
  const all = probabilities.reduce((sum, probability) => sum + probability, 0);
  let best = { held: 0, f1: 0 };
  let hits = 0;
  for (const [place, probability] of probabilities.entries()) {
    hits += probability;
    const f1 = (2 * hits) / (place + 1 + all);
    if (f1 > best.f1) best = { held: place + 1, f1 };
  }
  return best.held;
}
