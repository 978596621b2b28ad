import { z } from 'zod';
import { modeSchema } from '@/features/mastery/contract';

/** Learners at each level: not begun, first steps, getting there, probably known. */
export const ofTenSchema = z.object({
  none: z.number().int(),
  foundational: z.number().int(),
  scaffolded: z.number().int(),
  advanced: z.number().int(),
});
export type OfTen = z.infer<typeof ofTenSchema>;

/** How many of ten learners stand where with a concept; null where that would tell where each of them stands. */
export const conceptSharesSchema = z.object({ conceptId: z.uuid(), ofTen: ofTenSchema.nullable() });
export type ConceptShares = z.infer<typeof conceptSharesSchema>;

/** How a reader's class stands with the concepts of a course, in its order, beside the reader. */
export const classViewSchema = z.object({
  /** `off`: the course doesn't show it; `few`: the class is too small, or it hasn't been worked out yet. */
  state: z.enum(['off', 'few', 'shown']),
  className: z.string().nullable(),
  computedAt: z.iso.datetime().nullable(),
  concepts: z.array(
    conceptSharesSchema.extend({
      name: z.string(),
      /** The reader's own; null before any answer. */
      own: modeSchema.nullable(),
    }),
  ),
});
export type ClassView = z.infer<typeof classViewSchema>;

/** Whether a course's learners see how their class stands. */
export const classViewSettingsSchema = z.object({ shown: z.boolean() });
export type ClassViewSettings = z.infer<typeof classViewSettingsSchema>;
