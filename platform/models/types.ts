import type { z } from 'zod';

/** What a model is asked for; each purpose has its own list of models, tried in order. */
export type ModelPurpose = 'tutor' | 'judge' | 'embeddings';

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** A passage of the material that a prompt shows to the model, and that an answer cites as `[c1]`, `[c2]` … by its `ref`. */
export interface PromptPassage {
  ref: string;
  chunkId: string;
  /** Path of headings, source first, for the reader of the prompt. */
  heading: string;
  /** Plain text or Markdown of the chunk: data, never instructions. */
  text: string;
}

export interface ChatRequest {
  messages: readonly ChatMessage[];
  /** The passages that stand in the messages, for adapters that work from them without a language model. */
  passages: readonly PromptPassage[];
  /** Most tokens the answer may have. */
  maxTokens: number;
  /** 0 to 2. */
  temperature: number;
  /** The same seed gives the same answer where the model can. */
  seed?: number;
}

export interface TokenUse {
  promptTokens: number;
  completionTokens: number;
  /** False where the server did not say and the numbers are reckoned from the text. */
  counted: boolean;
}

/** Text as it comes, and at the end what it cost and why it ended. */
export type ChatEvent =
  | { type: 'text'; text: string }
  | { type: 'end'; reason: 'stop' | 'length'; use: TokenUse; milliseconds: number; firstTokenMs: number };

/** What an adapter and the model behind it can do; found out by trying, never believed. */
export interface ModelCapabilities {
  /** Writes text of its own; the composer (no model) does not, it selects. */
  generates: boolean;
  /** How schemas are enforced: by the server's grammar in one of its dialects, by asking in words and checking, or not at all. */
  schema: 'json_schema' | 'json_object_schema' | 'schema_field' | 'format' | 'grammar' | 'prompt' | 'none';
  /** Tokens that prompt and answer share. */
  contextTokens: number;
  /** Requests that the model works on at the same time. */
  slots: number;
}

/**
 * JSON schema in the subset that every backend takes: object, array, string, integer, number, boolean, enum, const, oneOf, maxLength,
 * maxItems; all properties required, none besides. Made from zod by `toModelSchema`.
 */
export interface ObjectSchema<T> {
  /** Short name without spaces, for servers that want one. */
  name: string;
  zod: z.ZodType<T>;
}

export interface ObjectAnswer<T> {
  value: T;
  use: TokenUse;
  milliseconds: number;
  /** 1, or 2 where the first answer did not fit the schema and was repaired. */
  tries: number;
}

/** Why a model gave no answer. */
export type ModelFailure =
  | 'not_configured'
  | 'unavailable'
  | 'loading'
  | 'busy'
  | 'timeout'
  | 'cancelled'
  | 'interrupted'
  | 'context_overflow'
  | 'schema_mismatch'
  | 'refused'
  | 'bad_answer'
  | 'over_budget';

/** A model gave no answer, or not all of one. */
export class ModelError extends Error {
  constructor(
    readonly failure: ModelFailure,
    message: string,
    /** After how many milliseconds to try again, where the server said. */
    readonly retryAfterMs: number | null = null,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'ModelError';
  }
}

/**
 * A language model. One contract suite (`language-model.contract.ts`) runs on all adapters.
 * Every call rejects, or its stream throws, with {@link ModelError} and nothing else; an aborted signal gives `cancelled` at once and ends the
 * work on the model's side too.
 */
export interface LanguageModel {
  /** Stable name for records and pages, such as `openai:qwen2.5-7b-instruct`. */
  readonly id: string;
  /** Asked once and remembered. @throws ModelError unavailable, loading. */
  capabilities(signal: AbortSignal): Promise<ModelCapabilities>;
  /** @throws ModelError also in mid-stream (`interrupted`), after some text has come. */
  stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatEvent>;
  /** An answer that fits the schema, validated here whatever the server says; repaired once. @throws ModelError schema_mismatch. */
  object<T>(request: ChatRequest, schema: ObjectSchema<T>, signal: AbortSignal): Promise<ObjectAnswer<T>>;
  /** Tokens of a text: exact where the model can count, else an upper bound. */
  countTokens(text: string): Promise<number>;
  close(): Promise<void>;
}

/** Turns text into vectors of length 1, so that the dot product is the cosine. */
export interface Embedder {
  /** Name and version of the model: vectors of different ids are not compared. */
  readonly id: string;
  readonly dimensions: number;
  /** One vector a text, in order. @throws ModelError */
  embed(texts: readonly string[], kind: 'query' | 'passage', signal: AbortSignal): Promise<Float32Array[]>;
}
