import { guardServing } from '@/features/consent/guard-serving';
import { systemActor } from '@/platform/database/transaction';
import type { FeatureTools } from './feature-tools';
import type { Foundation } from './foundation';
import { createGroundFeatures } from './ground-features';
import { createLearningFeatures } from './learning-features';
import { createMaterialFeatures } from './material-features';
import { createPrivacyFeatures } from './privacy-parts';
import { createRightsOf } from './rights-parts';

export type Features = ReturnType<typeof createFeatures>;

/** Makes every feature: those that the others stand on, those of a course's material, those of a learner's way through it. */
export function createFeatures(foundation: Foundation, tools: FeatureTools) {
  const ground = createGroundFeatures(foundation, tools);
  const serving = guardServing(tools.serving, async (learnerId) => {
    const district = await ground.identity.currentDistrict();
    if (!district) return false;
    return foundation.database.transaction(systemActor(district.id), (tx) =>
      ground.consent.port.allows(tx, learnerId, 'tutoring'),
    );
  });
  const willing = { ...tools, serving };
  const material = createMaterialFeatures(foundation, willing, ground);
  const learning = createLearningFeatures(foundation, willing, ground, material);
  const counted = { ...ground, ...material, ...learning };
  return {
    ...counted,
    ...createPrivacyFeatures(foundation, tools, ground),
    rights: createRightsOf(foundation, tools, counted),
  };
}
