import type { Hierarchy } from './hierarchy';

/**
 * How much is lost by telling a column at each level, 0 to 1, mean over the rows: a value counts (m − 1)/(M − 1), m of the M different values
 * of the column being told like it. The loss metric of V. Iyengar, "Transforming data to satisfy privacy constraints", KDD 2002.
 */
export function lossesOf(
  values: readonly string[],
  hierarchy: Hierarchy,
): { mean: Float64Array; ofRow: Float64Array[] } {
  const different = [...new Set(values)];
  const mean = new Float64Array(hierarchy.levels);
  const ofRow: Float64Array[] = [];
  for (let level = 0; level < hierarchy.levels; level++) {
    const told = new Map(different.map((value) => [value, hierarchy.at(value, level)]));
    const sizes = new Map<string, number>();
    for (const name of told.values()) sizes.set(name, (sizes.get(name) ?? 0) + 1);
    const losses = Float64Array.from(values, (value) => {
      // A column of one value tells nothing and loses nothing.
      if (different.length < 2) return 0;
      return ((sizes.get(told.get(value) ?? '') ?? 1) - 1) / (different.length - 1);
    });
    ofRow.push(losses);
    mean[level] = values.length === 0 ? 0 : losses.reduce((sum, each) => sum + each, 0) / values.length;
  }
  return { mean, ofRow };
}
