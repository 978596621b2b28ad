import { z } from 'zod';
import { type Citation, citationSchema } from '@/features/lessons/contract';
import { evidenceKindSchema, masteryChangeSchema } from '@/features/mastery/contract';

/** Longest text that one turn takes, in UTF-16 units; the judgement reads 2,000 words. */
export const LONGEST_TEXT = 16_000;
/** Questions that are asked after the first text. */
export const MOST_FOLLOW_UPS = 2;

export const outcomeSchema = z.enum(['explained', 'partly', 'not_yet']);
export const pointStatusSchema = z.enum(['covered', 'partly', 'missing', 'wrong']);
export const pointAspectSchema = z.enum(['definition', 'why', 'how', 'condition', 'relation', 'example', 'fact']);

/** One key point as it was judged. */
export const judgedPointSchema = z.object({
  id: z.string(),
  aspect: pointAspectSchema,
  status: pointStatusSchema,
  /** What the material says, and where; null while the learner still works on a point that they haven't said. */
  passage: z.string().nullable(),
  citation: citationSchema.nullable(),
  /** The learner's own words that say it, exactly as written. */
  said: z.string().nullable(),
  /** Said only in words that stand in the material. */
  copied: z.boolean(),
  by: z.enum(['matcher', 'model', 'teacher']),
});
export type JudgedPointView = z.infer<typeof judgedPointSchema>;

/** Something the learner has wrong, in words, beside what they wrote. */
export const misconceptionSchema = z.object({
  kind: z.enum(['denied', 'opposite', 'number', 'confused', 'other']),
  words: z.string(),
  quote: z.string(),
});

export const claritySchema = z.object({
  level: z.enum(['clear', 'fair', 'unclear']),
  signs: z.array(z.enum(['own_words', 'copied', 'keywords', 'connected', 'unconnected', 'long', 'example'])),
  words: z.number().int(),
  copiedShare: z.number(),
});

export const judgementSchema = z.object({
  outcome: outcomeSchema,
  points: z.array(judgedPointSchema),
  misconceptions: z.array(misconceptionSchema),
  /** Share of the points said, by importance, with where it lies about two times in three. 0 to 1. */
  coverage: z.number(),
  coverageLow: z.number(),
  coverageHigh: z.number(),
  /** Share of what was spoken of that is right, 0 to 1. */
  accuracy: z.number(),
  clarity: claritySchema,
  /** `matcher_alone`: a model is configured and gave no judgement. */
  judgedBy: z.enum(['matcher', 'model', 'matcher_alone']),
});
export type JudgementView = z.infer<typeof judgementSchema>;

/** Why a text is not judged: it stays where it was written, and the learner goes on. */
export const refusalSchema = z.object({
  state: z.enum(['empty', 'too_short', 'too_long', 'not_words', 'code', 'other_language', 'copied', 'keywords']),
  words: z.string(),
});

export const overrideSchema = z.object({
  outcome: outcomeSchema,
  why: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  before: z.number(),
  after: z.number(),
});

export const explanationSchema = z.object({
  id: z.uuid(),
  courseId: z.uuid(),
  courseTitle: z.string(),
  language: z.string(),
  conceptId: z.uuid(),
  conceptName: z.string(),
  learnerId: z.uuid(),
  learnerName: z.string(),
  /** The reader's own. */
  mine: z.boolean(),
  lessonId: z.uuid().nullable(),
  status: z.enum(['writing', 'follow_up', 'done']),
  question: z.string(),
  /** What is being written, as last saved. */
  draft: z.string(),
  turns: z.array(z.object({ question: z.string().nullable(), text: z.string(), at: z.iso.datetime() })),
  followUp: z.object({ question: z.string(), number: z.number().int(), byModel: z.boolean() }).nullable(),
  /** How many points the material has. */
  pointCount: z.number().int(),
  judgement: judgementSchema.nullable(),
  /** What finishing it did to p(L). */
  change: masteryChangeSchema.nullable(),
  /** Why it counted as it did. */
  counted: z.enum(['full', 'helped', 'undecided', 'again']).nullable(),
  overrides: z.array(overrideSchema),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** An explanation in a list. */
export const explanationSummarySchema = explanationSchema
  .pick({
    id: true,
    conceptId: true,
    conceptName: true,
    learnerId: true,
    status: true,
    createdAt: true,
    finishedAt: true,
  })
  .extend({
    learnerName: z.string(),
    outcome: outcomeSchema.nullable(),
    evidence: evidenceKindSchema.nullable(),
    overruled: z.boolean(),
  });
export type ExplanationSummary = z.infer<typeof explanationSummarySchema>;

export const startExplanationSchema = z.object({ lessonId: z.uuid().optional() });
export const draftSchema = z.object({ text: z.string().max(LONGEST_TEXT) });
export const turnSchema = z.object({
  text: z.string().max(LONGEST_TEXT),
  /** 0 for the first text, then the number of the question that it answers. */
  turn: z.number().int().min(0).max(MOST_FOLLOW_UPS),
});
export type TurnInput = z.infer<typeof turnSchema>;
export const turnResultSchema = z.object({ explanation: explanationSchema, refusal: refusalSchema.nullable() });
export type TurnResult = z.infer<typeof turnResultSchema>;
/** What a browser hears while a text is judged: its place before the model, then what came of it. */
export type TurnEvent =
  | { type: 'queued'; position: number; waitMs: number }
  | { type: 'judging' }
  | ({ type: 'judged' } & TurnResult);

export const overrideInputSchema = z.object({
  outcome: outcomeSchema,
  why: z.string().trim().min(3).max(1000),
  points: z
    .array(z.object({ id: z.string().max(10), status: pointStatusSchema }))
    .max(10)
    .default([]),
});
export type OverrideInput = z.infer<typeof overrideInputSchema>;

/** A point as it stands in the row: fixed when the explanation began, whatever becomes of the material. */
export interface StoredPoint {
  id: string;
  aspect: z.infer<typeof pointAspectSchema>;
  text: string;
  importance: number;
  citation: Citation;
}
export interface StoredTurn {
  question: string | null;
  text: string;
  at: string;
}
export interface StoredFollowUp {
  question: string;
  /** Point that it asks for; null for a confusion. */
  pointId: string | null;
  byModel: boolean;
}
export type StoredJudgement = Omit<JudgementView, 'points'> & {
  points: {
    id: string;
    status: z.infer<typeof pointStatusSchema>;
    probability: number;
    said: string | null;
    copied: boolean;
    by: JudgedPointView['by'];
  }[];
  /** The model's word and the matcher's came to the same outcome; null without a model. */
  agreed: boolean | null;
};
export interface StoredOverride extends z.infer<typeof overrideSchema> {
  byId: string;
  points: OverrideInput['points'];
}

export const explainBackErrors = {
  concept_not_found: 404,
  explanation_not_found: 404,
  explanation_finished: 409,
  explanation_not_finished: 409,
  turn_out_of_order: 409,
  nothing_to_explain: 409,
} as const;
