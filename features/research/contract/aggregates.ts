import { z } from 'zod';

/**
 * What is counted of each concept. `learners`: who answered; `attempts`: answers; `success`: share of right ones; `mastery`: mean p(L);
 * `levels`: learners by level of p(L).
 */
export const measures = ['learners', 'attempts', 'success', 'mastery', 'levels'] as const;
export const measureSchema = z.enum(measures);
export type Measure = z.infer<typeof measureSchema>;

/** Levels of p(L), by their lower ends; the last ends at 1. */
export const LEVELS_FROM = [0, 0.4, 0.75, 0.85] as const;

export const aggregateQuestionSchema = z
  .object({
    courseId: z.uuid(),
    measure: measureSchema,
    /** Days of UTC, both inclusive. */
    from: z.iso.date(),
    to: z.iso.date(),
    /** Each concept by itself, or the whole course. */
    by: z.enum(['concept', 'course']),
    mechanism: z.enum(['laplace', 'gaussian']),
    /** What telling it loses, as ρ. Laplace noise has ε = √2ρ. */
    rho: z.number().min(0.0001).max(10),
    /** Concepts that one learner counts in at most, the first ones they answered on. */
    mostConcepts: z.number().int().min(1).max(200).default(5),
    /** Answers of one learner on one concept (or in the course) that count at most. */
    mostAnswers: z.number().int().min(1).max(1000).default(10),
    /** What it is for. */
    purpose: z.string().trim().min(3).max(500),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The last day lies before the first.' });
export type AggregateQuestion = z.infer<typeof aggregateQuestionSchema>;

/** A figure with its noise: with 95 % the true one of the clipped data lies at most `within95` away. */
export const figureSchema = z.object({
  /** Null: so few stand behind it that the noise could be all of it. */
  value: z.number().nullable(),
  within95: z.number(),
});
export type Figure = z.infer<typeof figureSchema>;

export const aggregateSchema = z.object({
  id: z.uuid(),
  question: aggregateQuestionSchema,
  courseTitle: z.string().nullable(),
  status: z.enum(['queued', 'done', 'failed']),
  /** One figure for each concept, or one in all; of `levels` four. */
  rows: z.array(z.object({ label: z.string(), figures: z.array(figureSchema) })).nullable(),
  createdAt: z.iso.datetime(),
});
export type Aggregate = z.infer<typeof aggregateSchema>;
