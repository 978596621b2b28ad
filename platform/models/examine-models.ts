import path from 'node:path';
import type { ModelEntry } from './config';
import { readModelsConfig } from './config-file';
import { problemOfGguf } from './gguf/gguf-check';
import { installedRuntime, runtimeFolder } from './gguf/runtime';
import { endpointOf, modelsFolderOf } from './open-models';
import { askServer } from './openai/server-facts';

/** How long a server may take to say that it is there, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Whether the models of a data folder are there, a line each; nothing is written by a model for it and no file is loaded. */
export async function examineModels(dataFolder: string): Promise<{ ok: boolean; words: string }[]> {
  try {
    const { models } = readModelsConfig(dataFolder);
    if (models.length === 0)
      return [{ ok: true, words: 'No language model: lessons are composed of passages of the material' }];
    return await Promise.all(models.map((entry) => examineModel(entry, modelsFolderOf(dataFolder))));
  } catch (error) {
    return [{ ok: false, words: wordsOf(error) }];
  }
}

async function examineModel(entry: ModelEntry, folder: string): Promise<{ ok: boolean; words: string }> {
  const name = `Language model ${entry.id}`;
  if (entry.kind === 'gguf') {
    const problem = await problemOfGguf(path.resolve(folder, entry.file));
    if (problem !== null) return { ok: false, words: `${name}: ${problem}` };
    const runtime = await installedRuntime(runtimeFolder(folder));
    return runtime
      ? { ok: true, words: `${name}: ${entry.file}, by llama.cpp in Meno itself` }
      : { ok: false, words: `${name}: its runtime is missing; run \`meno models install-runtime\`` };
  }
  const endpoint = endpointOf(entry);
  const patient = { ...endpoint, timeouts: { ...endpoint.timeouts, questionMs: PATIENCE_MS } };
  try {
    const { kind, models } = await askServer(patient, AbortSignal.timeout(PATIENCE_MS * 2));
    const known = models.length === 0 || models.includes(entry.model) || models.includes(`${entry.model}:latest`);
    // llama-server answers to any name: it has one model.
    if (known || kind === 'llama-server') return { ok: true, words: `${name}: ${entry.model} at ${entry.url} answers` };
    return { ok: false, words: `${name}: ${entry.url} has no model ${entry.model}, but: ${models.join(', ')}` };
  } catch (error) {
    return { ok: false, words: `${name}: ${wordsOf(error)}` };
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
