/** No learner counts for more than so many, or for less than one of so many: a handful must not decide for everybody. */
const MOST = 4;

/**
 * Weights with which learners count in a fit so that every group of an attribute counts the same (the idea of F. Kamiran and T. Calders, "Data
 * preprocessing techniques for classification without discrimination", Knowledge and Information Systems 33, 2012, with groups alone: what a learner knows is
 * no label that one could balance by). Their mean is 1 where no weight had to be bounded. Learners of no known group keep 1.
 */
export function balancedWeights(groupOf: readonly (string | null)[]): Float64Array {
  const sizes = new Map<string, number>();
  for (const group of groupOf) if (group !== null) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const known = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return Float64Array.from(groupOf, (group) => {
    if (group === null) return 1;
    const weight = known / (sizes.size * (sizes.get(group) ?? 1));
    return Math.min(MOST, Math.max(1 / MOST, weight));
  });
}
