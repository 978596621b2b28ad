import data from './weights.json';

/**
 * Log-odds that a sentence says something else than its passages, less those from which it is stopped: above 0 it is. Weights of a logistic regression on the
 * measures of {@link import('./measures/features').featuresOf}, made by `evaluation/grounding/fit-weights.ts`.
 */
export function doubtOf(features: Readonly<Record<string, number>>): number {
  return marginOf(features) - data.threshold;
}

/** Whether so little speaks against a sentence that of altered ones hardly any come so far: a few in a hundred, see the script. */
export function isSure(features: Readonly<Record<string, number>>): boolean {
  return marginOf(features) <= data.sure;
}

function marginOf(features: Readonly<Record<string, number>>): number {
  return data.weights.reduce((sum, { name, weight }) => sum + weight * (features[name] ?? 0), data.start);
}
