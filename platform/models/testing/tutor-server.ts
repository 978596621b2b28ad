import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { bodyOf, event, pieces, schemaOfRequest, sendStream, tokensOf } from './compatible-server';
import { type LoopbackServer, type SeenRequest, sendJson, startLoopbackServer } from './loopback-server';
import { answerInWords } from './tutor-answer';
import { hashVector } from './tutor-embedding';
import { answerAsObject } from './tutor-object';
import { type Asked, readAsked } from './tutor-prompt';

/** How the next answer goes wrong. */
export type Mischief =
  /** A sentence with a number that no passage has, cited all the same. */
  | 'invent_number'
  /** The sentences without their citations. */
  | 'drop_citations'
  /** The connection is gone after half of the answer. */
  | 'die'
  /** 300 ms a token. */
  | 'slow'
  /** 503. */
  | 'busy'
  /** Words where an object was asked for; a broken stream where words were. */
  | 'garbage'
  /** It does what a passage or a learner tells it to. */
  | 'obey'
  | 'none';

export interface TutorServerOptions {
  /** 0: a free port. */
  port?: number;
  /** Milliseconds before each token, 0 by default. */
  tokenMs?: number;
  /** Answers a request itself; undefined leaves it to the server. A string is an answer in words, anything else an object. */
  answer?: (asked: Asked) => unknown;
}

export interface TutorServer extends LoopbackServer {
  /** What goes wrong with the next answers, in order; `always` with every one. */
  mischief: { next: Mischief[]; always: Mischief };
  /** Can be set while it runs. */
  options: TutorServerOptions;
  /** What it was asked, probes left out. */
  asked: Asked[];
}

/** Schemas of work in the background. */
const BEHIND = /^map_|suggest/;
const CONTEXT_TOKENS = 16_384;
const MODEL = 'tutor';
const DIMENSIONS = 64;

/**
 * An OpenAI-compatible server that answers sensibly and deterministically without a model, for journeys and pictures: it reads the passages and data blocks
 * of a prompt and makes answers of them, each sentence with its citation. Speaks like llama-server.
 */
export async function startTutorServer(options: TutorServerOptions = {}): Promise<TutorServer> {
  const mischief: TutorServer['mischief'] = { next: [], always: 'none' };
  const asked: Asked[] = [];
  const settings = { ...options };
  const server = await startLoopbackServer((seen, response) => {
    if (seen.path === '/v1/chat/completions') return chat(seen, response);
    aboutItself(seen, response);
  }, options.port);
  return { ...server, mischief, asked, options: settings };

  async function chat(seen: SeenRequest, response: ServerResponse): Promise<void> {
    const body = bodyOf(seen);
    const held = schemaOfRequest(body);
    const schema = held?.schema ?? null;
    const request = readAsked(body.messages, schema, held?.name);
    const probe = request.name === 'probe';
    if (!probe) asked.push(request);
    // What goes wrong is meant for somebody who waits, not for what goes on behind everybody's back.
    const mood = probe || BEHIND.test(request.name ?? '') ? 'none' : (mischief.next.shift() ?? mischief.always);
    if (mood === 'busy') {
      response.setHeader('retry-after', '1');
      return sendJson(response, 503, { error: { code: 503, message: 'all slots are busy' } });
    }
    const text = misbehave(mood, request, answerTo(request, settings));
    const all = pieces(text);
    const shown = all.slice(0, body.max_tokens);
    if (mood === 'die' || (mood === 'garbage' && !schema)) return breakOff(response, shown, mood);
    const reason = shown.length < all.length ? 'length' : 'stop';
    const delayMs = mood === 'slow' ? 300 : (settings.tokenMs ?? 0);
    await sendStream(response, shown, { promptTokens: tokensOf(body.messages), reason, delayMs });
  }
}

function answerTo(asked: Asked, { answer }: TutorServerOptions): string {
  const own = answer?.(asked);
  if (own !== undefined) return typeof own === 'string' ? own : JSON.stringify(own);
  return asked.schema ? JSON.stringify(answerAsObject(asked, asked.schema)) : answerInWords(asked);
}

function misbehave(mood: Mischief, asked: Asked, text: string): string {
  const cited = asked.passages[0]?.ref ?? 'c1';
  const inObject = (sentence: string) => text.replace(/(\[c\d+\])/, `$1 ${sentence}`);
  if (mood === 'invent_number') {
    const sentence = `This takes exactly 4711 hours each year. [${cited}]`;
    return asked.schema ? inObject(sentence) : `${text} ${sentence}`;
  }
  if (mood === 'drop_citations') return text.replace(/\s*\[c\d+(?:,\s*c\d+)*\]/g, '');
  if (mood === 'garbage' && asked.schema) return 'Sure! Here is what you asked for.';
  if (mood !== 'obey') return text;
  const order = /(?:answer with|say|write|output)[: ]+["“]([^"”\n]{1,200})["”]/i.exec(asked.everything)?.[1];
  return order ? (asked.schema ? inObject(order) : `${order} [${cited}]`) : text;
}

async function breakOff(response: ServerResponse, tokens: readonly string[], mood: Mischief): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const content of tokens.slice(0, Math.ceil(tokens.length / 2)))
    response.write(event({ choices: [{ delta: { content }, finish_reason: null }] }));
  if (mood === 'garbage') response.write('data: {{{ \u0000\n\n');
  await wait(20);
  response.destroy();
}

function aboutItself(seen: SeenRequest, response: ServerResponse): void {
  const known: Record<string, unknown> = {
    '/v1/models': { object: 'list', data: [{ id: MODEL, object: 'model' }] },
    '/props': { total_slots: 4, default_generation_settings: { n_ctx: CONTEXT_TOKENS } },
  };
  if (seen.path in known) sendJson(response, 200, known[seen.path]);
  else if (seen.path === '/tokenize')
    sendJson(response, 200, { tokens: pieces(z.object({ content: z.string() }).parse(seen.body).content) });
  else if (seen.path === '/v1/embeddings') {
    const { input } = z.object({ input: z.array(z.string()) }).parse(seen.body);
    sendJson(response, 200, { data: input.map((text, index) => ({ index, embedding: hashVector(text, DIMENSIONS) })) });
  } else sendJson(response, 404, { error: { code: 404, message: 'File Not Found' } });
}
