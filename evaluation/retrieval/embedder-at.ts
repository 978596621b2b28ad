import { z } from 'zod';
import { normaliseBaseUrl, type OpenAiEndpoint, USUAL_TIMEOUTS } from '@/platform/models/openai/endpoint';
import { askJson } from '@/platform/models/openai/http';
import { createOpenAiEmbedder, requestVectors } from '@/platform/models/openai/openai-embedder';
import type { Embedder } from '@/platform/models/types';

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })).min(1) });

/**
 * The embedder behind an OpenAI-compatible address: the model named after `#`, else the first that the server lists. The key, where one
 * is wanted, is in `EMBEDDINGS_API_KEY`.
 * @throws RangeError for what is no address; ModelError where the server doesn't answer
 */
export async function embedderAt(address: string, signal: AbortSignal): Promise<Embedder> {
  const [url = '', named] = address.split('#', 2);
  const endpoint: OpenAiEndpoint = {
    id: address,
    baseUrl: normaliseBaseUrl(url),
    model: named ?? '',
    apiKey: async () => process.env.EMBEDDINGS_API_KEY ?? null,
    ...{ slots: null, contextTokens: null, timeouts: { ...USUAL_TIMEOUTS, questionMs: 60_000 } },
  };
  const model = named ?? (await firstModel(endpoint, signal));
  const [vector] = await requestVectors({ ...endpoint, model }, ['dimensions'], signal);
  const dimensions = vector?.length ?? 0;
  return createOpenAiEmbedder({ ...endpoint, model }, { dimensions, prefixes: { query: '', passage: '' } });
}

async function firstModel(endpoint: OpenAiEndpoint, signal: AbortSignal): Promise<string> {
  const listed = modelsSchema.safeParse(await askJson(endpoint, `${endpoint.baseUrl}/models`, undefined, signal));
  return listed.success ? (listed.data.data[0]?.id ?? '') : '';
}
