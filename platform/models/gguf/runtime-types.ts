/**
 * What Meno uses of node-llama-cpp 3.22. Written down here, as the package is no dependency: it is installed into the data folder when an administrator wants
 * models in the process.
 */
export interface LlamaModule {
  getLlama(options: {
    build: 'never';
    gpu: 'auto' | false;
    logLevel: 'error';
    logger(level: string, message: string): void;
    progressLogs: false;
    skipDownload: true;
    maxThreads: number;
  }): Promise<Llama>;
  resolveChatWrapper(model: LlamaModel): ChatWrapper;
  LlamaChat: new (options: {
    contextSequence: LlamaSequence;
    chatWrapper: ChatWrapper;
    autoDisposeSequence: false;
  }) => LlamaChat;
}

export interface Llama {
  loadModel(options: { modelPath: string; gpuLayers?: number; loadSignal?: AbortSignal }): Promise<LlamaModel>;
  createGrammarForJsonSchema(schema: object): Promise<LlamaGrammar>;
  dispose(): Promise<void>;
}

/** Opaque: made for one schema, given back to {@link LlamaChat}. */
export interface LlamaGrammar {
  readonly grammar: string;
}

export interface LlamaModel {
  readonly trainContextSize: number;
  readonly embeddingVectorSize: number;
  readonly tokenizer: unknown;
  tokenize(text: string): number[];
  createContext(options: {
    contextSize: number | { min: number; max: number };
    sequences: number;
    threads: number;
  }): Promise<LlamaContext>;
  createEmbeddingContext(options: {
    contextSize: number | { min: number; max: number };
    threads: number;
  }): Promise<LlamaEmbeddingContext>;
  dispose(): Promise<void>;
}

export interface LlamaContext {
  readonly contextSize: number;
  getSequence(): LlamaSequence;
  dispose(): Promise<void>;
}

export interface LlamaSequence {
  readonly contextSize: number;
  readonly tokenMeter: { readonly usedInputTokens: number; readonly usedOutputTokens: number };
  compareContextTokens(tokens: readonly number[]): { firstDifferentIndex: number };
}

export type LlamaHistory = ({ type: 'system' | 'user'; text: string } | { type: 'model'; response: string[] })[];

export interface ChatWrapper {
  readonly wrapperName: string;
  generateContextState(options: { chatHistory: LlamaHistory }): {
    contextText: { tokenize(tokenizer: unknown): number[] };
  };
}

export interface LlamaChat {
  generateResponse(
    history: LlamaHistory,
    options: {
      maxTokens: number;
      temperature: number;
      seed?: number;
      signal: AbortSignal;
      grammar?: LlamaGrammar;
      onTextChunk(text: string): void;
    },
  ): Promise<{ response: string; metadata: { stopReason: string } }>;
  dispose(options: { disposeSequence: false }): void;
}

export interface LlamaEmbeddingContext {
  getEmbeddingFor(tokens: readonly number[]): Promise<{ vector: readonly number[] }>;
  dispose(): Promise<void>;
}
