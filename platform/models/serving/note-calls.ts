import type { ModelServing, ServedBy } from './types';

/** One answered call of a model: what it was asked with, and what it took. */
export interface ServedCall {
  served: ServedBy;
  /** Chunks that the prompt showed. */
  chunkIds: string[];
}

/**
 * The same serving, which notes each call that was answered, so that whoever makes something of several calls can record them all.
 * @param own names of prompts that the caller records itself.
 */
export function noteCalls(
  serving: ModelServing,
  own: readonly string[] = [],
): { serving: ModelServing; taken(): ServedCall[] } {
  let calls: ServedCall[] = [];
  const note = (served: ServedBy, passages: readonly { chunkId: string }[]) => {
    if (!own.includes(served.prompt.name)) calls.push({ served, chunkIds: passages.map(({ chunkId }) => chunkId) });
  };
  return {
    serving: {
      available: (purpose) => serving.available(purpose),
      idle: (purpose) => serving.idle(purpose),
      async *stream(job, signal) {
        const served = yield* serving.stream(job, signal);
        note(served, job.request.passages);
        return served;
      },
      async object(job, schema, signal, progress) {
        const done = await serving.object(job, schema, signal, progress);
        note(done.served, job.request.passages);
        return done;
      },
      promptBudget: (purpose, answerTokens) => serving.promptBudget(purpose, answerTokens),
      countTokens: (purpose, text) => serving.countTokens(purpose, text),
      states: () => serving.states(),
      close: () => serving.close(),
    },
    /** What was noted since it was asked the last time. */
    taken() {
      const out = calls;
      calls = [];
      return out;
    },
  };
}
