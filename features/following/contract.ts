import { z } from 'zod';
import { pageQuerySchema } from '@/platform/http/cursor';

/** How far a learner is in one course, in counts that anybody understands. */
export const followedCourseSchema = z.object({
  courseId: z.uuid(),
  title: z.string(),
  conceptCount: z.number().int(),
  /** Concepts of p(L) 0.85 and more. */
  knownCount: z.number().int(),
  /** Concepts that they have answered something on and don't know yet. */
  startedCount: z.number().int(),
  /** When they last answered something there. */
  lastEvidenceAt: z.iso.datetime().nullable(),
  /** Concepts that don't settle, for which they have another way. */
  planCount: z.number().int(),
});
export type FollowedCourse = z.infer<typeof followedCourseSchema>;

export const followedLearnerSchema = z.object({
  learnerId: z.uuid(),
  name: z.string(),
  /** Of the demo school: nobody is behind them. */
  simulated: z.boolean(),
  /** By title: those that they have a class on, or answered something in. */
  courses: z.array(followedCourseSchema),
});
export type FollowedLearner = z.infer<typeof followedLearnerSchema>;

const namedConcept = z.object({ conceptId: z.uuid(), name: z.string(), lastEvidenceAt: z.iso.datetime().nullable() });

/** One learner more closely. */
export const followedDetailSchema = followedLearnerSchema.extend({
  courses: z.array(
    followedCourseSchema.extend({
      /** What they came to know, the latest first; no more than a page takes. */
      known: z.array(namedConcept),
      /** What they are at, the latest first. */
      started: z.array(namedConcept),
      /** What doesn't settle, the oldest first. */
      plans: z.array(z.object({ conceptId: z.uuid(), name: z.string(), since: z.iso.datetime() })),
    }),
  ),
});
export type FollowedDetail = z.infer<typeof followedDetailSchema>;

export const followedQuerySchema = pageQuerySchema.extend({ q: z.string().trim().max(120).default('') });
export type FollowedQuery = z.infer<typeof followedQuerySchema>;

export const followingErrors = { learner_not_found: 404 } as const;
