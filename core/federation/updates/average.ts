/**
 * A party's numbers times its weight, and the weight behind them: sums of such vectors hold a weighted mean. Federated averaging (H. B.
 * McMahan and others, AISTATS 2017), with the learners that a model was trained on as weights, made so that nobody has to tell a weight of its own.
 *
 * @param weight from 0.
 */
export function weighted(values: ArrayLike<number>, weight: number): Float64Array {
  if (!(weight >= 0 && Number.isFinite(weight))) throw new RangeError(`a weight can’t be ${weight}`);
  const vector = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) vector[i] = weight * (values[i] ?? 0);
  vector[values.length] = weight;
  return vector;
}

/** The mean that a sum of weighted vectors holds, and its weight; null where noise left no weight behind it. */
export function averageOf(sum: ArrayLike<number>): { mean: Float64Array; weight: number } | null {
  const weight = sum[sum.length - 1] ?? 0;
  if (!(weight > 0)) return null;
  return { mean: Float64Array.from({ length: sum.length - 1 }, (_, i) => (sum[i] ?? 0) / weight), weight };
}
