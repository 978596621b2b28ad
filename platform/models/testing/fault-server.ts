import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { bodyOf, type ChatBody, pieces, schemaOfRequest, sendLines, sendStream, tokensOf } from './compatible-server';
import { type Fault, fail } from './faults';
import { fillSchema } from './fill-schema';
import { type LoopbackServer, type SeenRequest, sendJson, startLoopbackServer } from './loopback-server';

export interface FaultServerOptions {
  /** Which questions about itself it answers. */
  flavour: 'llama-server' | 'ollama' | 'vllm' | 'lm-studio' | 'plain';
  /** Dialects of schemas that it keeps to, and those that it takes and ignores; the others are answered with 400. */
  keeps: readonly string[];
  ignores: readonly string[];
  contextTokens: number;
  /** What it answers without a schema. */
  answer: string;
  /** Components of its vectors. */
  dimensions: number;
  delayMs: number;
  /** The key it wants. */
  key: string | null;
}

export interface FaultServer extends LoopbackServer {
  options: FaultServerOptions;
  /** What goes wrong with the next answers, one each; `null` is an answer without a fault. */
  faults: (Fault | null)[];
  /** Requests for answers, embeddings and counts left out. */
  chats(): SeenRequest[];
}

const USUAL: FaultServerOptions = {
  flavour: 'llama-server',
  keeps: ['json_schema', 'json_object_schema', 'schema_field', 'format'],
  ignores: [],
  contextTokens: 4_096,
  answer: 'A loop repeats a step while its test holds. [c1] Größe, ñandú, 環 and 👩‍🏫 are letters like any. [c2]',
  dimensions: 8,
  delayMs: 0,
  key: null,
};

/** A server of OpenAI's protocol, scripted to go wrong in the ways that real ones do. */
export async function startFaultServer(options: Partial<FaultServerOptions> = {}): Promise<FaultServer> {
  const settings = { ...USUAL, ...options };
  const faults: (Fault | null)[] = [];
  const server = await startLoopbackServer(async (seen, response) => {
    if (settings.key !== null && seen.headers.authorization !== `Bearer ${settings.key}`)
      return sendJson(response, 401, { error: { message: `Bad key ${String(seen.headers.authorization)}` } });
    if (seen.path === '/v1/chat/completions' || (seen.path === '/api/chat' && settings.flavour === 'ollama')) {
      const fault = faults.shift() ?? null;
      return fault ? fail(fault, bodyOf(seen), response) : answer(seen, response, settings);
    }
    return aboutItself(seen, response, settings, faults);
  });
  const chats = () => server.requests.filter(({ path }) => /chat/.test(path));
  return { ...server, options: settings, faults, chats };
}

async function answer(seen: SeenRequest, response: ServerResponse, settings: FaultServerOptions): Promise<void> {
  const body = bodyOf(seen);
  const asked = schemaOfRequest(body);
  if (asked && !settings.keeps.includes(asked.dialect) && !settings.ignores.includes(asked.dialect))
    return sendJson(response, 400, { error: { code: 400, message: `unknown format ${asked.dialect}` } });
  const kept = asked && settings.keeps.includes(asked.dialect);
  const text = kept ? JSON.stringify(fillSchema(asked.schema, FILLERS)) : inWords(body, settings);
  const all = pieces(text);
  const most = seen.path === '/api/chat' ? (body.options?.num_predict ?? all.length) : body.max_tokens;
  const reason = all.length > most ? 'length' : 'stop';
  const promptTokens = tokensOf(body.messages);
  if (seen.path === '/api/chat') sendLines(response, all.slice(0, most), promptTokens, reason);
  else await sendStream(response, all.slice(0, most), { promptTokens, reason, delayMs: settings.delayMs });
}

/** A model that was only asked in words for JSON gives it where the server is set to keep `prompt`. */
function inWords(body: ChatBody, settings: FaultServerOptions): string {
  const schema = /JSON schema:\n(\{.*\})/.exec(body.messages.at(-1)?.content ?? '')?.[1];
  if (schema === undefined || !settings.keeps.includes('prompt')) return settings.answer;
  return `Here you are:\n\`\`\`json\n${JSON.stringify(fillSchema(JSON.parse(schema), FILLERS), null, 1)}\n\`\`\``;
}

async function aboutItself(
  seen: SeenRequest,
  response: ServerResponse,
  settings: FaultServerOptions,
  faults: (Fault | null)[],
): Promise<void> {
  const { flavour, contextTokens } = settings;
  const length = flavour === 'vllm' ? { max_model_len: contextTokens } : {};
  const known: Record<string, unknown> = {
    '/v1/models': { object: 'list', data: [{ id: 'test-model', object: 'model', ...length }] },
    ...(flavour === 'llama-server' && {
      '/props': { total_slots: 2, default_generation_settings: { n_ctx: contextTokens } },
    }),
    ...(flavour === 'ollama' && {
      '/api/version': { version: '0.6.0' },
      '/api/ps': { models: [{ name: 'test-model:latest', context_length: contextTokens }] },
    }),
    ...(flavour === 'lm-studio' && {
      '/api/v0/models': { data: [{ id: 'test-model', loaded_context_length: contextTokens }] },
    }),
  };
  if (seen.path in known) return sendJson(response, 200, known[seen.path]);
  if (seen.path === '/tokenize' && (flavour === 'llama-server' || flavour === 'vllm')) {
    const { content, prompt } = tokenizeSchema.parse(seen.body);
    const tokens = pieces(content ?? prompt ?? '').map((_, index) => index);
    return sendJson(response, 200, flavour === 'vllm' ? { count: tokens.length, tokens } : { tokens });
  }
  if (seen.path === '/v1/embeddings') {
    const fault = faults.shift() ?? null;
    await (fault ? fail(fault, null, response) : embed(seen, response, settings));
    return;
  }
  sendJson(response, 404, { error: { code: 404, message: 'File Not Found', type: 'not_found_error' } });
}

async function embed(
  seen: SeenRequest,
  response: ServerResponse,
  { dimensions, contextTokens }: FaultServerOptions,
): Promise<void> {
  const { input } = z.object({ input: z.array(z.string()) }).parse(seen.body);
  if (input.some((text) => pieces(text).length > contextTokens))
    return sendJson(response, 500, { error: { message: 'input is larger than the maximum context size' } });
  const data = input.map((text, index) => ({ index, embedding: countLetters(text, dimensions) }));
  sendJson(response, 200, { data: data.reverse(), usage: { prompt_tokens: 1, total_tokens: 1 } });
}

/** Texts with the same letters are near each other. */
function countLetters(text: string, dimensions: number): number[] {
  const counts = Array.from({ length: dimensions }, () => 1);
  for (const letter of text.toLowerCase()) {
    const place = (letter.codePointAt(0) ?? 0) % dimensions;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

const tokenizeSchema = z.object({ content: z.string(), prompt: z.string() }).partial();
const FILLERS = {
  text: (path: string, maxLength: number) => `Größe of ${path}`.slice(0, maxLength),
  count: () => 2,
  number: () => 3,
  boolean: () => true,
  pick: () => 0,
};
