import { z } from 'zod';
import type { Approach } from '@/features/lessons/contract';
import { courseSchema } from '@/features/library/contract';
import { modeSchema } from '@/features/mastery/contract';
import { presentationSchema } from '@/features/practice/contract';
import { GATE_BOUNDS } from './limits';

/**
 * Why a concept comes next. `start`: nothing comes before it; `continue`: it is begun; `unlocked`: what it needs is known; `gap`: it is missing
 * for another; `review`: it is due; `prove`: one answer shows that it has held; `probe`: it may be known already; `goal` and `assigned`: it is on
 * the way that the learner or a teacher chose; `plan`: another way round a concept that didn't settle; `again`: nothing else is open.
 */
export const reasonCodeSchema = z.enum([
  ...(['start', 'continue', 'unlocked', 'gap', 'review', 'prove', 'probe'] as const),
  ...(['goal', 'assigned', 'plan', 'again', 'finish'] as const),
]);
export type ReasonCode = z.infer<typeof reasonCodeSchema>;

/** One thing to do about a concept that doesn't settle. */
export const planStepSchema = z.object({
  kind: z.enum(['prerequisite', 'approach', 'easier', 'teacher']),
  /** Of `prerequisite`: the concept that is looked at again. */
  conceptId: z.uuid().nullable(),
  doneAt: z.iso.datetime().nullable(),
});
export type PlanStep = z.infer<typeof planStepSchema>;

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
      reasonCode: reasonCodeSchema,
      /** `lesson`: something new to read first; `practice`: questions at once. */
      activity: z.enum(['lesson', 'practice']),
      /** The decision that it comes from; null where the course was empty of choices. */
      decisionId: z.uuid().nullable(),
      minutes: z.number().int(),
      /** What the decision hung on beside the reason; left out where there was none to make. */
      factors: z
        .object({
          /** Probability with which this concept was chosen among those that were open, above 0 to 1. */
          propensity: z.number(),
          /** What chose, by name. */
          policy: z.string(),
          /** A comparison of ways to choose decided who chooses. */
          compared: z.boolean(),
          /** How hard its exercises are to be: 0 easy to 2 hard. */
          level: z.number().int(),
        })
        .optional(),
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

/** Days on which a learner worked: a streak that forgives. */
export const streakSchema = z.object({
  days: z.number().int(),
  forgiven: z.number().int(),
  today: z.boolean(),
  recent: z.array(z.object({ date: z.iso.date(), state: z.enum(['done', 'forgiven', 'missed']) })),
});
export type LearningStreak = z.infer<typeof streakSchema>;

/**
 * Where a learner stands with a concept. `locked`: something that it needs isn't there yet; `ready`: may be begun, no answer yet; `learning`:
 * begun, not mastered; `fresh`: mastered, too lately to have held; `unproven`: mastered, but one answer is missing that shows it has held;
 * `held`: mastered, and it has held.
 */
export const standingStateSchema = z.enum(['locked', 'ready', 'learning', 'fresh', 'unproven', 'held']);
export type StandingState = z.infer<typeof standingStateSchema>;

/** One concept of a course for one learner. */
export const standingSchema = z.object({
  conceptId: z.uuid(),
  name: z.string(),
  position: z.number().int(),
  prerequisiteIds: z.array(z.uuid()),
  state: standingStateSchema,
  /** p(L) after the last answer; null before any. */
  mastery: z.number().nullable(),
  /** Probability of recall now, by FSRS; null before any answer. */
  recall: z.number().nullable(),
  /** Answers, and those that counted as evidence. */
  attempts: z.number().int(),
  evidenceCount: z.number().int(),
  lastAnswerAt: z.iso.datetime().nullable(),
  masteredAt: z.iso.datetime().nullable(),
  heldAt: z.iso.datetime().nullable(),
  /** From when on an unaided right answer shows that it has held; null where there is nothing to show. */
  provableFrom: z.iso.datetime().nullable(),
  /** When it is to be reviewed next; null while it isn't mastered. */
  dueAt: z.iso.datetime().nullable(),
  /** Prerequisites that keep it closed, nearest first. */
  missingIds: z.array(z.uuid()),
});
export type Standing = z.infer<typeof standingSchema>;

/** What is asked of a learner beyond the course's own order: their chosen concepts, and what their teachers set. */
export interface WantedConcepts {
  /** Concepts to reach; all that they need belongs to the way. */
  targetIds: string[];
  /** The order in which somebody would like them. */
  wishIds: string[];
  /** Whose way it is: the reason says so. */
  by: 'learner' | 'teacher';
  /** What it is called. */
  title: string;
  dueAt: Date | null;
}

/** A question of a placement as it is kept. */
export interface PlacementQuestion {
  presentationId: string;
  conceptId: string;
  /** Level that was asked for: 0 easy to 2 hard. */
  item: number;
  /** The learner said that they don't know. */
  unsure?: boolean;
}

/** A test that finds out where a new learner stands, as its learner sees it. */
export const placementSchema = z.object({
  /** `none`: there is no test here; `offered`: it can be begun. */
  state: z.enum(['none', 'offered', 'open', 'done', 'skipped']),
  question: presentationSchema.nullable(),
  asked: z.number().int(),
  most: z.number().int(),
  /** At its end: how many concepts it takes for known. */
  result: z.object({ knownCount: z.number().int(), conceptCount: z.number().int() }).nullable(),
});
export type Placement = z.infer<typeof placementSchema>;

const within = ([least, most]: readonly [number, number]) => z.number().min(least).max(most);

/** A concept's own gate; null: as the course. On the way in, days that are left out stay as they are. */
export const conceptGateSchema = z.object({
  conceptId: z.uuid(),
  threshold: within(GATE_BOUNDS.threshold).nullable(),
  holdAfterDays: within(GATE_BOUNDS.holdAfterDays).nullish(),
});
export type ConceptGate = z.infer<typeof conceptGateSchema>;

/** A concept in the list of gates, with who set its own and when; null where it has none. */
export const conceptGateRowSchema = z.object({
  conceptId: z.uuid(),
  name: z.string(),
  threshold: z.number().nullable(),
  holdAfterDays: z.number().nullable(),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
});
export type ConceptGateRow = z.infer<typeof conceptGateRowSchema>;

/** When concepts of a course open what needs them. */
export const gatesSchema = z.object({
  /** p(L) from which a concept is mastered. */
  threshold: within(GATE_BOUNDS.threshold),
  /** Days after mastery from which a right answer shows that it has held. */
  holdAfterDays: within(GATE_BOUNDS.holdAfterDays),
  /** Days for which mastery opens what needs it without that answer. */
  graceDays: within(GATE_BOUNDS.graceDays),
  /** Gates of single concepts, where they differ; those that are left out on the way in stay as they are. */
  concepts: z.array(conceptGateSchema).max(500),
});
export type Gates = z.infer<typeof gatesSchema>;

/** A learner's plan for a concept that didn't settle, as they and their teachers see it. */
export const learningPlanSchema = z.object({
  id: z.uuid(),
  learnerId: z.uuid(),
  learnerName: z.string(),
  conceptId: z.uuid(),
  conceptName: z.string(),
  /** Answers without mastery that brought it about. */
  answers: z.number().int(),
  steps: z.array(planStepSchema.extend({ conceptName: z.string().nullable() })),
  createdAt: z.iso.datetime(),
});
export type LearningPlan = z.infer<typeof learningPlanSchema>;

/** Chosen ways, as `features/paths` keeps them. */
export interface WantedPort<Tx> {
  /** What is wanted of a learner in a course now, the nearest due first; empty where nothing is. */
  wantedOf(tx: Tx, learnerId: string, courseId: string): Promise<WantedConcepts[]>;
}

/** What other features may ask; wired in `server/features.ts`. */
export interface PathwaysPort<Tx> {
  /** Where a learner stands with every teachable concept of a course, in the course's order. */
  standings(tx: Tx, learnerId: string, courseId: string): Promise<Standing[]>;
  next(tx: Tx, learnerId: string, courseId: string): Promise<NextStep>;
  /** What was decided last for a learner, where it was for this concept: how it is taught, and how hard its exercises are (0 easy to 2 hard). */
  decided(
    tx: Tx,
    of: { learnerId: string; courseId: string; conceptId: string },
  ): Promise<{ approach: Approach | null; level: number } | null>;
  /** The reason of a concept that the learner picked, in words. */
  chosenReason(name: string): string;
}

export const pathwaysErrors = { course_not_found: 404, concept_not_found: 404, plan_not_found: 404 } as const;
