import { z } from 'zod';
import { collect } from '../collect';
import { toModelSchema } from '../model-schema';
import { askForObject, parseObject } from '../object-answer';
import { type ChatRequest, ModelError } from '../types';
import { dialectsFor, promptOnly, type SchemaDialect } from './dialects';
import type { OpenAiEndpoint } from './endpoint';
import { isHopeless } from './http-errors';
import type { ServerFacts } from './server-facts';
import { streamChat } from './stream-chat';
import type { TokenCounter } from './tokens';

/** Nobody asks for this in words, so that only a server that keeps to the schema sends it. */
const unaskedFor = z.object({ probe: z.enum(['meno-7f']), number: z.int() });
const inWords = z.object({ word: z.string().max(40), number: z.int() });

/**
 * Tries the dialects of schemas one by one and believes only an answer that fits.
 * @returns null where no way to get an object out of the model was found
 * @throws ModelError when the server can't be reached or is loading
 */
export async function findDialect(
  endpoint: OpenAiEndpoint,
  facts: ServerFacts,
  counter: TokenCounter,
  signal: AbortSignal,
): Promise<SchemaDialect | null> {
  const plain = requestOf('Write the word hello.');
  for (const dialect of dialectsFor({ ollama: facts.kind === 'ollama' })) {
    if (await fits(plain, unaskedFor, dialect)) return dialect;
  }
  const asked = requestOf('Give the number three as a word and as a number.');
  const request = { ...asked, messages: askForObject(asked.messages, { name: 'probe', zod: inWords }) };
  return (await fits(request, inWords, promptOnly)) ? promptOnly : null;

  async function fits(request: ChatRequest, schema: z.ZodType, dialect: SchemaDialect): Promise<boolean> {
    const ask = { request, schema: dialect.fields('probe', toModelSchema(schema)), native: dialect.native };
    try {
      const { text } = await collect(streamChat(endpoint, ask, counter, signal));
      return parseObject(text, schema).ok;
    } catch (error) {
      // An unknown type of format is a 400 here, a 500 there; what says that the server is not there, or not now, ends the probe.
      if (!(error instanceof ModelError) || ['cancelled', 'loading', 'busy', 'timeout'].includes(error.failure))
        throw error;
      if (isHopeless(error)) throw error;
      return false;
    }
  }
}

function requestOf(words: string): ChatRequest {
  return { messages: [{ role: 'user', content: words }], passages: [], maxTokens: 400, temperature: 0, seed: 1 };
}
