import data from './weights.json';

/**
 * Log-odds that a sentence says something else than its passages, less those from which it is stopped: above 0 it is. Weights of a logistic regression on the
 * measures of {@link import('./measures/features').featuresOf}, made by `evaluation/grounding/fit-weights.ts`.
 */
export function doubtOf(features: Readonly<Record<string, number>>): number {
  let sum = data.start;
  for (const { name, weight } of data.weights) sum += weight * (features[name] ?? 0);
  return sum - data.threshold;
}
