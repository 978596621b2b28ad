import path from 'node:path';
import { readApiKey } from './api-key';
import type { GgufEntry, ModelEntry, ModelsConfig, ServerEntry } from './config';
import { createGgufEmbedder } from './gguf/gguf-embedder';
import { createGgufHost, type GgufFile } from './gguf/gguf-host';
import { createGgufModel } from './gguf/gguf-model';
import { runtimeFolder } from './gguf/runtime';
import { normaliseBaseUrl, type OpenAiEndpoint, USUAL_TIMEOUTS } from './openai/endpoint';
import { createOpenAiEmbedder } from './openai/openai-embedder';
import { createOpenAiModel } from './openai/openai-model';
import type { OpenedEmbedder, OpenedModel, OpenedModels } from './opened';
import type { Embedder, LanguageModel } from './types';

const USUAL_SLOTS = 4;
/** Each slot of a file in this process takes memory for its context. */
const USUAL_GGUF_SLOTS = 2;

/** What an entry of `models.json` was opened to. */
export interface OpenedEntry {
  entry: ModelEntry;
  model: LanguageModel;
  /** Null where the entry has no dimensions, and so is for no embeddings. */
  embedder: Embedder | null;
  close(): Promise<void>;
}

/**
 * Opens the models that a file names. Nothing is asked of a server and no file is loaded before a model is used.
 * @param modelsFolder Where GGUF files and their runtime lie, see {@link modelsFolderOf}.
 * @param kept Entries that are open: one that did not change is used again.
 */
export function openEntries(
  config: ModelsConfig,
  modelsFolder: string,
  kept: readonly OpenedEntry[] = [],
): OpenedEntry[] {
  return config.models.map((entry) => {
    const before = kept.find((other) => JSON.stringify(other.entry) === JSON.stringify(entry));
    return before ?? openEntry(entry, modelsFolder);
  });
}

/** `<MENO_DATA>/models`: GGUF files that were added, and the runtime for them. */
export function modelsFolderOf(dataFolder: string): string {
  return path.resolve(dataFolder, 'models');
}

export function openEntry(entry: ModelEntry, modelsFolder: string): OpenedEntry {
  const { id, dimensions, queryPrefix = '', passagePrefix = '' } = entry;
  const prefixes = { query: queryPrefix, passage: passagePrefix };
  if (entry.kind === 'openai') {
    const endpoint = endpointOf(entry);
    const model = createOpenAiModel(endpoint);
    const embedder = dimensions === undefined ? null : createOpenAiEmbedder(endpoint, { dimensions, prefixes });
    return { entry, model, embedder, close: () => model.close() };
  }
  const host = createGgufHost(ggufFileOf(entry, modelsFolder));
  const model = createGgufModel({ id, slots: slotsOf(entry), host });
  const embedder = dimensions === undefined ? null : createGgufEmbedder({ id, dimensions, prefixes, host });
  return { entry, model, embedder, close: () => host.close() };
}

/** The models of a file by purpose. */
export function openModels(config: ModelsConfig, entries: readonly OpenedEntry[]): OpenedModels {
  const models = entries.flatMap(({ entry, model }): OpenedModel[] => {
    const purposes = (['tutor', 'judge'] as const).filter((purpose) => config.order[purpose].includes(entry.id));
    return purposes.length > 0 ? [{ model, purposes, slots: slotsOf(entry) }] : [];
  });
  const byId = new Map(entries.map((opened) => [opened.entry.id, opened]));
  const of = (purpose: 'tutor' | 'judge') =>
    config.order[purpose].flatMap((id) => models.filter(({ model }) => model === byId.get(id)?.model));
  const lists = { tutor: of('tutor'), judge: of('judge') };
  const embedders = config.order.embeddings.flatMap((id): OpenedEmbedder[] => {
    const opened = byId.get(id);
    return opened?.embedder ? [{ embedder: opened.embedder, slots: slotsOf(opened.entry) }] : [];
  });
  return { models, of: (purpose) => lists[purpose], embedders, ...(config.limits ? { limits: config.limits } : {}) };
}

/** A server's entry as the adapter takes it. */
export function endpointOf(entry: ServerEntry): OpenAiEndpoint {
  return {
    id: entry.id,
    baseUrl: normaliseBaseUrl(entry.url),
    model: entry.model,
    apiKey: () => readApiKey(entry),
    slots: entry.slots ?? null,
    contextTokens: entry.contextTokens ?? null,
    timeouts: {
      firstTokenMs: entry.firstTokenMs ?? USUAL_TIMEOUTS.firstTokenMs,
      betweenTokensMs: entry.betweenTokensMs ?? USUAL_TIMEOUTS.betweenTokensMs,
      questionMs: entry.questionMs ?? USUAL_TIMEOUTS.questionMs,
    },
  };
}

/** A GGUF file's entry as its host takes it. */
export function ggufFileOf(entry: GgufEntry, modelsFolder: string): GgufFile {
  return {
    file: path.resolve(modelsFolder, entry.file),
    runtime: runtimeFolder(modelsFolder),
    slots: slotsOf(entry),
    contextTokens: entry.contextTokens ?? null,
    threads: entry.threads ?? null,
  };
}

function slotsOf(entry: ModelEntry): number {
  return entry.slots ?? (entry.kind === 'gguf' ? USUAL_GGUF_SLOTS : USUAL_SLOTS);
}
