import { z } from 'zod';
import { standingStateSchema } from '@/features/pathways/contract';

/** Concepts that one path may lead to. */
export const MOST_TARGETS = 50;
/** Paths of their own that a learner may follow in a course at once. */
export const MOST_OWN_PATHS = 20;
const MOST_STEPS = 500;

/** A day without a time: the learner has until its end. */
const day = z.iso.date();
const title = z.string().trim().min(1).max(120);
const targetIds = z.array(z.uuid()).min(1).max(MOST_TARGETS);

/**
 * Time that the rest of a path is likely to take, in whole minutes: in half of all cases at most `middle`, in eight of ten between `low` and
 * `high`.
 */
export const pathTimeSchema = z.object({
  low: z.number().int(),
  middle: z.number().int(),
  high: z.number().int(),
  /** Where the minutes of an answer and of a lesson come from: measured in this course, or what Meno starts with. */
  answersFrom: z.enum(['course', 'default']),
  lessonsFrom: z.enum(['course', 'default']),
});
export type PathTime = z.infer<typeof pathTimeSchema>;

/** A concept that a path leads to, as it stands now. */
export const pathTargetSchema = z.object({
  /** The concept that it is now: itself, or what it was merged into; null where the course has it no more. */
  conceptId: z.uuid().nullable(),
  name: z.string(),
  /** What it was called when it was chosen, where it has become part of another since; null otherwise. */
  was: z.string().nullable(),
  state: z.enum(['ahead', 'known', 'gone']),
});
export type PathTarget = z.infer<typeof pathTargetSchema>;

/** A concept to learn on the way. */
export const pathStepSchema = z.object({
  conceptId: z.uuid(),
  name: z.string(),
  state: standingStateSchema,
  /** p(L), 0 to 1; null before any answer. */
  mastery: z.number().nullable(),
  /** Somebody chose it; the others are what it needs. */
  target: z.boolean(),
  /** Steps that it needs directly: they come before it. */
  needs: z.array(z.uuid()),
  /** What keeps it closed, by name. */
  waitsFor: z.array(z.string()),
});
export type PathStep = z.infer<typeof pathStepSchema>;

export const pathKnownSchema = z.object({ conceptId: z.uuid(), name: z.string() });

/** A path in a list. */
export const pathSummarySchema = z.object({
  id: z.uuid(),
  courseId: z.uuid(),
  /** Counts up with each change; send it with one, so that nobody is written over. */
  version: z.number().int(),
  title: z.string(),
  /** `own`: a learner's for themselves; `class`: set by a teacher. */
  kind: z.enum(['own', 'class']),
  className: z.string().nullable(),
  /** Of a class: how many learners it is set for where it isn't for all; null otherwise. */
  someLearners: z.number().int().nullable(),
  /** Whose own it is; null for a class's. */
  learnerName: z.string().nullable(),
  dueOn: day.nullable(),
  status: z.enum(['active', 'archived']),
  /** Concepts that it leads to, as far as the course still has them. */
  targetIds: z.array(z.uuid()),
  /** The reader is a learner on it. */
  mine: z.boolean(),
  /** The reader may change it. */
  editable: z.boolean(),
  /** Of one's own progress; null where the reader isn't a learner on it. */
  progress: z
    .object({
      stepsLeft: z.number().int(),
      knownCount: z.number().int(),
      finished: z.boolean(),
      next: pathKnownSchema.nullable(),
      time: pathTimeSchema,
    })
    .nullable(),
  /** Of a class that the reader teaches: learners on it, and those who are through. */
  learners: z.object({ count: z.number().int(), finished: z.number().int() }).nullable(),
});
export type PathSummary = z.infer<typeof pathSummarySchema>;

/** The reader's first (those that end first in front), then their classes', then other learners' own. */
export const pathListSchema = z.object({ items: z.array(pathSummarySchema) });
export type PathList = z.infer<typeof pathListSchema>;

/** A way through the graph from where a learner stands, or from nothing known. */
export const wayViewSchema = z.object({
  targets: z.array(pathTargetSchema),
  steps: z.array(pathStepSchema),
  /** What the targets need and is known already, and so left out. */
  known: z.array(pathKnownSchema),
  time: pathTimeSchema,
  /** Nothing is left to learn, and something was wanted that the course still has. */
  finished: z.boolean(),
});
export type WayView = z.infer<typeof wayViewSchema>;

export const pathSchema = pathSummarySchema
  .pick({
    id: true,
    courseId: true,
    version: true,
    title: true,
    kind: true,
    className: true,
    learnerName: true,
    dueOn: true,
    status: true,
    mine: true,
    editable: true,
  })
  .extend({
    /** As somebody wrote it; null: named after what it leads to. */
    ownTitle: z.string().nullable(),
    classId: z.uuid().nullable(),
    /** Of a class: the learners it is set for; null: all of it, or not the reader's to know. */
    learnerIds: z.array(z.uuid()).nullable(),
    /** Where the reader teaches the class: the way is shown from nothing known, or from where one learner stands. */
    seenFor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    taught: z.boolean(),
    way: wayViewSchema,
  });
export type Path = z.infer<typeof pathSchema>;

/** How far one learner of a class is. */
export const learnerOnPathSchema = z.object({
  learnerId: z.uuid(),
  name: z.string(),
  stepsLeft: z.number().int(),
  stepCount: z.number().int(),
  next: z.string().nullable(),
  time: pathTimeSchema,
  /** Their last answer in the course. */
  lastActiveAt: z.iso.datetime().nullable(),
});
export type LearnerOnPath = z.infer<typeof learnerOnPathSchema>;

export const createPathSchema = z.object({
  targetIds,
  title: title.nullish(),
  dueOn: day.nullish(),
  /** A class of the course that the caller teaches; left out: the caller's own path. */
  classId: z.uuid().nullish(),
  /** Single learners of that class; left out: all of it. */
  learnerIds: z.array(z.uuid()).min(1).max(500).nullish(),
});
export type CreatePath = z.infer<typeof createPathSchema>;

export const previewPathSchema = z.object({
  targetIds,
  /** From nothing known, as for a class; else from where the caller stands. */
  fromNothing: z.boolean().default(false),
});

export const changePathSchema = z.object({
  /** The one that was read. */
  version: z.number().int().min(1).max(2_147_483_647),
  title: title.nullable().optional(),
  dueOn: day.nullable().optional(),
  targetIds: targetIds.optional(),
  learnerIds: z.array(z.uuid()).min(1).max(500).nullable().optional(),
  /** Steps in the order in which they are wanted; what the graph doesn't allow is pulled behind what it needs. */
  order: z.array(z.uuid()).max(MOST_STEPS).optional(),
  status: z.enum(['active', 'archived']).optional(),
});
export type ChangePath = z.infer<typeof changePathSchema>;

/** A target as it is kept: its name is what is said of it once the concept is gone. */
export interface StoredTarget {
  conceptId: string;
  name: string;
}

export const pathsErrors = {
  path_not_found: 404,
  path_not_yours: 403,
  path_changed: 409,
  too_many_paths: 409,
  target_not_found: 404,
  class_not_found: 404,
  learner_not_found: 404,
} as const;
