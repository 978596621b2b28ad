import { z } from 'zod';
import { materialKindSchema, tagStateSchema, targetKindSchema } from './kinds';

/** Most targets of one change, and most standards that it puts on or takes off each. */
export const MOST_TARGETS = 200;
export const MOST_STANDARDS = 10;

const standardIds = z.array(z.uuid()).max(MOST_STANDARDS).default([]);

/** One word on many at once: what is left out stays as it is, null takes a teacher's word back. */
export const changeTagsSchema = z.object({
  targets: z
    .array(z.object({ kind: targetKindSchema, id: z.uuid() }))
    .min(1)
    .max(MOST_TARGETS),
  addStandards: standardIds,
  removeStandards: standardIds,
  /** 0 easy to 1 hard. */
  difficulty: z.number().min(0).max(1).nullable().optional(),
  kind: materialKindSchema.nullable().optional(),
});
export type ChangeTags = z.infer<typeof changeTagsSchema>;

export const changedTagsSchema = z.object({
  /** Tags and words that are other than before. */
  changed: z.number().int(),
  /** By which it can be undone; null: nothing was changed. */
  changeId: z.uuid().nullable(),
});
export type ChangedTags = z.infer<typeof changedTagsSchema>;

export const undoneTagsSchema = changedTagsSchema.extend({
  /** Left alone, since somebody has changed them after that. */
  kept: z.number().int(),
});

/** How a tag stands: its state, who said so, and how sure it is. */
export const tagWordSchema = z.object({
  state: tagStateSchema,
  origin: z.enum(['text', 'match', 'teacher']),
  score: z.number(),
});
export type TagWord = z.infer<typeof tagWordSchema>;
/** A teacher's word on difficulty and kind; null where there is none. */
export const labelWordSchema = z.object({
  difficulty: z.number().nullable(),
  kind: materialKindSchema.nullable(),
});
export type LabelWord = z.infer<typeof labelWordSchema>;

const target = z.object({ kind: targetKindSchema, name: z.string() });
/** One thing that was changed, by the names of that time. */
export const changedPartSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('standard'),
    target,
    code: z.string(),
    before: tagStateSchema.nullable(),
    after: tagStateSchema.nullable(),
  }),
  z.object({ what: z.literal('label'), target, before: labelWordSchema, after: labelWordSchema }),
]);
export type ChangedPart = z.infer<typeof changedPartSchema>;

/** Parts of a change that its account lists. */
export const LISTED_PARTS = 20;

export const tagChangeSchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  /** It undid another change. */
  undoes: z.uuid().nullable(),
  /** It was undone since. */
  undone: z.boolean(),
  count: z.number().int(),
  parts: z.array(changedPartSchema),
});
export type TagChange = z.infer<typeof tagChangeSchema>;
