import { z } from 'zod';
import { type Approach, approachSchema } from '@/features/lessons/contract';
import { subjectSchema } from './arms';

/** One decision of what comes next, as it was logged when it was made. */
export interface LoggedDecision {
  learnerId: string;
  conceptId: string;
  chosenAt: Date;
  approach: Approach | null;
  /** Probability, above 0 up to 1, with which this approach was chosen; null where there was no choice of one. */
  approachPropensity: number | null;
  /** The same of the concept. */
  conceptPropensity: number | null;
  /** Whether the course's own order would have taken the same concept; null where it isn't known. */
  inCourseOrder: boolean | null;
}

/** The log of decisions, as `features/pathways` keeps it. */
export interface DecisionsPort<Tx> {
  /** Decisions in a course from a moment up to another, oldest first. */
  decisionsOf(tx: Tx, courseId: string, from: Date, to: Date): Promise<LoggedDecision[]>;
}

/** What earlier answers suggest of one arm that has not been tried as such. */
export const armEstimateSchema = z.object({
  /** `bandit`, `pathway` or `course_order`, or an approach. */
  arm: z.union([approachSchema, z.enum(['bandit', 'pathway', 'course_order'])]),
  /** Share of first answers right without help, with its 95 % interval; null where there are too few decisions to say. */
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Decisions of the arm's own that tell as much. */
  effective: z.number(),
});
export type ArmEstimate = z.infer<typeof armEstimateSchema>;

export const estimatesSchema = z.object({
  subject: subjectSchema,
  /** Decisions that were followed by an answer. */
  decisions: z.number().int(),
  arms: z.array(armEstimateSchema),
});
export type Estimates = z.infer<typeof estimatesSchema>;
