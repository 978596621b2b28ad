import type { z } from 'zod';
import { toModelSchema } from './model-schema';
import type { ChatMessage, ObjectSchema } from './types';

/** Most characters of an answer that didn't fit that are shown to the model again. */
const MOST_SHOWN = 2_000;
const MOST_PROBLEMS = 5;

/** The messages with the schema in words after them: models held by a grammar choose better words when they know where they go. */
export function askForObject<T>(messages: readonly ChatMessage[], schema: ObjectSchema<T>): ChatMessage[] {
  const words = `Answer with one JSON object and nothing else. It must fit this JSON schema:\n${JSON.stringify(toModelSchema(schema.zod))}`;
  const last = messages.at(-1);
  if (last?.role !== 'user') return [...messages, { role: 'user', content: words }];
  return [...messages.slice(0, -1), { role: 'user', content: `${last.content}\n\n${words}` }];
}

/** What follows an answer that did not fit, to have it repaired. */
export function askForRepair(answer: string, problem: string): ChatMessage[] {
  return [
    { role: 'assistant', content: answer.slice(0, MOST_SHOWN) },
    {
      role: 'user',
      content: `That does not fit: ${problem}. Write the whole JSON object again so that it fits the schema, shorter if it was cut off, and nothing else.`,
    },
  ];
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string };

/** The object in an answer, checked by zod. Words or a code fence around the JSON are forgiven. */
export function parseObject<T>(answer: string, schema: z.ZodType<T>): Parsed<T> {
  const json = firstJson(answer);
  if (json === undefined) return { ok: false, problem: 'it is not one whole JSON object' };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = parsed.error.issues
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => `${path.length > 0 ? path.join('.') : 'the object'}: ${message}`);
  return { ok: false, problem: problems.join('; ') };
}

function firstJson(answer: string): unknown {
  const from = answer.indexOf('{');
  const to = answer.lastIndexOf('}');
  if (from < 0 || to < from) return undefined;
  try {
    return JSON.parse(answer.slice(from, to + 1));
  } catch {
    return undefined;
  }
}
