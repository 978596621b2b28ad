import path from 'node:path';
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
        ...(entry.kind === 'openai'
          ? { model: entry.model, host: new URL(entry.url).host }
          : { model: path.basename(entry.file), host: null }),
      })),
      order,
      problem: null,
    };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { models: [], order: { tutor: [], judge: [], embeddings: [] }, problem };
  }
}
