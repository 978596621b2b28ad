import { z } from 'zod';
import type { ParsedDocument } from './types';

const Limits = z.object({
  maxBytes: z.number(),
  maxLineLength: z.number(),
  maxHeadings: z.number(),
  maxBlocks: z.number(),
  maxMarks: z.number(),
  maxDepth: z.number(),
});
const Highlight = z.object({ id: z.string(), start: z.number(), end: z.number() });
const Mark = z.object({ at: z.number(), label: z.string(), href: z.string().nullable() });
const Input = z.object({
  text: z.string(),
  headingOffset: z.number(),
  path: z.string().nullable(),
  highlights: z.array(Highlight),
  marks: z.array(Mark),
});

/** What the Markdown thread is asked, and told in between (`targets`: where the addresses it asked about lead). */
export const ThreadRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('parse'),
    id: z.number(),
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    path: z.string(),
    limits: Limits,
  }),
  z.object({ kind: z.literal('render'), id: z.number(), input: Input }),
  z.object({ kind: z.literal('targets'), id: z.number(), targets: z.array(z.string().nullable()) }),
]);
export type ThreadRequest = z.infer<typeof ThreadRequest>;

const Document = z.custom<ParsedDocument>(
  (value) => typeof value === 'object' && value !== null && 'passages' in value,
);
const Address = z.object({ url: z.string(), kind: z.enum(['image', 'link']) });

/** What it answers: a document, HTML, a question about addresses, or a code with its detail. */
export const ThreadReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), id: z.number(), document: Document }),
  z.object({ kind: z.literal('html'), id: z.number(), html: z.string() }),
  z.object({ kind: z.literal('addresses'), id: z.number(), addresses: z.array(Address) }),
  z.object({ kind: z.literal('error'), id: z.number(), code: z.string(), detail: z.string() }),
]);
export type ThreadReply = z.infer<typeof ThreadReply>;
