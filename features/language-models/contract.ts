import type { ServedBy } from '@/platform/models/serving/types';

/** What a model's output was for. */
export type OutputTask = 'lesson' | 'chat' | 'hint' | 'feedback' | 'item' | 'explain_back' | 'judge' | 'rewrite';

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
  /** Sentences checked, rewritten and taken out. */
  grounding: { sentences: number; rewritten: number; removed: number } | null;
}

/** Record of outputs, wired in `server/services.ts`. */
export interface OutputsPort<Tx> {
  /** @returns the record's id, to be kept with what was shown. */
  record(tx: Tx, output: OutputRecord): Promise<string>;
}

/** Answers to the same question on the same material and mode, kept with their citations. */
export interface AnswerCachePort<Tx> {
  /** @param key made by `answerKey` of prompt version, model, material, mode and question. */
  get(tx: Tx, courseId: string, key: string): Promise<unknown>;
  put(tx: Tx, courseId: string, key: string, value: unknown): Promise<void>;
}
