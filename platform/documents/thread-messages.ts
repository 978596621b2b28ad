import { z } from 'zod';
import type { DocumentFormat, ReadDocument, ReadOptions } from './types';

/** What the document thread is asked: one document at a time. */
export const ReadRequest = z.object({
  id: z.number(),
  format: z.custom<DocumentFormat>((value) => typeof value === 'string'),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  options: z.custom<ReadOptions>((value) => typeof value === 'object' && value !== null && 'limits' in value),
});
export type ReadRequest = z.infer<typeof ReadRequest>;

const Document = z.custom<ReadDocument>((value) => typeof value === 'object' && value !== null && 'markdown' in value);

/** What it answers: the document, or why it can't be read (`code` is one of `DocumentErrorCode`, or `unexpected`). */
export const ReadReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), id: z.number(), document: Document }),
  z.object({ kind: z.literal('error'), id: z.number(), code: z.string(), detail: z.string().optional() }),
]);
export type ReadReply = z.infer<typeof ReadReply>;
