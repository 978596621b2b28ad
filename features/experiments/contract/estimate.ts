import { z } from 'zod';
import { approachSchema } from '@/features/lessons/contract';

/** What earlier answers suggest of one arm that has not been tried as such. */
export const armEstimateSchema = z.object({
  /** `bandit`, `pathway` or `course_order`, or an approach. */
  arm: z.enum([...approachSchema.options, 'bandit', 'pathway', 'course_order']),
  /** Share of first answers right without help, with its 95 % interval; null where there are too few decisions to say. */
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Decisions of the arm's own that tell as much. */
  effective: z.number(),
});
export type ArmEstimate = z.infer<typeof armEstimateSchema>;

export const estimatesSchema = z.object({
  subject: z.enum(['approach', 'policy']),
  /** Decisions that were followed by an answer. */
  decisions: z.number().int(),
  arms: z.array(armEstimateSchema),
});
export type Estimates = z.infer<typeof estimatesSchema>;
