import { z } from 'zod';
import type { ErrorKind } from '@/core/sequencing/approach-prior';
import { chunkPlaceSchema } from '@/features/library/contract';
import { evidenceKindSchema, masteryChangeSchema } from '@/features/mastery/contract';
import { itemBodySchema, responseSchema } from './contract/item';

export * from './contract/bank';
export * from './contract/given';
export * from './contract/item';
export * from './contract/tutor';

/** An item put before a learner: hints, tries and whether the answer was shown are counted here, by the server. */
export const presentationSchema = z.object({
  id: z.uuid(),
  itemId: z.uuid(),
  courseId: z.uuid(),
  conceptId: z.uuid(),
  conceptName: z.string(),
  lessonId: z.uuid().nullable(),
  body: itemBodySchema,
  /** Sanitised HTML of the prompt, the text or code around the gap, and of each option or step, by its id. */
  html: z.record(z.string(), z.string()),
  /** Hints shown so far, as HTML. */
  hints: z.array(z.string()),
  hintsLeft: z.number().int(),
  attemptCount: z.number().int(),
  /** Set once answered rightly or once the answer was shown. */
  finished: z.boolean(),
  /** A model made it and no teacher has looked at it. */
  unreviewed: z.boolean(),
});
export type Presentation = z.infer<typeof presentationSchema>;

export const attemptInputSchema = z.object({
  response: responseSchema,
  /** Milliseconds from showing to answering, as the browser measured them. */
  elapsedMs: z.number().int().min(0).max(86_400_000).default(0),
});

export const attemptResultSchema = z.object({
  attemptId: z.uuid(),
  correct: z.boolean(),
  /** Share of the answer that is right, 0 to 1 (ordering, matching, short answer). */
  score: z.number(),
  /** What happened and what to look at, as HTML; never the answer while tries are left. */
  feedback: z.string(),
  /** Where in the material to look after a wrong answer; null when right, and for items without a passage. */
  look: z
    .object({
      sourceId: z.uuid(),
      chunkId: z.uuid(),
      /** Null where it would tell the answer. */
      sourceTitle: z.string().nullable(),
      heading: z.string().nullable(),
      place: chunkPlaceSchema.nullish(),
    })
    .nullable(),
  /** Only when right or when the answer was asked for. */
  answer: z
    .object({ html: z.string(), citation: z.object({ sourceId: z.uuid(), chunkId: z.uuid() }).nullable() })
    .nullable(),
  finished: z.boolean(),
  /** A model may be asked to explain the mistake. */
  explainable: z.boolean(),
  change: masteryChangeSchema,
});
export type AttemptResult = z.infer<typeof attemptResultSchema>;

/** An explanation of a wrong answer as it comes. */
export type ExplainEvent =
  /** Others are before it: how many, and about how long that takes. */
  | { type: 'waiting'; position: number; waitMs: number }
  /** A model's words, checked; `cites`: they stand on the passage, `own`: part of them rests on the model alone. */
  | { type: 'block'; html: string; cites: boolean; own: boolean }
  /** The words by rule, because no model answered or nothing of its answer could be shown. */
  | { type: 'rule'; html: string; reason: string }
  /** It broke off; what came before stands. */
  | { type: 'broken'; reason: string };

/** The worked answer, after it was asked for. */
export const shownAnswerSchema = attemptResultSchema.pick({ answer: true, finished: true });
export type ShownAnswer = z.infer<typeof shownAnswerSchema>;

export const presentInputSchema = z.object({
  conceptId: z.uuid(),
  count: z.number().int().min(1).max(20).default(5),
});

/** Another exercise in the place of one: `said` by the learner; null where it is to suit what is known by now, and misses in a row. */
export const fitInputSchema = z.object({ said: z.enum(['harder', 'easier']).nullable() });
export const fitResultSchema = z.object({
  /** What stands there now. */
  presentation: presentationSchema,
  /** It is another one than before. */
  changed: z.boolean(),
  /** What holds of the learner's wishes in the course: above 0 harder, below 0 easier; fades as answers come. */
  wish: z.number().int(),
});
export type FitResult = z.infer<typeof fitResultSchema>;

/** An exercise that can be asked before its passage is read: nothing of the passage stands in it. */
export interface LeadQuestion {
  itemId: string;
  conceptId: string;
  /** Markdown. */
  prompt: string;
  chunkId: string;
  /** Range in the source that answers it. */
  start: number;
  end: number;
}

/** What is put before a learner. */
export interface PresentInput {
  learnerId: string;
  courseId: string;
  conceptId: string;
  lessonId: string | null;
  count: number;
  seed: number;
  /** How hard, 0 easy to 2 hard, where that was decided: decides among those that suit the learner. */
  level?: number | null;
  /** Items whose questions a lesson asked already: they come after the others. */
  asked?: readonly string[];
}

/** An attempt as lists show it. */
export const attemptSchema = z.object({
  id: z.uuid(),
  learnerId: z.uuid(),
  conceptId: z.uuid(),
  conceptName: z.string(),
  itemId: z.uuid(),
  presentationId: z.uuid(),
  /** Kind and prompt (for a gap the sentence with the gap; Markdown) of the item as it is now; `removed` when it is gone. */
  itemKind: z.string(),
  prompt: z.string(),
  response: responseSchema,
  correct: z.boolean(),
  score: z.number(),
  hintsUsed: z.number().int(),
  evidence: evidenceKindSchema,
  elapsedMs: z.number().int(),
  masteryBefore: z.number(),
  masteryAfter: z.number(),
  at: z.iso.datetime(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** What other features may ask; wired in `server/features.ts`. */
export interface PracticePort<Tx> {
  /** Makes the course's items anew: same fingerprints keep their ids, edited and teachers' items stay. */
  regenerate(tx: Tx, courseId: string): Promise<{ items: number }>;
  /** Presents up to `count` items of a concept: that this learner has not had and that suit them now, the rest least recent first. */
  present(tx: Tx, input: PresentInput): Promise<{ presentations: Presentation[]; fresh: number }>;
  /** The exercises of a lesson of the caller's, in their order, as they stand. */
  ofLesson(tx: Tx, lessonId: string): Promise<Presentation[]>;
  /** Exercises of a concept, or of all of a course, whose questions can be asked before their passages are read. */
  leadQuestions(tx: Tx, courseId: string, conceptId?: string): Promise<LeadQuestion[]>;
  /** What a learner's last wrong answers on a concept have in common; null where nothing tells. */
  errorOn(tx: Tx, learnerId: string, courseId: string, conceptId: string): Promise<ErrorKind | null>;
  /** Moves the target of difficulty for a learner in a course; it fades as answers come and never touches p(L). */
  wish(tx: Tx, on: { learnerId: string; courseId: string }, said: 'harder' | 'easier'): Promise<void>;
}

export const practiceErrors = {
  concept_not_found: 404,
  item_not_found: 404,
  presentation_not_found: 404,
  presentation_finished: 409,
  response_kind_mismatch: 400,
  no_hints_left: 409,
  item_unsound: 400,
  no_items: 404,
  attempt_not_found: 404,
  no_model: 409,
} as const;
