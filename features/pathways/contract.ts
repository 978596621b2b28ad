import { z } from 'zod';
import { modeSchema } from '@/features/mastery/contract';

export const nextStepSchema = z.object({
  /** Null when everything is known or there is nothing to learn yet. */
  step: z
    .object({
      conceptId: z.uuid(),
      name: z.string(),
      mode: modeSchema,
      mastery: z.number(),
      /** One plain sentence: why this concept now. */
      reason: z.string(),
      reasonCode: z.enum(['continue', 'start', 'unlocked', 'gap', 'review', 'finish']),
      minutes: z.number().int(),
    })
    .nullable(),
  /** When there is no step: why. */
  message: z.string().nullable(),
});
export type NextStep = z.infer<typeof nextStepSchema>;

export const pathwaysErrors = { course_not_found: 404 } as const;
