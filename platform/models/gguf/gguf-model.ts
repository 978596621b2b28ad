import { collectObject } from '../collect';
import { type ModelSchema, toModelSchema } from '../model-schema';
import { unlessCancelled } from '../remembered';
import { mergeRoles } from '../roles';
import { refuseOverflow } from '../room';
import { type ChatEvent, type ChatMessage, type ChatRequest, type LanguageModel, ModelError } from '../types';
import type { GgufHost, LoadedChat } from './gguf-host';
import type { LlamaGrammar, LlamaHistory, LlamaSequence } from './runtime-types';
import { createTextQueue } from './text-queue';

/** A language model in a GGUF file, run by llama.cpp in this process. Objects are held to their schema by its grammar. */
export function createGgufModel({ id, slots, host }: { id: string; slots: number; host: GgufHost }): LanguageModel {
  const grammars = new WeakMap<ModelSchema, Promise<LlamaGrammar>>();

  function grammarFor(loaded: LoadedChat, schema: ModelSchema): Promise<LlamaGrammar> {
    const made = grammars.get(schema) ?? loaded.llama.createGrammarForJsonSchema(schema);
    grammars.set(schema, made);
    return made;
  }

  async function* answer(
    request: ChatRequest,
    schema: ModelSchema | null,
    signal: AbortSignal,
  ): AsyncGenerator<ChatEvent> {
    const started = performance.now();
    const loaded = await unlessCancelled(host.chat(), signal);
    const history = historyOf(request.messages);
    const prompt = loaded.wrapper
      .generateContextState({ chatHistory: history })
      .contextText.tokenize(loaded.model.tokenizer);
    refuseOverflow(prompt.length, request.maxTokens, loaded.contextTokens);
    const grammar = schema ? await grammarFor(loaded, schema) : undefined;
    // The slot that remembers the most of the prompt has the least of it to read.
    const remembers = (sequence: LlamaSequence) => sequence.compareContextTokens(prompt).firstDifferentIndex;
    const lease = await loaded.pool.take(remembers, signal);
    const left = new AbortController();
    const queue = createTextQueue();
    const cancel = () => queue.fail(new ModelError('cancelled', 'The request was cancelled.'));
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    const work = generate(
      loaded,
      lease.sequence,
      history,
      request,
      grammar,
      AbortSignal.any([signal, left.signal]),
      queue.push,
    );
    work.then(queue.end, (error: unknown) => queue.fail(asFailure(error)));
    // The slot is free when llama.cpp has really stopped, which is after the reader has been told.
    work.catch(() => {}).finally(lease.giveBack);
    try {
      let text = '';
      let firstTokenMs = 0;
      for await (const piece of queue) {
        if (text === '') firstTokenMs = performance.now() - started;
        text += piece;
        yield { type: 'text', text: piece };
      }
      const { stopReason, completionTokens } = await work;
      if (text.trim() === '') throw new ModelError('bad_answer', 'The model answered with nothing.');
      yield {
        type: 'end',
        reason: stopReason === 'maxTokens' ? 'length' : 'stop',
        use: { promptTokens: prompt.length, completionTokens, counted: true },
        milliseconds: performance.now() - started,
        firstTokenMs,
      };
    } finally {
      signal.removeEventListener('abort', cancel);
      left.abort();
    }
  }

  return {
    id,
    async capabilities(signal) {
      const { contextTokens } = await unlessCancelled(host.chat(), signal);
      return { generates: true, schema: 'grammar', contextTokens, slots };
    },
    stream: (request, signal) => answer(request, null, signal),
    object: (request, schema, signal) =>
      collectObject(request, schema, (asked) => answer(asked, toModelSchema(schema.zod), signal)),
    countTokens: async (text) => (await host.chat()).model.tokenize(text).length,
    close: () => host.close(),
  };
}

async function generate(
  { module, wrapper }: LoadedChat,
  contextSequence: LlamaSequence,
  history: LlamaHistory,
  { maxTokens, temperature, seed }: ChatRequest,
  grammar: LlamaGrammar | undefined,
  signal: AbortSignal,
  onTextChunk: (text: string) => void,
): Promise<{ stopReason: string; completionTokens: number }> {
  const before = contextSequence.tokenMeter.usedOutputTokens;
  const chat = new module.LlamaChat({ contextSequence, chatWrapper: wrapper, autoDisposeSequence: false });
  try {
    const sampling = { temperature, ...(seed === undefined ? {} : { seed }), ...(grammar ? { grammar } : {}) };
    const { metadata } = await chat.generateResponse(history, { maxTokens, signal, onTextChunk, ...sampling });
    return {
      stopReason: metadata.stopReason,
      completionTokens: contextSequence.tokenMeter.usedOutputTokens - before,
    };
  } finally {
    chat.dispose({ disposeSequence: false });
  }
}

function historyOf(messages: readonly ChatMessage[]): LlamaHistory {
  const history: LlamaHistory = mergeRoles(messages).map(({ role, content }) =>
    role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content },
  );
  return [...history, { type: 'model', response: [] }];
}

function asFailure(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  if (error instanceof Error && error.name === 'AbortError')
    return new ModelError('cancelled', 'The request was cancelled.');
  return new ModelError('interrupted', 'llama.cpp stopped in the middle of an answer.', null, { cause: error });
}
