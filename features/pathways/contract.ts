import { z } from 'zod';
import { courseSchema } from '@/features/library/contract';
import { modeSchema } from '@/features/mastery/contract';

export const nextStepSchema = z.object({
  /** Null when everything is known or there is nothing to learn yet. */
  step: z
    .object({
      conceptId: z.uuid(),
      name: z.string(),
      mode: modeSchema,
      mastery: z.number(),
      /** There are answers of the reader's on it. */
      begun: z.boolean(),
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

/** Everything the first page shows: the reader's courses, most recently used first. */
export const homeSchema = z.object({
  courses: z.array(
    z.object({
      course: courseSchema,
      next: nextStepSchema,
      progress: z.object({ meanMastery: z.number(), knownCount: z.number().int(), conceptCount: z.number().int() }),
      /** The reader's latest lesson, to go on with. */
      lastLessonId: z.uuid().nullable(),
    }),
  ),
});
export type Home = z.infer<typeof homeSchema>;

/** What other features may ask; wired in `server/features.ts`. */
export interface PathwaysPort<Tx> {
  next(tx: Tx, learnerId: string, courseId: string): Promise<NextStep>;
  /** The reason of a concept that the learner picked, in words. */
  chosenReason(name: string): string;
}

export const pathwaysErrors = { course_not_found: 404 } as const;
