import { z } from 'zod';
import { type Approach, approachSchema } from '@/features/lessons/contract';

/** Stands for every concept of a course. */
export const WHOLE_COURSE = '*';

const intervalSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** What one way of teaching did, for one concept or over the course. */
export const approachEffectSchema = z.object({
  approach: approachSchema,
  /** The material bears it. */
  offered: z.boolean(),
  /** Somebody switched it off: for this concept, or for the whole course. */
  off: z.enum(['concept', 'course']).nullable(),
  lessons: z.number().int(),
  /** Lessons that an answer followed in the same sitting, and how many of those first answers were right without help. */
  answered: z.number().int(),
  right: z.number().int(),
  /** Share of them, with a 95 % interval; null before any. */
  share: intervalSchema.nullable(),
  /** What was known before the lessons lets expect; null before any answer. */
  expected: z.number().nullable(),
  /** More (above 0) or fewer right answers than expected, as a share, with a 95 % interval that borrows from other concepts; null before any. */
  effect: intervalSchema.nullable(),
  /** Enough lessons to say anything. */
  telling: z.boolean(),
  /** Probability that it is chosen next for a learner of whom nothing is known yet; null where several concepts are meant. */
  chance: z.number().nullable(),
});
export type ApproachEffectView = z.infer<typeof approachEffectSchema>;

export const courseApproachesSchema = z.object({
  /** When lessons and answers were last counted; null: never. */
  countedAt: z.iso.datetime().nullable(),
  /** Fewer answered lessons than this say nothing. */
  leastAnswered: z.number().int(),
  course: z.array(approachEffectSchema),
  /** In the course's order. */
  concepts: z.array(z.object({ conceptId: z.uuid(), name: z.string(), approaches: z.array(approachEffectSchema) })),
});
export type CourseApproaches = z.infer<typeof courseApproachesSchema>;

export const switchApproachSchema = z.object({
  approach: approachSchema,
  /** Null: for the whole course. */
  conceptId: z.uuid().nullable(),
  off: z.boolean(),
});
export type SwitchApproach = z.infer<typeof switchApproachSchema>;

/** Evidence of one way of teaching on one concept, over all learners. */
export interface ApproachEvidence {
  conceptId: string;
  approach: Approach;
  lessons: number;
  answered: number;
  right: number;
  /** Soft counts of lessons on what was not known before, and of those that taught it (`core/sequencing/soft-credit`). */
  tried: number;
  taught: number;
}

/** What the engine that chooses asks of ways of teaching; wired in `server/`. All of it is read from derived rows. */
export interface ApproachesPort<Tx> {
  /** Ways that each concept's material bears; a concept that is not in it has not been looked at yet. */
  offered(tx: Tx, courseId: string): Promise<Map<string, Approach[]>>;
  /** Ways that are switched off, by concept id; under `*` for the whole course. */
  allowed(tx: Tx, courseId: string): Promise<Map<string, Approach[]>>;
  evidence(tx: Tx, courseId: string): Promise<ApproachEvidence[]>;
  /** Ways whose latest lesson on a concept the learner found unclear, by concept id. */
  unclear(tx: Tx, learnerId: string, courseId: string): Promise<Map<string, Approach[]>>;
}

export const approachesErrors = { course_not_found: 404, concept_not_found: 404 } as const;
