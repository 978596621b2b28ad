import data from './weights.json';

const NAMES = data.weights.map(({ name }) => name);

/** Names of the measures that have a weight, in the order of the file. */
export const weighted: readonly string[] = NAMES;

/**
 * Log-odds that a sentence says something else than its passages, less those from which it is stopped: above 0 it is. Weights of a logistic regression on the
 * measures of {@link import('./features').featuresOf}, made by `evaluation/grounding/fit-weights.ts`.
 */
export function doubtOf(features: Readonly<Record<string, number>>): number {
  let sum = data.start;
  for (const { name, weight } of data.weights) sum += weight * (features[name] ?? 0);
  return sum - data.threshold;
}
