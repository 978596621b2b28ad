import type { Context } from 'hono';
import { z } from 'zod';
import type { FilesIn } from './files-in';
import { bounded } from './form-file';
import { failCommon } from './problem';
import { refuseUnstorable } from './unstorable';

/** What a schema makes of a value, without what a database can't keep; undefined where there is no schema. @throws what becomes a 400. */
export function parse<S extends z.ZodType>(schema: S | undefined, value: unknown): z.output<S>;
export function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.parse(value);
  refuseUnstorable(parsed);
  return parsed;
}

/** Largest JSON body in bytes, and largest of one with a file in it. */
const LARGEST_BODY = { words: 4_000_000, file: 32_000_000 };

/** The text of a body. @throws AppError too_large, once so much has come. */
export async function wordsOf(request: Request, takes: FilesIn | undefined): Promise<string> {
  const largest = takes === 'text' ? LARGEST_BODY.file : LARGEST_BODY.words;
  const body = await bounded(request, largest);
  if (!body) throw failCommon('too_large', `The body is larger than ${largest / 1e6} MB.`);
  return body.text();
}

/** @throws AppError invalid_json. Nothing is an empty object. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw failCommon('invalid_json', 'The body is not valid JSON.');
  }
}

const keySchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\x21-\x7e]+$/, 'printable ASCII without spaces');

/** The key by which a repeated write counts once, as its header says; for routes that keep answers themselves. */
export function idempotencyKey(context: Context): string | undefined {
  const given = context.req.header('idempotency-key');
  return given === undefined ? undefined : keySchema.parse(given);
}
