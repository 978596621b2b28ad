import { z } from 'zod';

/** What a report says of a class, in the order in which it says it. */
export const figureKeySchema = z.enum([
  'success_rate',
  'response_time',
  'daily_interactions',
  'daily_answers',
  'daily_lessons',
  'daily_questions',
  'satisfaction',
  'mastery_start',
  'mastery_end',
  'mastery_gain',
  'concepts_start',
  'concepts_end',
  'concepts_gain',
]);
export type FigureKey = z.infer<typeof figureKeySchema>;

/** The figures that a verdict speaks of; the others are what they are made of, or stand beside them. */
export const mainFigures = [
  'success_rate',
  'response_time',
  'daily_interactions',
  'satisfaction',
  'mastery_gain',
  'concepts_gain',
] as const satisfies readonly FigureKey[];

/**
 * What a figure is counted in. `share`: 0 to 1; `milliseconds`; `per_day`: for each day on which a learner worked; `rating`: 1 to 5; `mastery`:
 * mean p(L), 0 to 1; `concepts`: how many; the last two also for each week.
 */
export const figureUnits = {
  success_rate: 'share',
  response_time: 'milliseconds',
  daily_interactions: 'per_day',
  daily_answers: 'per_day',
  daily_lessons: 'per_day',
  daily_questions: 'per_day',
  satisfaction: 'rating',
  mastery_start: 'mastery',
  mastery_end: 'mastery',
  mastery_gain: 'mastery_per_week',
  concepts_start: 'concepts',
  concepts_end: 'concepts',
  concepts_gain: 'concepts_per_week',
} as const satisfies Record<FigureKey, string>;
export type FigureUnit = (typeof figureUnits)[FigureKey];

/** Why a figure isn't there: nobody did what it counts, or so few that it could single one out. */
export const withheldSchema = z.enum(['none', 'few']);

/** Below so many learners a figure could single one out. */
export const FEWEST_LEARNERS = 5;

/** An answer that took longer counts as this long: the learner did something else meanwhile. Milliseconds. */
export const IDLE_CAP_MS = 10 * 60_000;

const estimateSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });
/** A value and its 95 % interval. */
export type Estimate = z.infer<typeof estimateSchema>;

export const figureSchema = z.object({
  figure: figureKeySchema,
  /** Learners whom it is of, and what was counted of them (answers, days of work, ratings, learners); both 0 where `withheld`. */
  learners: z.number().int(),
  records: z.number().int(),
  estimate: estimateSchema.nullable(),
  /** Only of times: the middle half of the answers lies between. */
  quartiles: z.object({ lower: z.number(), upper: z.number() }).nullable(),
  withheld: withheldSchema.nullable(),
});
export type Figure = z.infer<typeof figureSchema>;

export const effectMeasureSchema = z.enum(['difference_of_proportions', 'hedges_g', 'cliffs_delta']);
export type EffectMeasure = z.infer<typeof effectMeasureSchema>;

/** One figure of two groups or two periods; differences are the second less the first. */
export const comparedFigureSchema = z.object({
  figure: figureKeySchema,
  first: figureSchema,
  second: figureSchema,
  difference: estimateSchema.nullable(),
  effect: estimateSchema.extend({ measure: effectMeasureSchema }).nullable(),
});
export type ComparedFigure = z.infer<typeof comparedFigureSchema>;

export const periodSchema = z.object({ from: z.iso.date(), to: z.iso.date() });
/** Days (UTC), the first and the last among them. */
export type Period = z.infer<typeof periodSchema>;

export const comparisonSchema = z.object({
  kind: z.enum(['before', 'class', 'others']),
  /** Of another class: its name now. */
  name: z.string().nullable(),
  /** Of the first group. */
  period: periodSchema,
  /** Before and after: those who worked in both, twice the same number. */
  learners: z.object({ first: z.number().int(), second: z.number().int() }),
  /** The other learners of the course were too many: so many of them were drawn. */
  drawn: z.number().int().nullable(),
  /** Mastery when each period began: where it differs, the groups were not alike. */
  baseline: comparedFigureSchema,
  figures: z.array(comparedFigureSchema),
});
export type ReportComparison = z.infer<typeof comparisonSchema>;

/** A day of the class; the counts are null on days on which one to four learners worked. */
export const reportDaySchema = z.object({
  date: z.iso.date(),
  active: z.number().int().nullable(),
  answers: z.number().int().nullable(),
  lessons: z.number().int().nullable(),
  questions: z.number().int().nullable(),
  /** Answers, lessons and questions for each learner who worked that day; null where nobody did. */
  perActive: z.number().nullable(),
});
export type ReportDay = z.infer<typeof reportDaySchema>;

/** Where the learners who had begun stood at the end of a day. */
export const progressionDaySchema = z.object({ date: z.iso.date(), mastery: estimateSchema, concepts: estimateSchema });
export type ProgressionDay = z.infer<typeof progressionDaySchema>;

export const reportSchema = z.object({
  classId: z.uuid(),
  courseId: z.uuid(),
  period: periodSchema,
  /** Learners of the class who had joined by the end of the period, and those of them who worked in it (null: one to four). */
  learners: z.number().int(),
  active: z.number().int().nullable(),
  conceptCount: z.number().int(),
  /** Of all learners that are counted, those compared with among them: how many are simulated, with nobody behind them. */
  simulated: z.object({ learners: z.number().int(), of: z.number().int() }),
  figures: z.array(figureSchema),
  /** How often one to five stars were given; null where fewer than five learners rated. */
  ratings: z.array(z.number().int()).nullable(),
  /** Of the timed answers, the share that took longer than the cap; null where times are withheld. */
  idleShare: z.number().nullable(),
  days: z.array(reportDaySchema),
  /** Empty where it is withheld. */
  progression: z.array(progressionDaySchema),
  comparison: comparisonSchema.nullable(),
});
export type Report = z.infer<typeof reportSchema>;

/** What a report is asked for; left out: the last three weeks, against the three weeks before. */
export const reportQuerySchema = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  compare: z.enum(['none', 'before', 'class', 'others']).default('before'),
  /** With `before`; left out: as many days just before. */
  beforeFrom: z.iso.date().optional(),
  beforeTo: z.iso.date().optional(),
  /** With `class`: a class of the same course that the reader teaches. */
  with: z.uuid().optional(),
});
export type ReportQuery = z.output<typeof reportQuerySchema>;

export const reportViewSchema = z.object({
  class: z.object({ id: z.uuid(), name: z.string() }),
  course: z.object({ id: z.uuid(), title: z.string(), language: z.string() }),
  /** What was asked for, with everything filled in. */
  asked: z.object({ period: periodSchema, compare: reportQuerySchema.shape.compare, before: periodSchema }),
  /** First and last day on which learners of the class worked; null: none did yet. */
  span: periodSchema.nullable(),
  /** Classes to compare with. */
  classes: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Null while it is being worked out in the background: ask again. */
  report: reportSchema.nullable(),
  computedAt: z.iso.datetime().nullable(),
});
export type ReportView = z.infer<typeof reportViewSchema>;

/** One learner in the table that a teacher may choose. */
export const learnerRowSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Nobody is behind them: of a demo school. */
  simulated: z.boolean(),
  /** First answers without help, and how many of them were right. */
  first: z.number().int(),
  right: z.number().int(),
  /** Median, milliseconds; null without timed answers. */
  responseMs: z.number().nullable(),
  daysWorked: z.number().int(),
  answers: z.number().int(),
  lessons: z.number().int(),
  masteryStart: z.number().nullable(),
  masteryEnd: z.number().nullable(),
  conceptsStart: z.number().int().nullable(),
  conceptsEnd: z.number().int().nullable(),
});
export type LearnerRow = z.infer<typeof learnerRowSchema>;

/** The reports of many classes over one period, worked out one after the other. */
export const overviewSchema = z.object({
  id: z.uuid(),
  period: periodSchema,
  status: z.enum(['waiting', 'working', 'done', 'failed', 'cancelled']),
  done: z.number().int(),
  total: z.number().int(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type Overview = z.infer<typeof overviewSchema>;

export const overviewViewSchema = z.object({
  overview: overviewSchema.nullable(),
  /** Classes that the reader may see, with their main figures once they are there. */
  rows: z.array(
    z.object({
      classId: z.uuid(),
      name: z.string(),
      courseTitle: z.string(),
      learners: z.number().int(),
      active: z.number().int().nullable(),
      figures: z.array(figureSchema),
    }),
  ),
});
export type OverviewView = z.infer<typeof overviewViewSchema>;

export const reportsErrors = {
  class_not_found: 404,
  overview_not_found: 404,
  period_invalid: 400,
  periods_overlap: 400,
  control_invalid: 400,
  report_not_ready: 409,
} as const;
