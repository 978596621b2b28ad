import { z } from 'zod';
import type { ServedCall } from '@/platform/models/serving/note-calls';
import type { ServedBy } from '@/platform/models/serving/types';

export const OUTPUT_TASKS = [
  'lesson',
  'chat',
  'hint',
  'feedback',
  'item',
  'map',
  'explain_back',
  'judge',
  'rewrite',
  'solve',
  'sort',
  'translate',
] as const;
/** What a model's output was for. */
export type OutputTask = (typeof OUTPUT_TASKS)[number];

/** One output of a model, as the record keeps it: never the text itself. */
export interface OutputRecord {
  task: OutputTask;
  courseId: string | null;
  learnerId: string | null;
  /** Null where no model answered and the composer stood in. */
  served: ServedBy | null;
  /** Chunks that the prompt showed, and those left out for want of room. */
  chunkIds: string[];
  droppedChunkIds: string[];
  outcome: 'shown' | 'fallback' | 'failed' | 'cancelled';
  /** Code and one sentence of why, where it is not `shown`; never what a learner wrote. */
  problem: { code: string; message: string } | null;
  /** Sentences checked, rewritten, said in the passages' words instead, and taken out. */
  grounding: { sentences: number; rewritten: number; quoted?: number; removed: number } | null;
}

/** Record of outputs, wired in `server/services.ts`. */
export interface OutputsPort<Tx> {
  /** @returns the record's id, to be kept with what was shown. */
  record(tx: Tx, output: OutputRecord): Promise<string>;
  /** The further calls that something shown took (a sentence asked again, a judge's word, a translation), each as a record of its own. */
  recordCalls(tx: Tx, place: Pick<OutputRecord, 'courseId' | 'learnerId'>, calls: readonly ServedCall[]): Promise<void>;
}

/** Answers to the same question on the same material and mode, kept with their citations. Nothing personal goes in: everybody of the course may get it. */
export interface AnswerCachePort<Tx> {
  /** @param key made by `answerKey` (platform/models). The value is null where none is kept, or the material has changed since. */
  get(tx: Tx, courseId: string, key: string): Promise<unknown>;
  put(tx: Tx, courseId: string, key: string, value: unknown): Promise<void>;
}

const reachSchema = z.enum(['process', 'computer', 'network', 'outside']);
/** Where what is sent to a model goes: nowhere, this computer, the school's network, or further. */
export type Reach = z.output<typeof reachSchema>;

const problemSchema = z.object({ at: z.iso.datetime(), code: z.string(), message: z.string() });

export const modelStatusSchema = z.object({
  id: z.string(),
  /** Kind of adapter, as `models.json` names it. */
  kind: z.string(),
  /** Name of the model at its server, or of its file. */
  model: z.string(),
  host: z.string().nullable(),
  reach: reachSchema,
  /** Place in the list of each purpose, from 1. */
  purposes: z.array(z.object({ purpose: z.enum(['tutor', 'judge', 'embeddings']), place: z.int() })),
  state: z.enum(['ready', 'loading', 'resting', 'unavailable', 'unknown']),
  problem: problemSchema.nullable(),
  running: z.int(),
  waiting: z.int(),
  slots: z.int(),
});
export type ModelStatus = z.output<typeof modelStatusSchema>;

const taskUseSchema = z.object({
  task: z.enum(OUTPUT_TASKS),
  /** Outputs of a model that were shown. */
  shown: z.int(),
  /** Times that the composer stood in, or nothing could be shown. */
  without: z.int(),
  promptTokens: z.int(),
  completionTokens: z.int(),
  /** Of outputs that a model gave: median time at the model and in the queue before it. Null without any. */
  medianMs: z.int().nullable(),
  medianWaitMs: z.int().nullable(),
});
export type TaskUse = z.output<typeof taskUseSchema>;

const useSchema = z.object({
  outputs: z.int(),
  shown: z.int(),
  without: z.int(),
  cancelled: z.int(),
  tasks: z.array(taskUseSchema),
  /** Why the composer stood in or nothing came, most often first; the message is the latest. */
  reasons: z.array(z.object({ code: z.string(), count: z.int(), message: z.string() })),
});
export type ModelUse = z.output<typeof useSchema>;

export const languageModelStatusSchema = z.object({
  models: z.array(modelStatusSchema),
  /** Why `models.json` can't be used, if so; the models are then those of before. */
  fileProblem: z.string().nullable(),
  limits: z.object({ tokensPerLearnerHour: z.int(), answerTokens: z.int() }),
  day: useSchema,
  week: useSchema,
});
export type LanguageModelStatus = z.output<typeof languageModelStatusSchema>;

export const modelTestSchema = z.object({
  probes: z.array(
    z.object({
      id: z.string(),
      purposes: z.array(z.enum(['tutor', 'judge', 'embeddings'])),
      problem: z.object({ code: z.string(), message: z.string() }).nullable(),
      firstTokenMs: z.int().nullable(),
      milliseconds: z.int().nullable(),
      schema: z.string().nullable(),
      contextTokens: z.int().nullable(),
    }),
  ),
});
export type ModelTest = z.output<typeof modelTestSchema>;

/** What a screen needs to say honestly who writes. */
export const availabilitySchema = z.object({ tutor: z.boolean() });
export type Availability = z.output<typeof availabilitySchema>;
