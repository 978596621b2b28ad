import { z } from 'zod';
import { DIFFICULTY_BANDS } from '@/core/material/difficulty';
import { materialKindSchema } from '@/features/standards/contract';
import { documentFormatSchema, searchHitSchema } from '../contract';
import { FACETS } from './facet-names';

/** How hard a passage is to read, by the formula of its language: reading ease from 60 on, from 40 on, below. */
export const readingBandSchema = z.enum(['easy', 'medium', 'hard']);
export type ReadingBand = z.infer<typeof readingBandSchema>;

export const staffHitSchema = searchHitSchema.extend({
  /** Kinds of blocks in it: paragraph, list, table, code, math, definition, … */
  kinds: z.array(z.string()),
  format: documentFormatSchema,
  /** Null: too short to tell. */
  level: readingBandSchema.nullable(),
  /** What it is for and how hard it is: a teacher's word, else by its text and its place in the course. */
  purpose: materialKindSchema,
  difficulty: z.enum(DIFFICULTY_BANDS),
  /** Standards that were accepted for it, its source or a concept that it teaches. */
  standards: z.array(z.object({ id: z.uuid(), code: z.string(), statement: z.string() })),
  /** The reader may change its course. */
  editable: z.boolean(),
  pinned: z.boolean(),
  /** Learners don't find it. */
  hidden: z.boolean(),
  /** Concepts that it teaches or mentions. */
  concepts: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type StaffHit = z.infer<typeof staffHitSchema>;

export const facetSchema = z.object({ value: z.string(), label: z.string(), count: z.number().int() });
export type Facet = z.infer<typeof facetSchema>;

/** What is found by its name. */
export const namedSchema = z.object({
  kind: z.enum(['course', 'source', 'concept', 'item']),
  id: z.uuid(),
  courseId: z.uuid(),
  courseTitle: z.string(),
  name: z.string(),
});
export type Named = z.infer<typeof namedSchema>;

export const staffSearchSchema = z.object({
  items: z.array(staffHitSchema),
  /** Passages that the filters leave, of those that were looked at. */
  total: z.number().int(),
  /** Passages that were looked at, the best ones; more may match. */
  considered: z.number().int(),
  facets: z.record(z.enum(FACETS), z.array(facetSchema)),
  named: z.array(namedSchema),
  /** What the hits are like, where that was asked. */
  like: z.object({ kind: z.enum(['passage', 'source']), title: z.string(), courseId: z.uuid() }).nullable(),
});
export type StaffSearch = z.infer<typeof staffSearchSchema>;

const like = z.uuid().optional();
export const staffSearchQuerySchema = z.object({
  q: z.string().max(2_000).default(''),
  course: z.uuid().optional(),
  concept: z.uuid().optional(),
  standard: z.uuid().optional(),
  purpose: materialKindSchema.optional(),
  difficulty: z.enum(DIFFICULTY_BANDS).optional(),
  /** Of one of its blocks. */
  kind: z.string().max(40).optional(),
  format: documentFormatSchema.optional(),
  level: readingBandSchema.optional(),
  language: z.string().max(40).optional(),
  /** Instead of words: passages like this one, or like those of this source. */
  likeChunk: like,
  likeSource: like,
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type StaffSearchQuery = z.infer<typeof staffSearchQuerySchema>;
