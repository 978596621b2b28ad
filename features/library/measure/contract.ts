import { z } from 'zod';

/** Results that a question set looks at. */
export const DEPTH = 10;
/** Questions of one course, and passages of one question. */
export const MOST_QUESTIONS = 2_000;
export const MOST_EXPECTED = 20;

/** A passage that a question should find, by what it says, so that it is known again when the material comes in again. */
export const expectedPassageSchema = z.object({
  sourceId: z.uuid(),
  sourcePath: z.string(),
  headingPath: z.array(z.string()),
  /** Of heading path and text, as `chunkHash` makes it. */
  hash: z.string(),
  /** Its beginning. */
  quote: z.string(),
  /** 1: helps; 2: answers. */
  grade: z.number().int().min(1).max(3),
});
export type ExpectedPassage = z.infer<typeof expectedPassageSchema>;

export const retrievalQuestionSchema = z.object({
  id: z.uuid(),
  question: z.string(),
  expected: z.array(
    expectedPassageSchema.extend({
      /** The passage of the course that it is now; null: it is gone. */
      chunkId: z.uuid().nullable(),
    }),
  ),
  updatedAt: z.iso.datetime(),
});
export type RetrievalQuestion = z.infer<typeof retrievalQuestionSchema>;

export const questionResultSchema = z.object({
  questionId: z.uuid(),
  question: z.string(),
  /** Place of the first expected passage, from 1; null: not among the first ten. */
  rank: z.number().int().nullable(),
  ndcg10: z.number(),
  recall10: z.number(),
  /** Expected passages that the course no longer has. */
  gone: z.number().int(),
});
export type QuestionResult = z.infer<typeof questionResultSchema>;

/** What a score was measured on. */
export const scoreStateSchema = z.object({
  chunks: z.number().int(),
  hidden: z.number().int(),
  pinned: z.number().int(),
  split: z.number().int(),
  embedder: z.string(),
  /** Share of meaning in the score of a passage, 0 to 1. */
  weight: z.number(),
  questions: z.number().int(),
  /** Fingerprints of material, decisions and question set: a change of one of these is named even where no number changed. */
  material: z.string(),
  decisions: z.string(),
  set: z.string(),
});
export type ScoreState = z.infer<typeof scoreStateSchema>;

/** What changed since the score before. */
export const scoreChangeSchema = z.object({
  what: z.enum(['material', 'decisions', 'embedder', 'weight', 'questions']),
  before: z.string(),
  after: z.string(),
});
export type ScoreChange = z.infer<typeof scoreChangeSchema>;

export const retrievalScoreSchema = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  questions: z.number().int(),
  /** Means over the questions, 0 to 1. */
  ndcg10: z.number(),
  recall10: z.number(),
  mrr: z.number(),
  state: scoreStateSchema,
  changes: z.array(scoreChangeSchema),
});
export type RetrievalScore = z.infer<typeof retrievalScoreSchema>;

export const worseQuestionSchema = z.object({
  questionId: z.uuid(),
  question: z.string(),
  rankBefore: z.number().int().nullable(),
  rank: z.number().int().nullable(),
});

export const scoreReportSchema = z.object({
  /** Oldest first. */
  scores: z.array(retrievalScoreSchema),
  /** Each question's result in the newest score. */
  results: z.array(questionResultSchema),
  /** Questions that found their passage later than in the score before, worst first. */
  worse: z.array(worseQuestionSchema),
  /** The question set, the material or the decisions changed after the newest score: it is being made anew. */
  outdated: z.boolean(),
});
export type ScoreReport = z.infer<typeof scoreReportSchema>;

export const writeQuestionSchema = z.object({
  question: z.string().trim().min(1).max(2_000),
  /** Passages of the course, as they are now. */
  chunkIds: z.array(z.uuid()).min(1).max(MOST_EXPECTED),
  /** How much a passage says, by its id; one that is not named keeps what it had, or is one that helps. */
  grades: z.record(z.uuid(), z.number().int().min(1).max(3)).default({}),
});
export const changeQuestionSchema = writeQuestionSchema.extend({
  /** Expected passages that the course no longer has stay expected: the material may come back. */
  keepGone: z.boolean().default(true),
});

export const importQuestionsSchema = z.object({
  /** JSON lines or comma-separated values. */
  text: z.string().min(1).max(4_000_000),
});

export const importReportSchema = z.object({
  added: z.number().int(),
  /** Questions that were there already, whose passages were brought up to date. */
  updated: z.number().int(),
  /** Lines that could not be taken, by number from 1 and why. */
  refused: z.array(
    z.object({
      line: z.number().int(),
      reason: z.enum(['unreadable', 'no_question', 'no_passage', 'passage_unknown', 'too_many']),
    }),
  ),
});
export type ImportReport = z.infer<typeof importReportSchema>;
