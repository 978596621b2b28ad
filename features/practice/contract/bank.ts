import { z } from 'zod';
import { chunkPlaceSchema } from '@/features/library/contract';
import { itemBodySchema, itemKeySchema, itemTrustSchema } from './item';

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
  place: chunkPlaceSchema.nullish(),
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
