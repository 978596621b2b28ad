import { z } from 'zod';

export const suggestionSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['concept', 'prerequisite', 'merge']),
  /** Of a concept: its term; '' of a prerequisite. */
  name: z.string(),
  /** Of a prerequisite: names of what is needed and of what needs it; of a merge: of what goes into the other, and of that; '' of a concept. */
  before: z.string(),
  after: z.string(),
  /** The sentence of the material that bears it out, as it stands there; '' of a merge. */
  quote: z.string(),
  /** Passages that name the concept, or that teach the later concept and name the earlier one; of a merge: that teach both. */
  support: z.number().int(),
  passage: z.object({
    chunkId: z.uuid(),
    sourceId: z.uuid(),
    sourceTitle: z.string(),
    /** Heading that it stands under; null where there is none. */
    heading: z.string().nullable(),
  }),
  /** Of a merge: how like the two are, 0 to 1; else 0. */
  likeness: z.number(),
  /** Model that proposed it; `text` where names and passages did. */
  model: z.string(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

export const suggestionRunSchema = z.object({
  id: z.uuid(),
  state: z.enum(['waiting', 'working', 'done', 'failed']),
  /** Passages that the model has read by now, in this run and those before it. */
  read: z.number().int(),
  proposed: z.number().int(),
  kept: z.number().int(),
  /** How many were dropped, by reason. */
  dropped: z.record(z.string(), z.number().int()),
  /** Code of why it failed, null where it didn't. */
  problem: z.string().nullable(),
  at: z.iso.datetime(),
});
export type SuggestionRunShown = z.infer<typeof suggestionRunSchema>;

export const suggestionsSchema = z.object({
  /** A model is there to be asked. */
  available: z.boolean(),
  /** The latest run; null where no model was asked yet. */
  run: suggestionRunSchema.nullable(),
  items: z.array(suggestionSchema),
  nextCursor: z.null(),
});
export type Suggestions = z.infer<typeof suggestionsSchema>;
