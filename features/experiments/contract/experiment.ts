import { z } from 'zod';
import { armSettingsSchema, subjectSchema } from './arms';
import { dayReportSchema, outcomeSchema, reportSchema } from './report';

export const stateSchema = z.enum(['draft', 'running', 'paused', 'stopped']);
export type ExperimentState = z.infer<typeof stateSchema>;

/** What ended it: a sure difference; sureness that none would matter; harm; its latest end; a teacher. */
export const stopReasonSchema = z.enum(['difference', 'no_worthwhile_difference', 'harm', 'latest_end', 'teacher']);
export type StopReason = z.infer<typeof stopReasonSchema>;

export const MOST_ARMS = 4;

export const experimentArmSchema = z.object({
  /** `a`, `b`, … in their order; the first is what the others are held against. */
  key: z.string().regex(/^[a-d]$/),
  /** Of shares 2 and 1, two of three learners get the first. */
  share: z.number().int().min(1).max(9),
  settings: armSettingsSchema,
});
export type ExperimentArm = z.infer<typeof experimentArmSchema>;

/** How much worse each may get before an experiment ends for harm. Left out: not watched. */
export const guardLimitsSchema = z.object({
  /** Fall of the share of first answers right without help, 0 to 0.5. */
  unaided: z.number().min(0).max(0.5).optional(),
  /** Times as long per answer: 0.25 is a quarter longer. */
  time: z.number().min(0).max(3).optional(),
});
export type GuardLimits = z.infer<typeof guardLimitsSchema>;

/** Values by which the outcomes may differ at most in a sensible wish. */
export const createExperimentSchema = z
  .object({
    title: z.string().trim().min(1, 'required').max(120),
    subject: subjectSchema,
    arms: z
      .array(z.object({ share: experimentArmSchema.shape.share, settings: armSettingsSchema }))
      .min(2)
      .max(MOST_ARMS),
    outcome: outcomeSchema,
    guards: guardLimitsSchema,
    /** The least difference that would matter, in the outcome's unit. */
    worthwhile: z.number().min(0.01).max(5),
    mostLearners: z.number().int().min(20).max(100_000),
    latestEnd: z.iso.datetime(),
  })
  .refine(({ subject, arms }) => arms.every(({ settings }) => settings.subject === subject), {
    message: 'an arm of another subject',
    path: ['arms'],
  })
  .refine(({ arms }) => new Set(arms.map(({ settings }) => JSON.stringify(settings))).size === arms.length, {
    message: 'two arms that are the same',
    path: ['arms'],
  });
export type CreateExperiment = z.input<typeof createExperimentSchema>;

export const experimentSchema = z.object({
  id: z.uuid(),
  courseId: z.uuid(),
  title: z.string(),
  subject: subjectSchema,
  arms: z.array(experimentArmSchema),
  outcome: outcomeSchema,
  guards: guardLimitsSchema,
  worthwhile: z.number(),
  mostLearners: z.number().int(),
  latestEnd: z.iso.datetime(),
  state: stateSchema,
  stopReason: stopReasonSchema.nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  stoppedAt: z.iso.datetime().nullable(),
  /** The arm that is the course's default now, taken over from this experiment. */
  takenOver: z.string().nullable(),
  /** Learners with an arm. */
  learners: z.number().int(),
  /** Null until it was reckoned for the first time. */
  report: reportSchema.nullable(),
});
export type Experiment = z.infer<typeof experimentSchema>;

export const experimentDetailSchema = experimentSchema.extend({ days: z.array(dayReportSchema) });
export type ExperimentDetail = z.infer<typeof experimentDetailSchema>;

/** What a new experiment can be made of. */
export const experimentChoicesSchema = z.object({
  /** A language model writes lessons: without one neither approaches nor prompts can differ. */
  modelWrites: z.boolean(),
  prompts: z.array(z.object({ name: z.string(), version: z.number().int() })),
  /** Subjects that are taken by an experiment that runs or pauses. */
  taken: z.array(subjectSchema),
  /** Learners of the course's classes. */
  learners: z.number().int(),
});
export type ExperimentChoices = z.infer<typeof experimentChoicesSchema>;

/** A learner of the reader's classes, and whether a teacher left them out of the course's experiments. */
export const comparisonLearnerSchema = z.object({ learnerId: z.uuid(), name: z.string(), excluded: z.boolean() });
export type ComparisonLearner = z.infer<typeof comparisonLearnerSchema>;

/** A person's own word, and where they are in a comparison now; never with which arm. */
export const ownComparisonsSchema = z.object({
  takesPart: z.boolean(),
  running: z.array(z.object({ courseId: z.uuid(), courseTitle: z.string() })),
});
export type OwnComparisons = z.infer<typeof ownComparisonsSchema>;
