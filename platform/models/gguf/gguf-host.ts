import os from 'node:os';
import { ModelError } from '../types';
import { loadRuntime } from './runtime';
import type {
  ChatWrapper,
  Llama,
  LlamaEmbeddingContext,
  LlamaModel,
  LlamaModule,
  LlamaSequence,
} from './runtime-types';
import { createSequencePool, type SequencePool } from './sequence-pool';

export interface GgufFile {
  /** Path of the file. */
  file: string;
  /** Folder that the runtime is installed in. */
  runtime: string;
  slots: number;
  /** Tokens of one slot; null: what the model was trained for, at most {@link MOST_CONTEXT_TOKENS}. */
  contextTokens: number | null;
  /** Null: all of the processor but one core. */
  threads: number | null;
}

/** More takes memory that a school's machine may not have: an administrator can ask for it. */
const MOST_CONTEXT_TOKENS = 8_192;
const LEAST_CONTEXT_TOKENS = 512;

/** A file loaded for writing. */
export interface LoadedChat {
  module: LlamaModule;
  llama: Llama;
  model: LlamaModel;
  wrapper: ChatWrapper;
  contextTokens: number;
  pool: SequencePool<LlamaSequence>;
}

export interface LoadedEmbedding {
  model: LlamaModel;
  context: LlamaEmbeddingContext;
  contextTokens: number;
}

/** A GGUF file in this process: loaded when it is first used, once for all, and let go when it is closed. */
export interface GgufHost {
  chat(): Promise<LoadedChat>;
  embedding(): Promise<LoadedEmbedding>;
  /** Waits until the last answer has ended, then frees the memory. Using it later fails. */
  close(): Promise<void>;
}

/** @throws ModelError from `chat` and `embedding`: not_configured without the runtime, unavailable for a file that can't be loaded. */
export function createGgufHost(file: GgufFile): GgufHost {
  const loaded: { dispose(): Promise<void> }[] = [];
  let model: Promise<{ module: LlamaModule; llama: Llama; model: LlamaModel }> | null = null;
  let chat: Promise<LoadedChat> | null = null;
  let embedding: Promise<LoadedEmbedding> | null = null;
  let closed = false;
  const threads = file.threads ?? Math.max(1, os.availableParallelism() - 1);

  async function loadModel() {
    if (closed) throw new ModelError('unavailable', 'This model was taken out.');
    const module = await loadRuntime(file.runtime);
    const mac = process.platform === 'darwin';
    const llama = await module.getLlama({
      build: 'never',
      gpu: mac ? 'auto' : false,
      logLevel: 'error',
      logger: () => {},
      progressLogs: false,
      skipDownload: true,
      maxThreads: threads,
    });
    try {
      const opened = await llama.loadModel({ modelPath: file.file, ...(mac ? {} : { gpuLayers: 0 }) });
      loaded.push(llama, opened);
      return { module, llama, model: opened };
    } catch (error) {
      await llama.dispose();
      throw error;
    }
  }

  /** Remembers what was loaded, and forgets a failure: the runtime or the file may be there the next time. */
  function once<T>(
    before: Promise<T> | null,
    load: () => Promise<T>,
    keep: (work: Promise<T> | null) => void,
  ): Promise<T> {
    if (before) return before;
    const work = load().catch((error: unknown) => {
      keep(null);
      throw asFailure(error);
    });
    keep(work);
    return work;
  }

  const opened = () =>
    once(model, loadModel, (work) => {
      model = work;
    });

  const sizeFor = (trained: number) => {
    const max = Math.min(trained, MOST_CONTEXT_TOKENS);
    return file.contextTokens ?? { min: Math.min(LEAST_CONTEXT_TOKENS, max), max };
  };

  return {
    chat: () =>
      once(
        chat,
        async () => {
          const { module, llama, model } = await opened();
          const contextSize = sizeFor(model.trainContextSize);
          const context = await model.createContext({ contextSize, sequences: file.slots, threads });
          loaded.push(context);
          const sequences = Array.from({ length: file.slots }, () => context.getSequence());
          const wrapper = module.resolveChatWrapper(model);
          return {
            module,
            llama,
            model,
            wrapper,
            contextTokens: context.contextSize,
            pool: createSequencePool(sequences),
          };
        },
        (work) => {
          chat = work;
        },
      ),
    embedding: () =>
      once(
        embedding,
        async () => {
          const { model } = await opened();
          const contextTokens = Math.min(model.trainContextSize, file.contextTokens ?? MOST_CONTEXT_TOKENS);
          const context = await model.createEmbeddingContext({ contextSize: contextTokens, threads });
          loaded.push(context);
          return { model, context, contextTokens };
        },
        (work) => {
          embedding = work;
        },
      ),
    async close() {
      closed = true;
      await (await chat?.catch(() => null))?.pool.drained();
      await embedding?.catch(() => null);
      for (const part of loaded.splice(0).reverse()) await part.dispose();
      [model, chat, embedding] = [null, null, null];
    },
  };
}

function asFailure(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  const words = error instanceof Error ? error.message : String(error);
  const memory = /memory|vram/i.test(words);
  return new ModelError(
    'unavailable',
    memory
      ? 'There is not enough memory for this model: give it fewer slots or less context.'
      : 'The GGUF file can’t be loaded.',
    null,
    { cause: error },
  );
}
