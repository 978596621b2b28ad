import type { FeatureTools } from './feature-tools';
import type { Foundation } from './foundation';
import { createGroundFeatures } from './ground-features';
import { createLearningFeatures } from './learning-features';
import { createMaterialFeatures } from './material-features';

export type Features = ReturnType<typeof createFeatures>;

/** Makes every feature: those that the others stand on, those of a course's material, those of a learner's way through it. */
export function createFeatures(foundation: Foundation, tools: FeatureTools) {
  const ground = createGroundFeatures(foundation, tools);
  const material = createMaterialFeatures(foundation, tools, ground);
  const learning = createLearningFeatures(foundation, tools, ground, material);
  return { ...ground, ...material, ...learning };
}
