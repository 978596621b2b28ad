import { z } from 'zod';

export const indexStateSchema = z.enum(['building', 'waiting', 'done', 'failed', 'cancelled']);

/** Which vectors a course is searched by, and how far others are that are made beside them. */
export const courseIndexSchema = z.object({
  /** What questions are answered by now; null: by words alone, since nothing was learnt of the course yet. */
  inUse: z
    .object({
      embedder: z.string(),
      chunks: z.number().int(),
      /** Length of the vectors; 0: there are none, since they are worth nothing to this course. */
      dimensions: z.number().int(),
      /** Share of meaning in the score of a passage, 0 to 1. */
      weight: z.number(),
    })
    .nullable(),
  /** Embedder that the administrator configured; null: the built-in one. */
  configured: z.string().nullable(),
  /** An editor holds the course to the built-in embedder. */
  kept: z.boolean(),
  /** What is made beside, or was last. */
  build: z
    .object({
      embedder: z.string(),
      /** Embedder in use when it began. */
      before: z.string().nullable(),
      state: indexStateSchema,
      /** Texts. */
      done: z.number().int(),
      total: z.number().int(),
      failure: z.string().nullable(),
      /** nDCG@10 of the question set; null without questions. */
      scoreBefore: z.number().nullable(),
      scoreAfter: z.number().nullable(),
      startedAt: z.iso.datetime(),
      updatedAt: z.iso.datetime(),
    })
    .nullable(),
});
export type CourseIndex = z.infer<typeof courseIndexSchema>;
