import type { ChatEvent, ChatRequest, ModelPurpose, ObjectAnswer, ObjectSchema, TokenUse } from '../types';

/** One piece of work for a model, on whoever's behalf. */
export interface ModelJob {
  purpose: Exclude<ModelPurpose, 'embeddings'>;
  /** Somebody waits for `interactive` work; `background` work runs only where nobody waits. */
  priority: 'interactive' | 'background';
  /** Whose share of the model it takes: a learner's id, or null for the system. */
  learnerId: string | null;
  /** Which prompt file and version wrote the messages, for the record. */
  prompt: { name: string; version: number };
  request: ChatRequest;
  /** Most milliseconds from joining the queue to the end of the answer. */
  budgetMs: number;
}

export type ServingEvent =
  /** Waiting: how many are before it, and about how long that takes. Comes first, and again when it changes. */
  | { type: 'queued'; position: number; waitMs: number }
  /** A model began to work on it. */
  | { type: 'started'; model: string }
  | ChatEvent;

/** What it took to get an answer, kept with whatever is made of it. */
export interface ServedBy {
  model: string;
  prompt: { name: string; version: number };
  use: TokenUse;
  waitMs: number;
  milliseconds: number;
}

/** Where a model stands, for people and for administrators. */
export interface ModelState {
  id: string;
  purposes: ModelPurpose[];
  state: 'ready' | 'loading' | 'resting' | 'unavailable' | 'unknown';
  /** Last failure in one sentence, and when. */
  problem: { at: Date; failure: string; message: string } | null;
  running: number;
  waiting: number;
  slots: number;
}

/**
 * Models by purpose behind one fair queue each. Falls back along the list of a purpose; when none is left it throws
 * {@link import('../types').ModelError} and the caller teaches without a model, and says so.
 */
export interface ModelServing {
  /** Whether any model that generates is configured for the purpose and not resting after failures. Costs nothing. */
  available(purpose: ModelPurpose): boolean;
  /** Nobody waits for this purpose's first model and it has a free slot: time for background work. */
  idle(purpose: Exclude<ModelPurpose, 'embeddings'>): boolean;
  /** Streams one answer. Once text has come, a failure is thrown on and no other model is tried. Leaving the loop cancels. */
  stream(job: ModelJob, signal: AbortSignal): AsyncGenerator<ServingEvent, ServedBy>;
  object<T>(
    job: ModelJob,
    schema: ObjectSchema<T>,
    signal: AbortSignal,
    /** Told of waiting and starting. */
    progress?: (event: ServingEvent) => void,
  ): Promise<{ answer: ObjectAnswer<T>; served: ServedBy }>;
  /** Tokens that a prompt may have at most for this purpose beside an answer of `answerTokens`: of the smallest model that could serve it. */
  promptBudget(purpose: Exclude<ModelPurpose, 'embeddings'>, answerTokens: number): Promise<number>;
  /** Upper bound of the tokens of a text for that purpose's models. */
  countTokens(purpose: Exclude<ModelPurpose, 'embeddings'>, text: string): Promise<number>;
  states(): ModelState[];
  close(): Promise<void>;
}
