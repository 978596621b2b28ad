import { z } from 'zod';
import { type Embedder, ModelError } from '../types';
import { unitVector } from '../unit-vector';
import type { OpenAiEndpoint } from './endpoint';
import { askJson } from './http';

/** Texts in one request. */
const BATCH = 32;
/** A text that the server finds too long is halved at most this often. */
const MOST_HALVINGS = 8;
/** No model for embeddings reads more characters of a text. */
const MOST_CHARACTERS = 64_000;

export interface EmbedderOptions {
  /** Components of a vector, as found by `meno models add`. */
  dimensions: number;
  /** What some models want before a text, such as `query: ` and `passage: ` for E5. */
  prefixes: { query: string; passage: string };
}

const answerSchema = z.object({
  data: z.array(z.object({ index: z.int().min(0).nullish(), embedding: z.array(z.number()) })),
});

/** Vectors from a server's `/v1/embeddings`. Of a text longer than its model takes, the beginning counts. */
export function createOpenAiEmbedder(endpoint: OpenAiEndpoint, { dimensions, prefixes }: EmbedderOptions): Embedder {
  async function batch(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    const vectors = await requestVectors(endpoint, texts, signal);
    const odd = vectors.find((vector) => vector.length !== dimensions);
    if (odd)
      throw new ModelError(
        'bad_answer',
        `The server's vectors have ${odd.length} components, not ${dimensions}: it runs another model. Add it anew.`,
      );
    return vectors;
  }

  async function shortened(text: string, halvings: number, signal: AbortSignal): Promise<Float32Array[]> {
    try {
      return await batch([text], signal);
    } catch (error) {
      if (!isTooLong(error) || halvings === 0) throw error;
      return shortened(text.slice(0, Math.ceil(text.length / 2)), halvings - 1, signal);
    }
  }

  return {
    id: endpoint.id,
    dimensions,
    async embed(texts, kind, signal) {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += BATCH) {
        const some = texts.slice(from, from + BATCH).map((text) => prefixes[kind] + readable(text));
        try {
          vectors.push(...(await batch(some, signal)));
        } catch (error) {
          if (!isTooLong(error)) throw error;
          for (const text of some) vectors.push(...(await shortened(text, MOST_HALVINGS, signal)));
        }
      }
      return vectors;
    },
  };
}

/** Vectors of length 1, in order, of as many components as the server gives. @throws ModelError */
export async function requestVectors(
  endpoint: OpenAiEndpoint,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Float32Array[]> {
  if (signal.aborted) throw new ModelError('cancelled', 'The request was cancelled.');
  const body = { model: endpoint.model, input: texts, encoding_format: 'float' };
  const answer = answerSchema.safeParse(await askJson(endpoint, `${endpoint.baseUrl}/embeddings`, body, signal));
  if (!answer.success || answer.data.data.length !== texts.length)
    throw new ModelError('bad_answer', 'The server sent something that is not one vector a text.');
  const inOrder = answer.data.data
    .map(({ index, embedding }, place) => ({ index: index ?? place, embedding }))
    .sort((a, b) => a.index - b.index);
  if (inOrder.some(({ index, embedding }, place) => index !== place || embedding.length === 0))
    throw new ModelError('bad_answer', 'The server sent its vectors in no clear order.');
  return inOrder.map(({ embedding }) => unitVector(embedding));
}

/** Some servers refuse a text without words. */
function readable(text: string): string {
  return text.trim() === '' ? '-' : text.slice(0, MOST_CHARACTERS);
}

function isTooLong(error: unknown): boolean {
  return error instanceof ModelError && error.failure === 'context_overflow';
}
