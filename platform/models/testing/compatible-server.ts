import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { ModelSchema } from '../model-schema';
import type { ChatMessage } from '../types';
import type { SeenRequest } from './loopback-server';

const schemaOf = z.custom<ModelSchema>((value) => typeof value === 'object' && value !== null).optional();
/** What the endpoints of OpenAI's protocol and Ollama's own read of a request. */
export const chatBodySchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
  stream: z.boolean().default(false),
  max_tokens: z.number().default(100_000),
  temperature: z.number().optional(),
  seed: z.number().optional(),
  response_format: z
    .object({
      type: z.string(),
      schema: schemaOf,
      json_schema: z.object({ name: z.string().optional(), schema: schemaOf }).optional(),
    })
    .optional(),
  json_schema: schemaOf,
  format: schemaOf,
  options: z.object({ num_predict: z.number().optional() }).optional(),
});
export type ChatBody = z.output<typeof chatBodySchema>;

/** The schema of a request and the dialect it came in. */
export function schemaOfRequest(body: ChatBody): { dialect: string; name: string; schema: ModelSchema } | null {
  const format = body.response_format;
  if (format?.type === 'json_schema' && format.json_schema?.schema)
    return { dialect: 'json_schema', name: format.json_schema.name ?? '', schema: format.json_schema.schema };
  if (format?.schema) return { dialect: 'json_object_schema', name: '', schema: format.schema };
  if (body.json_schema) return { dialect: 'schema_field', name: '', schema: body.json_schema };
  return body.format ? { dialect: 'format', name: '', schema: body.format } : null;
}

/** Pieces as a tokeniser might cut them, white space before a word; together they are the text. */
export function pieces(text: string): string[] {
  return text.match(/\s*[\p{L}\p{M}\p{N}]{1,8}|\s*[^\s\p{L}\p{N}]|\s+$/gu) ?? [];
}

/** Writes an answer as server-sent events, as llama-server does. */
export async function sendStream(
  response: ServerResponse,
  tokens: readonly string[],
  { promptTokens, reason, delayMs = 0 }: { promptTokens: number; reason: 'stop' | 'length'; delayMs?: number },
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const token of tokens) {
    if (response.destroyed) return;
    response.write(event({ choices: [{ index: 0, delta: { content: token }, finish_reason: null }] }));
    if (delayMs > 0) await wait(delayMs);
  }
  response.write(event({ choices: [{ index: 0, delta: {}, finish_reason: reason }] }));
  response.write(event({ choices: [], usage: { prompt_tokens: promptTokens, completion_tokens: tokens.length } }));
  response.end('data: [DONE]\n\n');
}

/** Writes an answer as Ollama's own lines of JSON. */
export function sendLines(
  response: ServerResponse,
  tokens: readonly string[],
  promptTokens: number,
  reason: string,
): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  for (const content of tokens)
    response.write(`${JSON.stringify({ message: { role: 'assistant', content }, done: false })}\n`);
  const end = { message: { role: 'assistant', content: '' }, done: true, done_reason: reason };
  response.end(`${JSON.stringify({ ...end, prompt_eval_count: promptTokens, eval_count: tokens.length })}\n`);
}

export function event(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** Tokens of a text as {@link pieces} cuts it. */
export function tokensOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + pieces(content).length + 5, 0);
}

export function bodyOf(seen: SeenRequest): ChatBody {
  return chatBodySchema.parse(seen.body);
}
