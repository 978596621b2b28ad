import { z } from 'zod';
import { ModelError } from '../types';
import { type OpenAiEndpoint, rootOf } from './endpoint';
import { askJson } from './http';
import { isHopeless, ServerError } from './http-errors';
import type { Tokenizer } from './tokens';

/** What a server says of itself when asked in the ways of llama-server, vLLM, Ollama and LM Studio. */
export interface ServerFacts {
  kind: 'llama-server' | 'vllm' | 'ollama' | 'lm-studio' | 'unknown';
  /** Null where it doesn't say. */
  contextTokens: number | null;
  slots: number | null;
  tokenizer: Tokenizer;
  /** Names of its models, as it lists them. */
  models: string[];
}

const positive = z.int().min(1);
const modelsSchema = z.object({
  data: z.array(z.object({ id: z.string(), max_model_len: positive.nullish() })),
});
const propsSchema = z.object({
  total_slots: z.int().min(0).nullish(),
  // 0 where it has no model loaded yet.
  default_generation_settings: z.object({ n_ctx: z.int().min(0).nullish() }).nullish(),
});
const ollamaVersionSchema = z.object({ version: z.string() });
const ollamaShowSchema = z.object({ parameters: z.string().nullish() });
const ollamaRunningSchema = z.object({
  models: z.array(z.object({ name: z.string(), context_length: positive.nullish() })).nullish(),
});
const studioSchema = z.object({
  data: z.array(
    z.object({ id: z.string(), loaded_context_length: positive.nullish(), max_context_length: positive.nullish() }),
  ),
});

/**
 * Asks a server what it is. Questions that it doesn't know cost one 404 each.
 * @throws ModelError when the server can't be reached, is loading or refuses the key
 */
export async function askServer(endpoint: OpenAiEndpoint, signal: AbortSignal): Promise<ServerFacts> {
  const root = rootOf(endpoint.baseUrl);
  const listed = await ask(`${endpoint.baseUrl}/models`, modelsSchema, true);
  const models = listed?.data.map(({ id }) => id) ?? [];
  const longest = listed?.data.find(({ id }) => id === endpoint.model)?.max_model_len ?? null;
  if (longest !== null)
    return { kind: 'vllm', contextTokens: longest, slots: null, tokenizer: await tokenizerOfVllm(), models };
  const props = await ask(`${root}/props`, propsSchema);
  if (props?.default_generation_settings)
    return {
      kind: 'llama-server',
      contextTokens: props.default_generation_settings.n_ctx || null,
      slots: props.total_slots || null,
      tokenizer: (await works({ content: 'a' })) ? 'llama-server' : 'none',
      models,
    };
  const ollama = await ask(`${root}/api/version`, ollamaVersionSchema);
  if (ollama) return { kind: 'ollama', contextTokens: await contextOfOllama(), slots: null, tokenizer: 'none', models };
  const studio = await ask(`${root}/api/v0/models`, studioSchema);
  const loaded = studio?.data.find(({ id }) => id === endpoint.model);
  return {
    kind: studio ? 'lm-studio' : 'unknown',
    contextTokens: loaded?.loaded_context_length ?? null,
    slots: null,
    tokenizer: (await works({ content: 'a' })) ? 'llama-server' : 'none',
    models,
  };

  /** Null for an answer of another form, or none; only what shows that nothing will work is thrown. */
  async function ask<T>(url: string, schema: z.ZodType<T>, first = false): Promise<T | null> {
    try {
      const parsed = schema.safeParse(await askJson(endpoint, url, undefined, signal));
      return parsed.success ? parsed.data : null;
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      if (['cancelled', 'loading', 'busy'].includes(error.failure)) throw error;
      if (first && (error.failure === 'timeout' || (isHopeless(error) && !isNotFound(error)))) throw error;
      return null;
    }
  }

  async function works(body: unknown): Promise<boolean> {
    try {
      return z
        .object({ tokens: z.array(z.unknown()) })
        .safeParse(await askJson(endpoint, `${root}/tokenize`, body, signal)).success;
    } catch (error) {
      if (error instanceof ModelError && error.failure !== 'cancelled') return false;
      throw error;
    }
  }

  async function tokenizerOfVllm(): Promise<Tokenizer> {
    return (await works({ model: endpoint.model, prompt: 'a', add_special_tokens: false })) ? 'vllm' : 'none';
  }

  /** What the running model has, else what its file sets; else unknown, as Ollama does not say what it will take. */
  async function contextOfOllama(): Promise<number | null> {
    const running = await ask(`${root}/api/ps`, ollamaRunningSchema);
    const ours = running?.models?.find(({ name }) => name === endpoint.model || name === `${endpoint.model}:latest`);
    if (ours?.context_length) return ours.context_length;
    const shown = await askJson(endpoint, `${root}/api/show`, { model: endpoint.model }, signal).catch(() => null);
    const parsed = ollamaShowSchema.safeParse(shown);
    const set = /^num_ctx\s+(\d+)/m.exec(parsed.success ? (parsed.data.parameters ?? '') : '')?.[1];
    return set === undefined ? null : Number(set);
  }
}

/** Not every server lists its models. */
function isNotFound(error: unknown): boolean {
  return error instanceof ServerError && error.status === 404;
}
