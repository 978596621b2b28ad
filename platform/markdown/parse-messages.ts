import { z } from 'zod';
import type { ParsedDocument } from './types';

/** What the parsing thread is asked. */
export const ParseRequest = z.object({
  id: z.number(),
  bytes: z.instanceof(Uint8Array),
  path: z.string(),
  limits: z.object({
    maxBytes: z.number(),
    maxLineLength: z.number(),
    maxHeadings: z.number(),
    maxBlocks: z.number(),
    maxMarks: z.number(),
    maxDepth: z.number(),
  }),
});

const Document = z.custom<ParsedDocument>(
  (value) => typeof value === 'object' && value !== null && 'passages' in value,
);

/** What it answers: the document, or a code with its detail. */
export const ParseReply = z.union([
  z.object({ id: z.number(), document: Document }),
  z.object({ id: z.number(), code: z.string(), detail: z.string() }),
]);
export type ParseReply = z.infer<typeof ParseReply>;
