import type { ModelEntry } from '@/platform/models/config';
import { modelsFolderOf, openEntry } from '@/platform/models/open-models';
import { type Trial, tryEmbedder, tryModel } from '@/platform/models/try-model';
import { ModelError } from '@/platform/models/types';
import { CommandError } from '../../command-error';
import { onInterrupt } from './interrupt';
import { dataFolder, entryOf, print, readModels } from './store';

interface Outcome {
  id: string;
  trial: Trial | null;
  embeddings: { dimensions: number; milliseconds: number } | null;
  problem: { failure: string; message: string } | null;
}

export async function testModel(id: string | undefined, { json }: { json?: boolean }): Promise<void> {
  const config = readModels();
  const entries = id === undefined ? config.models : [entryOf(config, id)];
  if (entries.length === 0) throw new CommandError('There are no models to test.', 2);
  const outcomes: Outcome[] = [];
  for (const entry of entries) {
    const { order } = config;
    const purposes = {
      writes: order.tutor.includes(entry.id) || order.judge.includes(entry.id) || !order.embeddings.includes(entry.id),
    };
    const outcome = await tryEntry(entry, purposes.writes);
    outcomes.push(outcome);
    if (!json) for (const line of wordsOf(outcome)) print(line);
  }
  if (json) print(JSON.stringify(outcomes));
  process.exitCode = outcomes.some(({ problem }) => problem !== null) ? 1 : 0;
}

/** Asks a model what an administrator wants to know of it; a failure is part of the outcome. */
export async function tryEntry(entry: ModelEntry, writes: boolean): Promise<Outcome> {
  const opened = openEntry(entry, modelsFolderOf(dataFolder()));
  try {
    return await onInterrupt(async (signal) => ({
      id: entry.id,
      trial: writes ? await tryModel(opened, signal) : null,
      embeddings: await tryEmbedder(opened, signal),
      problem: null,
    }));
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { id: entry.id, trial: null, embeddings: null, problem: { failure: error.failure, message: error.message } };
  } finally {
    await opened.close();
  }
}

const SCHEMAS: Record<Trial['capabilities']['schema'], string> = {
  json_schema: 'keeps to a schema (response_format json_schema)',
  json_object_schema: 'keeps to a schema (response_format json_object with schema)',
  schema_field: 'keeps to a schema (json_schema)',
  format: 'keeps to a schema (format, of Ollama)',
  grammar: 'keeps to a schema (grammar of llama.cpp)',
  prompt: 'gives objects when asked in words; they are checked',
  none: 'gives no objects that fit a schema: lessons and exercises will not be written by it',
};

export function wordsOf({ id, trial, embeddings, problem }: Outcome): string[] {
  if (problem) return [`${id}: ${problem.message} (${problem.failure})`];
  const lines = [`${id}: answers`];
  if (trial) {
    const { contextTokens, slots, schema } = trial.capabilities;
    lines.push(
      `  context ${contextTokens} tokens, ${slots} at the same time`,
      `  ${SCHEMAS[schema]}${trial.objectProblem ? `; but: ${trial.objectProblem}` : ''}`,
      `  first token after ${Math.round(trial.firstTokenMs)} ms, then ${trial.tokensPerSecond.toFixed(1)} tokens a second`,
      `  said: ${trial.answer}`,
    );
  }
  if (embeddings)
    lines.push(`  vectors of ${embeddings.dimensions}, three texts in ${Math.round(embeddings.milliseconds)} ms`);
  return lines;
}
