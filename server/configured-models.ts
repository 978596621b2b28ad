import type { ConfiguredModels } from '@/features/language-models/describe';
import { readModelsConfig } from '@/platform/models/config-file';

/** What `models.json` of a data folder says now, for people; without keys. */
export function configuredModels(dataFolder: string): ConfiguredModels {
  try {
    const { models, order } = readModelsConfig(dataFolder);
    return {
      models: models.map((entry) => ({
        id: entry.id,
        kind: entry.kind,
        model: entry.model,
        host: 'url' in entry ? new URL(entry.url).host : null,
      })),
      order,
      problem: null,
    };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { models: [], order: { tutor: [], judge: [], embeddings: [] }, problem };
  }
}
