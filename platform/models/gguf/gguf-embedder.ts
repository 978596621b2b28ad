import { unlessCancelled } from '../remembered';
import { type Embedder, ModelError } from '../types';
import { unitVector } from '../unit-vector';
import type { GgufHost } from './gguf-host';

/** Tokens that a model may put around a text. */
const AROUND = 4;

/** Vectors by a GGUF file in this process. Of a text longer than its context, the beginning counts. */
export function createGgufEmbedder(options: {
  id: string;
  dimensions: number;
  prefixes: { query: string; passage: string };
  host: GgufHost;
}): Embedder {
  const { id, dimensions, prefixes, host } = options;
  return {
    id,
    dimensions,
    async embed(texts, kind, signal) {
      const { model, context, contextTokens } = await unlessCancelled(host.embedding(), signal);
      if (model.embeddingVectorSize !== dimensions)
        throw new ModelError(
          'bad_answer',
          `The model's vectors have ${model.embeddingVectorSize} components, not ${dimensions}: it is another model. Add it anew.`,
        );
      const vectors: Float32Array[] = [];
      for (const text of texts) {
        if (signal.aborted) throw new ModelError('cancelled', 'The request was cancelled.');
        // A token has at most some dozen characters: no need to cut up a whole book.
        const tokens = model.tokenize(prefixes[kind] + (text.trim() === '' ? '-' : text.slice(0, contextTokens * 24)));
        const work = context.getEmbeddingFor(tokens.slice(0, contextTokens - AROUND));
        const { vector } = await unlessCancelled(work.catch(asFailure), signal);
        vectors.push(unitVector(vector));
      }
      return vectors;
    },
  };
}

function asFailure(error: unknown): never {
  throw new ModelError('unavailable', 'llama.cpp could not read a text.', null, { cause: error });
}
