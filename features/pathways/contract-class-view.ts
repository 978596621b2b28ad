import { z } from 'zod';
import { modeSchema } from '@/features/mastery/contract';

/** Fewer learners than this are never spoken of as a class. */
export const LEAST_LEARNERS = 10;

/**
 * How many of ten learners, rounded, stand where with a concept: not begun, first steps, getting there, probably known. They add up to about ten.
 * Null where (nearly) everybody who isn't at the beginning stands alike, which would tell where each of them stands.
 */
export const conceptSharesSchema = z.object({
  conceptId: z.uuid(),
  ofTen: z
    .object({ none: z.number(), foundational: z.number(), scaffolded: z.number(), advanced: z.number() })
    .nullable(),
});
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
