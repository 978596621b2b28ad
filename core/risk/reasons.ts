import { type RiskFeature, riskFeatures } from './facts';
import { partsOf, type RiskModel } from './model';

/** Log-odds below which a part isn't worth a sentence; sentences at most. */
const LEAST_WEIGHT = 0.2;
const MOST_REASONS = 4;

/**
 * What raises a learner's probability above the middle learner's, the strongest first, with the log-odds that it adds. Only what they have more of than the middle
 * learner is a reason: a weight below 0, learned from few or by chance, makes none of having less.
 */
export function reasonsOf(
  model: RiskModel,
  features: ArrayLike<number>,
  usual: ArrayLike<number>,
): { name: RiskFeature; weight: number }[] {
  const [own, middle] = [partsOf(model, features), partsOf(model, usual)];
  return riskFeatures
    .map((name, i) => ({ name, weight: (own[i + 1] ?? 0) - (middle[i + 1] ?? 0) }))
    .filter(({ weight }, i) => weight >= LEAST_WEIGHT && (features[i] ?? 0) > (usual[i] ?? 0))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_REASONS);
}

/** Of each feature the middle value. @returns as many numbers as there are features; zeros of nobody. */
export function usualFeatures(rows: readonly ArrayLike<number>[]): Float64Array {
  return Float64Array.from(riskFeatures, (_, i) => {
    const sorted = rows.map((row) => row[i] ?? 0).sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  });
}
