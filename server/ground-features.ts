import { createBackups } from '@/features/backups/service';
import { createConsent } from '@/features/consent/service';
import { createRiskPort } from '@/features/early-warning/service/port';
import { createFairness, type FairnessService } from '@/features/fairness/service';
import { createFollowing } from '@/features/following/service';
import { createGovernance } from '@/features/governance/service';
import { createGrounding } from '@/features/grounding/service';
import { createEntry } from '@/features/identity/entry';
import { createIdentity } from '@/features/identity/service';
import { createLanguageModels } from '@/features/language-models/service';
import type { FitModelInput } from '@/features/mastery/model/fit-model';
import { createModels } from '@/features/mastery/model/service';
import { tryWeights } from '@/features/mastery/model/try-weights';
import { createMastery } from '@/features/mastery/service';
import { createModelCards } from '@/features/model-cards/service';
import { createRecommendationChanges } from '@/features/recommendations/changes';
import { createBudgets } from '@/features/research/budget/service';
import { memoryFollower } from '@/features/reviews/follower';
import { createBackupEngine } from './backup-engine';
import { configuredModels } from './configured-models';
import type { FeatureTools } from './feature-tools';
import type { Foundation } from './foundation';

export type GroundFeatures = ReturnType<typeof createGroundFeatures>;

/** What the other features stand on: people, estimates, language models and the check of what those wrote. */
export function createGroundFeatures(
  foundation: Foundation,
  { jobs, compute, serving, nightlyAt, now, report }: FeatureTools,
) {
  const { database, config } = foundation;
  const identity = createIdentity({ database, now });
  const { currentDistrict } = identity;
  const entry = createEntry({ database, jobs, publicUrl: config.MENO_PUBLIC_URL, currentDistrict, now, report });
  const mastery = createMastery({ now, follower: memoryFollower });
  // Fits count learners as was decided on fairness, and fairness tries such fits: bound late.
  const fitWeighed = async (input: FitModelInput) => {
    const district = await currentDistrict();
    const weights = district && (await fairness.weights.weights(district.id));
    return compute.fit(weights ? { ...input, weights: Object.fromEntries(weights) } : input);
  };
  const models = createModels({
    database,
    jobs,
    fit: fitWeighed,
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
  const fairness: FairnessService = createFairness({
    ...{ database, jobs, nightlyAt, now, currentDistrict, consent: consent.port },
    risk: createRiskPort({ now }),
    tryWeights: (districtId, weights) => tryWeights({ database, fit: compute.fit, now }, districtId, weights),
    applyModel: models.apply,
  });
  const recommendationChanges = createRecommendationChanges({ jobs, now, report });
  const budgets = createBudgets({ now });
  const governance = createGovernance({ database });
  const folder = config.MENO_BACKUP_FOLDER;
  const backups = createBackups({
    ...{ database, jobs, currentDistrict, now, dataFolder: config.MENO_DATA },
    engine: createBackupEngine(foundation, now),
    schedule:
      folder === undefined
        ? null
        : {
            folder,
            at: config.MENO_BACKUP_AT === 'never' ? null : config.MENO_BACKUP_AT,
            keep: { daily: config.MENO_BACKUP_KEEP_DAILY, weekly: config.MENO_BACKUP_KEEP_WEEKLY },
            encrypted: config.MENO_BACKUP_PASSPHRASE !== undefined,
          },
  });
  return {
    backups,
    identity,
    entry,
    governance,
    budgets,
    consent,
    fairness,
    modelCards: createModelCards({ database, jobs, nightlyAt, now, currentDistrict }),
    mastery,
    models,
    languageModels,
    following: createFollowing(),
    grounding: createGrounding(),
    recommendationChanges,
  };
}
