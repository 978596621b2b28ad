import { type ChatEvent, type ChatRequest, ModelError } from '../types';
import { type Delta, ollamaDeltas, openAiDeltas } from './deltas';
import { type OpenAiEndpoint, rootOf } from './endpoint';
import { asModelError, request } from './http';
import { createThinkingFilter } from './thinking';
import type { TokenCounter } from './tokens';

/** Fields of a request's body that make the server keep to a schema. */
export type SchemaFields = Record<string, unknown>;

/**
 * Asks for one answer and gives it as it comes; the connection is closed when the loop is left or the signal aborts.
 * @param native Ollama's own `/api/chat` in place of `/v1/chat/completions`.
 * @throws ModelError and nothing else
 */
export async function* streamChat(
  endpoint: OpenAiEndpoint,
  ask: { request: ChatRequest; schema: SchemaFields; native: boolean },
  counter: TokenCounter,
  signal: AbortSignal,
): AsyncGenerator<ChatEvent> {
  const patience = createPatience(endpoint.timeouts.firstTokenMs);
  const started = performance.now();
  const filter = createThinkingFilter();
  let text = '';
  let firstTokenMs = 0;
  let finish: Delta['finish'] = null;
  let use: Delta['use'] = null;
  try {
    for await (const delta of deltasOf(endpoint, ask, AbortSignal.any([signal, patience.signal]))) {
      patience.rest();
      finish = delta.finish ?? finish;
      use = delta.use ?? use;
      const shown = filter.push(delta.text);
      if (shown !== '') {
        if (text === '') firstTokenMs = performance.now() - started;
        text += shown;
        yield { type: 'text', text: shown };
      }
      patience.wait(endpoint.timeouts.betweenTokensMs);
    }
    patience.rest();
    const rest = filter.end();
    text += rest;
    if (finish === 'refused') throw new ModelError('refused', 'The model refused to answer.');
    if (text.trim() === '') throw emptyAnswer(finish);
    if (rest !== '') yield { type: 'text', text: rest };
    if (use) counter.learn(ask.request.messages, use.promptTokens);
    yield {
      type: 'end',
      reason: finish === 'length' ? 'length' : 'stop',
      use: use ? { ...use, counted: true } : reckoned(counter, ask.request, text),
      milliseconds: performance.now() - started,
      firstTokenMs,
    };
  } catch (error) {
    throw asModelError(error, signal, patience.signal);
  } finally {
    patience.end();
  }
}

async function* deltasOf(
  endpoint: OpenAiEndpoint,
  { request: chat, schema, native }: { request: ChatRequest; schema: SchemaFields; native: boolean },
  signal: AbortSignal,
): AsyncGenerator<Delta> {
  const common = { model: endpoint.model, messages: chat.messages, stream: true };
  const sampling = { temperature: chat.temperature, ...(chat.seed === undefined ? {} : { seed: chat.seed }) };
  const body = native
    ? { ...common, ...schema, options: { ...sampling, num_predict: chat.maxTokens } }
    : { ...common, ...schema, ...sampling, max_tokens: chat.maxTokens, stream_options: { include_usage: true } };
  const url = native ? `${rootOf(endpoint.baseUrl)}/api/chat` : `${endpoint.baseUrl}/chat/completions`;
  const response = await request(endpoint, url, body, signal);
  const sent = { key: await endpoint.apiKey(), sent: JSON.stringify(chat.messages) };
  yield* native ? ollamaDeltas(response, sent) : openAiDeltas(response, sent);
}

/** A clock that aborts its signal when nothing came for long enough, and stands still while the reader of the answer is busy. */
function createPatience(firstMs: number) {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const wait = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(), milliseconds);
  };
  wait(firstMs);
  return {
    signal: controller.signal,
    wait,
    rest: () => clearTimeout(timer),
    /** Lets go of the connection as well, however the answer ended. */
    end: () => {
      clearTimeout(timer);
      controller.abort();
    },
  };
}

function emptyAnswer(finish: Delta['finish']): ModelError {
  return finish === 'length'
    ? new ModelError('bad_answer', 'The model used all its tokens before it began to answer.')
    : new ModelError('bad_answer', 'The model answered with nothing.');
}

function reckoned(counter: TokenCounter, { messages }: ChatRequest, text: string) {
  return { promptTokens: counter.boundOfChat(messages), completionTokens: counter.bound(text), counted: false };
}
