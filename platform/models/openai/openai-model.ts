import { collectObject } from '../collect';
import { toModelSchema } from '../model-schema';
import { remembered } from '../remembered';
import { mergeRoles, withoutSystem } from '../roles';
import { refuseOverflow } from '../room';
import { type ChatEvent, type ChatRequest, type LanguageModel, type ModelCapabilities, ModelError } from '../types';
import type { SchemaDialect } from './dialects';
import { type OpenAiEndpoint, UNKNOWN_CONTEXT_TOKENS } from './endpoint';
import { isAboutRoles } from './http-errors';
import { findDialect } from './probe';
import { askServer, type ServerFacts } from './server-facts';
import { streamChat } from './stream-chat';
import { createTokenCounter, type Tokenizer } from './tokens';

/** How long answers of a server about itself are believed: behind the address may be another model later. */
const FACTS_FRESH_MS = 600_000;
const USUAL_SLOTS = 4;

/** What was found out about a server by asking and trying. */
export interface ProbeResult {
  capabilities: ModelCapabilities;
  facts: ServerFacts;
}

/** A language model behind an address, with what was found out about its server. */
export interface OpenAiModel extends LanguageModel {
  /** Everything that was found out, for people. @throws ModelError */
  probe(signal: AbortSignal): Promise<ProbeResult>;
}

/** A model behind any server that speaks OpenAI's protocol: llama-server, Ollama, vLLM, LM Studio. */
export function createOpenAiModel(endpoint: OpenAiEndpoint): OpenAiModel {
  let tokenizer: Tokenizer = 'none';
  let knowsSystem = true;
  const counter = createTokenCounter(endpoint, () => tokenizer);
  const facts = remembered(
    async (signal) => {
      const found = await askServer(endpoint, signal);
      tokenizer = found.tokenizer;
      return found;
    },
    () => FACTS_FRESH_MS,
  );
  const dialect = remembered(
    async (signal) => findDialect(endpoint, await facts.get(signal), counter, signal),
    (found) => (found === null ? FACTS_FRESH_MS : Number.POSITIVE_INFINITY),
  );

  /** Streams where prompt and answer fit the context. */
  async function* answer(
    request: ChatRequest,
    held: SchemaDialect | null,
    fields: object,
    signal: AbortSignal,
  ): AsyncGenerator<ChatEvent> {
    const contextTokens = contextOf(endpoint, await facts.get(signal));
    const messages = knowsSystem ? mergeRoles(request.messages) : withoutSystem(request.messages);
    const needed = await counter.ofChat(messages, contextTokens - request.maxTokens, signal);
    refuseOverflow(needed, request.maxTokens, contextTokens);
    const ask = { request: { ...request, messages }, schema: { ...fields }, native: held?.native ?? false };
    try {
      yield* streamChat(endpoint, ask, counter, signal);
    } catch (error) {
      // Its template has no place for a system's words: from now on they stand in the first message.
      if (!knowsSystem || !isAboutRoles(error)) throw error;
      knowsSystem = false;
      yield* answer(request, held, fields, signal);
    }
  }

  async function probe(signal: AbortSignal): Promise<ProbeResult> {
    const server = await facts.get(signal);
    const found = await dialect.get(signal);
    const slots = endpoint.slots ?? server.slots ?? USUAL_SLOTS;
    const contextTokens = contextOf(endpoint, server);
    return { facts: server, capabilities: { generates: true, schema: found?.name ?? 'none', contextTokens, slots } };
  }

  return {
    id: endpoint.id,
    probe,
    capabilities: async (signal) => (await probe(signal)).capabilities,
    stream: (request, signal) => answer(request, null, {}, signal),
    async object(request, schema, signal) {
      const held = await dialect.get(signal);
      if (held === null)
        throw new ModelError('schema_mismatch', 'This model gave no object that fits a schema when it was tried.');
      const fields = held.fields(schema.name, toModelSchema(schema.zod));
      try {
        return await collectObject(request, schema, (asked) => answer(asked, held, fields, signal));
      } catch (error) {
        // The server may have been changed for another: find out anew what it can do.
        if (error instanceof ModelError && error.failure === 'schema_mismatch') dialect.forget();
        throw error;
      }
    },
    countTokens: (text) =>
      counter.count(text, AbortSignal.timeout(endpoint.timeouts.questionMs)).catch(() => counter.bound(text)),
    close: async () => {},
  };
}

function contextOf(endpoint: OpenAiEndpoint, facts: ServerFacts): number {
  return endpoint.contextTokens ?? facts.contextTokens ?? UNKNOWN_CONTEXT_TOKENS;
}
