import { addUse } from './add-use';
import { askForObject, askForRepair, parseObject } from './object-answer';
import {
  type ChatEvent,
  type ChatRequest,
  ModelError,
  type ObjectAnswer,
  type ObjectSchema,
  type TokenUse,
} from './types';

export interface WholeAnswer {
  text: string;
  reason: 'stop' | 'length';
  use: TokenUse;
  milliseconds: number;
}

/** The whole of a streamed answer. @throws what the stream throws */
export async function collect(events: AsyncIterable<ChatEvent>): Promise<WholeAnswer> {
  let text = '';
  for await (const event of events) {
    if (event.type === 'text') text += event.text;
    else return { text, reason: event.reason, use: event.use, milliseconds: event.milliseconds };
  }
  throw new ModelError('interrupted', 'The answer stopped without an end.');
}

/**
 * Asks for an object and checks it; one that doesn't fit is sent back once with what is wrong.
 * @param ask Streams the answer to a request, held to the schema as well as the adapter can.
 * @throws ModelError schema_mismatch, after two tries; anything that `ask` throws.
 */
export async function collectObject<T>(
  request: ChatRequest,
  schema: ObjectSchema<T>,
  ask: (request: ChatRequest) => AsyncIterable<ChatEvent>,
): Promise<ObjectAnswer<T>> {
  const messages = askForObject(request.messages, schema);
  const first = await collect(ask({ ...request, messages }));
  const parsed = parseObject(first.text, schema.zod);
  if (parsed.ok) return { value: parsed.value, use: first.use, milliseconds: first.milliseconds, tries: 1 };
  const problem = first.reason === 'length' ? `it was cut off after ${request.maxTokens} tokens` : parsed.problem;
  const again = await collect(ask({ ...request, messages: [...messages, ...askForRepair(first.text, problem)] }));
  const repaired = parseObject(again.text, schema.zod);
  const last = again.reason === 'length' ? `it was cut off after ${request.maxTokens} tokens` : problemOf(repaired);
  if (!repaired.ok)
    throw new ModelError('schema_mismatch', `The answer did not fit the schema '${schema.name}': ${last}.`);
  return {
    value: repaired.value,
    use: addUse(first.use, again.use),
    milliseconds: first.milliseconds + again.milliseconds,
    tries: 2,
  };
}

function problemOf(parsed: { ok: true } | { ok: false; problem: string }): string {
  return parsed.ok ? '' : parsed.problem;
}
