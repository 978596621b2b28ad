import { z } from 'zod';
import { chunkSchema } from '../contract';

/** A passage as a teacher sees it: with what hangs on it, and what was decided of it. */
export const inspectedPassageSchema = chunkSchema.extend({
  /** Of heading path and text; decisions hold by it. */
  hash: z.string(),
  words: z.number().int(),
  /** Its blocks, at whose beginnings it can be split, as safe HTML: formulas drawn, code as code. */
  blocks: z.array(z.object({ kind: z.string(), html: z.string() })),
  pinned: z.boolean(),
  hidden: z.boolean(),
  /** It is a part of a passage that was split, and can be put together again with the others. */
  part: z.boolean(),
  concepts: z.array(
    z.object({ id: z.uuid(), name: z.string(), role: z.enum(['teaches', 'mentions']), hidden: z.boolean() }),
  ),
  items: z.array(z.object({ id: z.uuid(), kind: z.string(), conceptId: z.uuid(), status: z.string() })),
});
export type InspectedPassage = z.infer<typeof inspectedPassageSchema>;

/** What a teacher decides; what is left out stays as it is. */
export const decideSchema = z.object({ pinned: z.boolean(), hidden: z.boolean() }).partial();
export type Decide = z.infer<typeof decideSchema>;

/** Numbers of the blocks, from 1, before which a passage is cut. */
export const splitSchema = z.object({ at: z.array(z.number().int().min(1)).min(1).max(100) });

/** Ids of the passages that came of it. */
export const changedPassagesSchema = z.object({ chunkIds: z.array(z.uuid()) });
