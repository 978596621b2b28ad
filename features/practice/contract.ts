import { z } from 'zod';
import { evidenceKindSchema, masteryChangeSchema } from '@/features/mastery/contract';

const optionSchema = z.object({ id: z.string(), text: z.string() });

/** What a learner sees of an item. `…Html` fields are sanitised HTML made by the server from the Markdown beside them. */
export const itemBodySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), prompt: z.string(), options: z.array(optionSchema).min(2).max(6) }),
  z.object({ kind: z.literal('truth'), prompt: z.string(), options: z.array(optionSchema).min(2).max(6) }),
  /** `text` has one gap written as `____`. */
  z.object({ kind: z.literal('cloze'), prompt: z.string(), text: z.string() }),
  z.object({ kind: z.literal('ordering'), prompt: z.string(), steps: z.array(optionSchema).min(3).max(9) }),
  z.object({
    kind: z.literal('matching'),
    prompt: z.string(),
    left: z.array(optionSchema).min(2).max(6),
    right: z.array(optionSchema).min(2).max(6),
  }),
  z.object({ kind: z.literal('numeric'), prompt: z.string(), unit: z.string().nullable() }),
  z.object({ kind: z.literal('short'), prompt: z.string() }),
  /** `code` has one gap written as `____`. */
  z.object({ kind: z.literal('code'), prompt: z.string(), lang: z.string(), code: z.string() }),
]);
export type ItemBody = z.infer<typeof itemBodySchema>;
export type ItemKind = ItemBody['kind'];

/** What makes an answer right; never leaves the server before the answer is shown (teachers see it). */
export const itemKeySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), optionId: z.string() }),
  z.object({ kind: z.literal('truth'), optionId: z.string() }),
  /** `rivals`: other terms of the course, which are never taken for a misspelling of an answer. */
  z.object({
    kind: z.literal('cloze'),
    answers: z.array(z.string()).min(1),
    rivals: z.array(z.string()).optional(),
  }),
  z.object({ kind: z.literal('ordering'), order: z.array(z.string()) }),
  z.object({ kind: z.literal('matching'), pairs: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('numeric'), value: z.number(), tolerance: z.number().min(0) }),
  z.object({ kind: z.literal('short'), reference: z.string(), keyPoints: z.array(z.array(z.string())).min(1) }),
  z.object({ kind: z.literal('code'), answers: z.array(z.string()).min(1) }),
]);
export type ItemKey = z.infer<typeof itemKeySchema>;

export const responseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), optionId: z.string().max(40) }),
  z.object({ kind: z.literal('truth'), optionId: z.string().max(40) }),
  z.object({ kind: z.literal('cloze'), text: z.string().max(500) }),
  z.object({ kind: z.literal('ordering'), order: z.array(z.string().max(40)).max(20) }),
  z.object({ kind: z.literal('matching'), pairs: z.record(z.string().max(40), z.string().max(40)) }),
  z.object({ kind: z.literal('numeric'), text: z.string().max(60) }),
  z.object({ kind: z.literal('short'), text: z.string().max(5000) }),
  z.object({ kind: z.literal('code'), text: z.string().max(2000) }),
]);
export type ItemResponse = z.infer<typeof responseSchema>;

/** Why the machine trusts an item that a model proposed: shown to the teacher who looks at it. */
export const itemTrustSchema = z.object({
  /** Which model wrote it, with which prompt. */
  model: z.string(),
  prompt: z.object({ name: z.string(), version: z.number().int() }),
  /** Record of the output. */
  outputId: z.string(),
  /** Who solved it again without the key and came to the same answer. */
  solvedBy: z.array(z.object({ model: z.string(), purpose: z.enum(['tutor', 'judge']) })),
  /** Words of the passage that the answer stands on. */
  quote: z.string(),
});
export type ItemTrust = z.infer<typeof itemTrustSchema>;

/** An item as the generator makes it and as the bank stores it, before ids. */
export interface GeneratedItem {
  conceptId: string;
  chunkId: string;
  /** Range in the source that the item was made from. */
  start: number;
  end: number;
  body: ItemBody;
  key: ItemKey;
  /** Exactly three, from a nudge to the passage; Markdown. None gives the answer away before the third. */
  hints: [string, string, string];
  /** The answer with why, from the material; Markdown. */
  worked: string;
  /** For choice and truth: what each wrong option really is, by option id; Markdown. */
  explanations: Record<string, string>;
  /** 0 easy to 1 hard, a guess until learners' answers calibrate it. */
  difficulty: number;
  /** Same material, same question: stays the same across re-ingestion. */
  fingerprint: string;
}

/** What a learner says is wrong with an exercise. */
export const reportReasonSchema = z.enum(['wrong', 'several', 'unclear', 'other']);
export type ReportReason = z.infer<typeof reportReasonSchema>;

export const itemSchema = z.object({
  id: z.uuid(),
  courseId: z.uuid(),
  conceptId: z.uuid(),
  conceptName: z.string(),
  chunkId: z.uuid().nullable(),
  sourceId: z.uuid().nullable(),
  sourceTitle: z.string().nullable(),
  body: itemBodySchema,
  status: z.enum(['active', 'retired']),
  origin: z.enum(['generated', 'teacher', 'model']),
  /** `unreviewed`: a model's, which no teacher has looked at. */
  review: z.enum(['approved', 'unreviewed']),
  edited: z.boolean(),
  difficulty: z.number(),
  attemptCount: z.number().int(),
  correctRate: z.number().nullable(),
  /** How many learners said that something is wrong with it, by what; empty where nobody did. */
  reports: z.partialRecord(reportReasonSchema, z.number().int()),
});
/** What the item bank shows to teachers: everything. */
export const bankItemSchema = itemSchema.extend({
  key: itemKeySchema,
  hints: z.array(z.string()),
  worked: z.string(),
  explanations: z.record(z.string(), z.string()),
  trust: itemTrustSchema.nullable(),
});
export type BankItem = z.infer<typeof bankItemSchema>;

/** One item of the bank as sanitised HTML beside its Markdown. */
export const bankItemViewSchema = bankItemSchema.extend({
  /** As in a presentation: `prompt`, `text`, `code` and the ids of options. */
  html: z.record(z.string(), z.string()),
  hintsHtml: z.array(z.string()),
  workedHtml: z.string(),
  /** By option id. */
  explanationsHtml: z.record(z.string(), z.string()),
});
export type BankItemView = z.infer<typeof bankItemViewSchema>;

/** Longest body, key or set of explanations that is taken, as JSON, in UTF-16 code units. */
const LONGEST_PART = 20_000;
const bounded = <S extends z.ZodType>(schema: S) =>
  schema.refine((value) => JSON.stringify(value).length <= LONGEST_PART, `longer than ${LONGEST_PART} characters`);

export const writeItemSchema = z.object({
  conceptId: z.uuid(),
  body: bounded(itemBodySchema),
  key: bounded(itemKeySchema),
  hints: z.array(z.string().max(4000)).length(3),
  worked: z.string().max(8000),
  explanations: bounded(z.record(z.string(), z.string())).default({}),
});
export type WriteItem = z.infer<typeof writeItemSchema>;
export const updateItemSchema = writeItemSchema
  .extend({ explanations: bounded(z.record(z.string(), z.string())), status: z.enum(['active', 'retired']) })
  .partial();
export type UpdateItem = z.infer<typeof updateItemSchema>;

/** A teacher's word on a model's items: `reopen` takes an approval or a rejection back. */
export const reviewItemsSchema = z.object({
  itemIds: z.array(z.uuid()).min(1).max(200),
  verdict: z.enum(['approve', 'reject', 'reopen']),
});
export type ReviewItems = z.infer<typeof reviewItemsSchema>;

/** What a course allows its exercises. */
export const practiceSettingsSchema = z.object({
  /** Answers to a model's items that no teacher has looked at count as evidence. */
  unreviewedCounts: z.boolean(),
});
export type PracticeSettings = z.infer<typeof practiceSettingsSchema>;

/** One time that a model was asked for exercises on a concept. */
export const proposalRunSchema = z.object({
  id: z.uuid(),
  conceptId: z.uuid(),
  conceptName: z.string(),
  state: z.enum(['waiting', 'working', 'done', 'failed']),
  proposed: z.number().int(),
  kept: z.number().int(),
  /** How many were turned down, by reason. */
  rejected: z.record(z.string(), z.number().int()),
  /** Code of why it failed. */
  problem: z.string().nullable(),
  at: z.iso.datetime(),
});
export type ProposalRun = z.infer<typeof proposalRunSchema>;

/** Where a course stands with exercises by a model. */
export const proposalsSchema = z.object({
  /** Whether a model is configured and may be asked. */
  available: z.boolean(),
  /** Items in use that no teacher has looked at. */
  unreviewed: z.number().int(),
  /** The latest runs, newest first. */
  runs: z.array(proposalRunSchema),
});
export type Proposals = z.infer<typeof proposalsSchema>;

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

/** An unfinished exercise of a learner as the tutor may know it: never its key, only whether a text would tell it. */
export interface OpenExercise {
  presentationId: string;
  conceptId: string;
  conceptName: string;
  kind: ItemKind;
  /** What it asks, with the text around its gap, as plain words. */
  prompt: string;
  /** Options or steps in the order of the screen, as plain words. */
  parts: string[];
  /** Where its answer stands in the material. */
  chunkId: string | null;
  lessonId: string | null;
  hintsShown: number;
  hintsLeft: number;
  presentedAt: Date;
  /** Answers given so far, in their order; none was right. */
  tries: { words: string; at: Date }[];
  /** 0 to 1: how much of what it asks a question asks too. */
  asksTheSame(question: string): number;
  /**
   * Whether a text tells its answer, or part of it, in whatever form. `inFront`: the learner is at this exercise or asks about it, so that the
   * mere word is enough; otherwise the text has to bear on what the exercise asks.
   */
  givesAway(text: string, inFront: boolean): boolean;
}

/** One answer that a learner gave lately. */
export interface RecentAttempt {
  presentationId: string;
  conceptId: string;
  conceptName: string;
  prompt: string;
  /** As words. */
  response: string;
  correct: boolean;
  hintsUsed: number;
  at: Date;
}

/** A hint that the tutor gave, as Markdown; `number` from 1. */
export interface TutorHint {
  markdown: string;
  number: number;
  left: number;
  chunkId: string | null;
}
export type WorkedAnswer = Pick<TutorHint, 'markdown' | 'chunkId'>;

/** What the tutor may ask of the exercises. */
export interface TutorPracticePort<Tx> {
  openExercises(tx: Tx, learnerId: string, courseId: string): Promise<OpenExercise[]>;
  recentAttempts(tx: Tx, learnerId: string, courseId: string, limit: number): Promise<RecentAttempt[]>;
  /** The next hint, counted like one taken at the exercise; null where none is left or `allowed` refuses it. */
  tutorHint(
    tx: Tx,
    learnerId: string,
    presentationId: string,
    allowed: (markdown: string) => boolean,
  ): Promise<TutorHint | null>;
  /** The worked answer; it ends the exercise. */
  tutorAnswer(tx: Tx, learnerId: string, presentationId: string): Promise<WorkedAnswer>;
}

/** What other features may ask; wired in `server/features.ts`. */
export interface PracticePort<Tx> {
  /** Makes the course's items anew: same fingerprints keep their ids, edited and teachers' items stay. */
  regenerate(tx: Tx, courseId: string): Promise<{ items: number }>;
  /** Presents up to `count` items of a concept that this learner has not had, the rest least recent first. */
  present(
    tx: Tx,
    input: {
      learnerId: string;
      courseId: string;
      conceptId: string;
      lessonId: string | null;
      count: number;
      seed: number;
    },
  ): Promise<{ presentations: Presentation[]; fresh: number }>;
  /** The exercises of a lesson of the caller's, in their order, as they stand. */
  ofLesson(tx: Tx, lessonId: string): Promise<Presentation[]>;
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
