import { z } from 'zod';
import { ModelError } from '../types';
import { parseJson } from './http';
import { errorInStream } from './http-errors';
import { readEvents, readLines } from './lines';

/** One step of an answer, whichever protocol it came by. */
export interface Delta {
  text: string;
  /** Why the answer ended; null while it goes on. */
  finish: 'stop' | 'length' | 'refused' | null;
  use: { promptTokens: number; completionTokens: number } | null;
}

/** What must not stand in an error. */
export interface Sent {
  key: string | null;
  sent: string;
}

const part = z.object({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish();
const chunkSchema = z.object({
  error: z.unknown().optional(),
  choices: z.array(z.object({ delta: part, message: part, finish_reason: z.string().nullish() })).nullish(),
  usage: z.object({ prompt_tokens: z.int().min(0), completion_tokens: z.int().min(0).nullish() }).nullish(),
});

/**
 * Deltas of `/v1/chat/completions`, streamed or (from a server that doesn't stream) whole. Thinking that a server keeps apart counts as an empty delta: a sign of life.
 * @throws ModelError for an error in the stream, something that is no chunk, and a stream that stops before the answer has ended.
 */
export async function* openAiDeltas(response: Response, sent: Sent): AsyncGenerator<Delta> {
  let began = false;
  let finished = false;
  for await (const data of dataOf(response)) {
    if (data.trim() === '[DONE]') {
      if (!began && !finished) throw new ModelError('bad_answer', 'The server ended without an answer.');
      return;
    }
    const chunk = chunkSchema.safeParse(parseChunk(data, began));
    if (!chunk.success) throw broken(began);
    if (chunk.data.error !== undefined && chunk.data.error !== null) throw errorInStream(chunk.data.error, sent, began);
    const choice = chunk.data.choices?.[0];
    const said = choice?.delta ?? choice?.message;
    const finish = finishOf(choice?.finish_reason, said?.refusal);
    const text = said?.content ?? '';
    began ||= text !== '';
    finished ||= finish !== null;
    const usage = chunk.data.usage;
    yield {
      text,
      finish,
      use: usage ? { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens ?? 0 } : null,
    };
  }
  if (!finished)
    throw new ModelError('interrupted', 'The connection to the server broke off in the middle of an answer.');
}

const nativeSchema = z.object({
  error: z.unknown().optional(),
  message: z.object({ content: z.string().nullish() }).nullish(),
  done: z.boolean().nullish(),
  done_reason: z.string().nullish(),
  prompt_eval_count: z.int().min(0).nullish(),
  eval_count: z.int().min(0).nullish(),
});

/** Deltas of Ollama's own `/api/chat`: a line of JSON each. @throws ModelError as {@link openAiDeltas} */
export async function* ollamaDeltas(response: Response, sent: Sent): AsyncGenerator<Delta> {
  let began = false;
  for await (const line of readLines(bytesOf(response))) {
    if (line.trim() === '') continue;
    const parsed = nativeSchema.safeParse(parseChunk(line, began));
    if (!parsed.success) throw broken(began);
    const { error, message, done, done_reason, prompt_eval_count, eval_count } = parsed.data;
    if (error !== undefined && error !== null) throw errorInStream(error, sent, began);
    const text = message?.content ?? '';
    began ||= text !== '';
    yield {
      text,
      finish: done ? finishOf(done_reason ?? 'stop', null) : null,
      use: done && eval_count ? { promptTokens: prompt_eval_count ?? 0, completionTokens: eval_count } : null,
    };
    if (done) return;
  }
  throw new ModelError('interrupted', 'The connection to the server broke off in the middle of an answer.');
}

function finishOf(reason: string | null | undefined, refusal: string | null | undefined): Delta['finish'] {
  if (refusal) return 'refused';
  if (reason === null || reason === undefined) return null;
  if (reason === 'length') return 'length';
  return reason === 'content_filter' ? 'refused' : 'stop';
}

async function* dataOf(response: Response): AsyncGenerator<string> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('text/html'))
    throw new ModelError('bad_answer', 'The server sent a web page in place of an answer.');
  if (type.includes('application/json')) yield await response.text();
  else yield* readEvents(bytesOf(response));
}

async function* bytesOf(response: Response): AsyncGenerator<Uint8Array> {
  if (response.body) yield* response.body;
}

function parseChunk(data: string, began: boolean): unknown {
  try {
    return parseJson(data);
  } catch {
    throw broken(began);
  }
}

function broken(began: boolean): ModelError {
  return new ModelError(
    began ? 'interrupted' : 'bad_answer',
    'The server sent something that is no part of an answer.',
  );
}
