import { z } from 'zod';

/**
 * What an experiment is decided by, one value for each learner. `first_answers`: share of first answers right without help; `mastered_per_10`:
 * concepts mastered per 10 answers; `retention`: share right without help when asked again some days after a concept was mastered.
 */
export const outcomeSchema = z.enum(['first_answers', 'mastered_per_10', 'retention']);
export type Outcome = z.infer<typeof outcomeSchema>;

/** What must not get worse: first answers right without help; time per answer. */
export const guardSchema = z.enum(['unaided', 'time']);
export type Guard = z.infer<typeof guardSchema>;

/** Second less first; null parts where nothing is known yet. */
export const differenceSchema = z.object({
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Always-valid p-value, 0 to 1. */
  p: z.number(),
});
export type Difference = z.infer<typeof differenceSchema>;

export const armReportSchema = z.object({
  key: z.string(),
  /** Learners who were given the arm and stayed; of those, with enough answers to count. */
  learners: z.number().int(),
  counted: z.number().int(),
  /** Mean of what decides, over the learners who count; null without any. */
  mean: z.number().nullable(),
  /** Mean p(L) over the course before they came in, 0 to 1, and learners by strata of it (five, from low to high). */
  priorMastery: z.number().nullable(),
  strata: z.array(z.number().int()),
  /** Share of first answers right without help, and seconds per answer (geometric mean). */
  unaided: z.number().nullable(),
  seconds: z.number().nullable(),
});
export type ArmReport = z.infer<typeof armReportSchema>;

/** Who is not in it and why, in numbers. */
export const leftOutSchema = z.object({
  /** Learners of the course's classes who chose not to be in comparisons. */
  optedOut: z.number().int(),
  /** Left out by a teacher. */
  excluded: z.number().int(),
  /** Have an arm, and too few answers to count yet. */
  tooFewAnswers: z.number().int(),
  /** Learners of the course's classes who have not come to what is compared yet, or came when it was full. */
  notReached: z.number().int(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

export const verdictSchema = z.enum(['too_early', 'unsure', 'difference', 'no_worthwhile_difference', 'harm']);
export type Verdict = z.infer<typeof verdictSchema>;

export const reportSchema = z.object({
  at: z.iso.datetime(),
  verdict: verdictSchema,
  arms: z.array(armReportSchema),
  /** By the keys of the arms. */
  pairs: z.array(differenceSchema.extend({ first: z.string(), second: z.string() })),
  /** An arm against the first. Of `time` the logarithm of how many times as long. */
  guards: z.array(differenceSchema.extend({ name: guardSchema, arm: z.string(), harmed: z.boolean() })),
  /** The arm with the greatest mean; null while an arm has nobody who counts. */
  leader: z.string().nullable(),
  leftOut: leftOutSchema,
});
export type Report = z.infer<typeof reportSchema>;

/** Where the comparison of two arms stood at the end of a day. */
export const dayReportSchema = z.object({
  date: z.iso.date(),
  pairs: z.array(differenceSchema.extend({ first: z.string(), second: z.string() })),
  counted: z.number().int(),
});
export type DayReport = z.infer<typeof dayReportSchema>;
