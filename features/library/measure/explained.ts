import { z } from 'zod';
import { chunkPlaceSchema } from '../contract';

export const explainedHitSchema = z.object({
  chunkId: z.uuid(),
  sourceId: z.uuid(),
  sourceTitle: z.string(),
  headingPath: z.array(z.string()),
  place: chunkPlaceSchema.nullable(),
  language: z.string(),
  excerpt: z.string(),
  matches: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
  /** The excerpt as safe HTML on one line: words marked, formulas drawn, code as code. */
  html: z.string(),
  pinned: z.boolean(),
  hidden: z.boolean(),
  /** Place among those that may be shown, from 1; null: hidden. */
  rank: z.number().int().nullable(),
  /** BM25 of heading and text, and as a share of the best. */
  lexical: z.number(),
  lexicalShare: z.number(),
  /** Cosine with the question; null where the course goes by words alone. */
  dense: z.number().nullable(),
  /** Both by the course's weight, 0 to 1. */
  fused: z.number(),
  /** What it is chosen by: the fused score, more for a pinned passage, less for a list of sources. */
  relevance: z.number(),
  /** Words of the question that it holds. */
  matched: z.array(z.string()),
  tokens: z.number().int().nullable(),
  /** `joined`: shown together with a neighbour; `beyond`: too far down to be looked at. */
  outcome: z.enum(['shown', 'joined', 'duplicate', 'budget', 'limit', 'hidden', 'beyond']),
  /** What a prompt calls the passage that it is in. */
  ref: z.string().nullable(),
});
export type ExplainedHit = z.infer<typeof explainedHitSchema>;

/** What a question retrieves, and why. */
export const explainedSchema = z.object({
  /** Words that the question is searched by, with their terms and the terms of words near them. */
  words: z.array(z.object({ word: z.string(), terms: z.array(z.string()), related: z.array(z.string()) })),
  /** Share of meaning in the score, 0 to 1. */
  weight: z.number(),
  embedder: z.string(),
  /** What search learns of the course is there. */
  fitted: z.boolean(),
  coverage: z.number(),
  coveredFrom: z.number(),
  covered: z.boolean(),
  limit: z.number().int(),
  budgetTokens: z.number().int(),
  usedTokens: z.number().int(),
  hits: z.array(explainedHitSchema),
});
export type Explained = z.infer<typeof explainedSchema>;
