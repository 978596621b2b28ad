import { type ModelEntry, type ModelsConfig, ModelsConfigError } from '@/platform/models/config';
import { readModelsConfig, writeModelsConfig } from '@/platform/models/config-file';
import { readConfig } from '@/server/config/read-config';
import { CommandError } from '../../command-error';

export const PURPOSES = ['tutor', 'judge', 'embeddings'] as const;
export type Purpose = (typeof PURPOSES)[number];

export function dataFolder(): string {
  return readConfig(process.env).MENO_DATA;
}

/** @throws CommandError for a file that can't be used, naming the place */
export function readModels(): ModelsConfig {
  try {
    return readModelsConfig(dataFolder());
  } catch (error) {
    throw inWords(error);
  }
}

/** @throws CommandError for a change that makes no sense */
export async function writeModels(config: ModelsConfig): Promise<void> {
  await writeModelsConfig(dataFolder(), config).catch((error: unknown) => {
    throw inWords(error);
  });
}

/** @throws CommandError where there is no such model, with those that there are */
export function entryOf({ models }: ModelsConfig, id: string): ModelEntry {
  const entry = models.find((model) => model.id === id);
  if (entry) return entry;
  const ids = models.map((model) => model.id).join(', ');
  throw new CommandError(ids === '' ? 'There are no models.' : `There is no model '${id}', but: ${ids}`, 2);
}

/** @throws CommandError for what is no purpose */
export function purposeOf(word: string): Purpose {
  const purpose = PURPOSES.find((each) => each === word.trim());
  if (purpose) return purpose;
  throw new CommandError(`'${word}' is no purpose: ${PURPOSES.join(', ')}`, 2);
}

export function wholeNumber(word: string | undefined, name: string, most: number): number | undefined {
  if (word === undefined) return undefined;
  const value = Number(word);
  if (/^\d{1,9}$/.test(word) && value >= 1 && value <= most) return value;
  throw new CommandError(`${name}: a whole number from 1 to ${most}, not ${word}`, 2);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function inWords(error: unknown): unknown {
  return error instanceof ModelsConfigError ? new CommandError(error.message, 2) : error;
}
