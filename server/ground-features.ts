import { createConsent } from '@/features/consent/service';
import { createGovernance } from '@/features/governance/service';
import { createGrounding } from '@/features/grounding/service';
import { createIdentity } from '@/features/identity/service';
import { createLanguageModels } from '@/features/language-models/service';
import { createModels } from '@/features/mastery/model/service';
import { createMastery } from '@/features/mastery/service';
import { createRecommendationChanges } from '@/features/recommendations/changes';
import { createBudgets } from '@/features/research/budget/service';
import { memoryFollower } from '@/features/reviews/follower';
import { configuredModels } from './configured-models';
import type { FeatureTools } from './feature-tools';
import type { Foundation } from './foundation';

export type GroundFeatures = ReturnType<typeof createGroundFeatures>;

/** What the other features stand on: people, estimates, language models and the check of what those wrote. */
export function createGroundFeatures(
  { database, config }: Foundation,
  { jobs, compute, serving, nightlyAt, now, report }: FeatureTools,
) {
  const identity = createIdentity({ database, now });
  const { currentDistrict } = identity;
  const mastery = createMastery({ now, follower: memoryFollower });
  const models = createModels({
    database,
    jobs,
    fit: compute.fit,
    currentDistrict,
    nightlyAt,
    now,
  });
  const languageModels = createLanguageModels({
    database,
    serving,
    configured: () => configuredModels(config.MENO_DATA),
    now,
  });
  const consent = createConsent({ now });
  const recommendationChanges = createRecommendationChanges({ jobs, now, report });
  const budgets = createBudgets({ now });
  const governance = createGovernance({ database });
  return {
    identity,
    governance,
    budgets,
    consent,
    mastery,
    models,
    languageModels,
    grounding: createGrounding(),
    recommendationChanges,
  };
}
