import type { ModelsConfig } from './config';
import { readModelsConfig, stampOfModelsConfig } from './config-file';
import { modelsFolderOf, type OpenedEntry, openEntries, openModels } from './open-models';
import type { ModelsSource, OpenedModels } from './opened';

const LOOK_EVERY_MS = 1_000;
const NOTHING: ModelsConfig = { models: [], order: { tutor: [], judge: [], embeddings: [] } };

/**
 * The models that `models.json` of a data folder names, as it stands now.
 * @param onProblem Told once for each change of the file that can't be used.
 */
export function createModelsSource(
  dataFolder: string,
  onProblem: (error: Error) => void,
  { lookEveryMs = LOOK_EVERY_MS }: { lookEveryMs?: number } = {},
): ModelsSource {
  let entries: OpenedEntry[] = [];
  let opened: OpenedModels = openModels(NOTHING, entries);
  let stamp = '';
  let lookAt = 0;

  function reload(): void {
    const config = readModelsConfig(dataFolder);
    const before = entries;
    entries = openEntries(config, modelsFolderOf(dataFolder), before);
    opened = openModels(config, entries);
    for (const entry of before) if (!entries.includes(entry)) close(entry);
  }

  function close(entry: OpenedEntry): void {
    entry.close().catch((error: unknown) => onProblem(error instanceof Error ? error : new Error(String(error))));
  }

  return {
    current() {
      if (performance.now() < lookAt) return opened;
      lookAt = performance.now() + lookEveryMs;
      const now = stampOfModelsConfig(dataFolder);
      if (now === stamp) return opened;
      stamp = now;
      try {
        reload();
      } catch (error) {
        onProblem(error instanceof Error ? error : new Error(String(error)));
      }
      return opened;
    },
    async close() {
      await Promise.all(entries.map((entry) => entry.close()));
    },
  };
}
