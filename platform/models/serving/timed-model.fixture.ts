import type { ModelsSource, OpenedModel } from '../opened';
import { type Embedder, type LanguageModel, ModelError } from '../types';
import type { Clock } from './clock';

/** What a model does with one request: the milliseconds that it takes and what it says, or how it fails. */
export type Reply = { ms: number; text?: string; value?: unknown; fail?: ModelError; failAfterText?: ModelError };

export interface TimedModel extends LanguageModel {
  /** Requests under way now, the most there ever were at once, and those that were cancelled. */
  readonly seen: { running: number; most: number; asked: number; cancelled: number };
}

/** A model for tests that needs time on a given clock and keeps count of what it is asked. */
export function timedModel(id: string, clock: Clock, reply: (n: number) => Reply): TimedModel {
  const seen = { running: 0, most: 0, asked: 0, cancelled: 0 };

  async function work<T>(signal: AbortSignal, finish: (reply: Reply) => T): Promise<T> {
    const answer = reply(seen.asked);
    seen.asked += 1;
    seen.running += 1;
    seen.most = Math.max(seen.most, seen.running);
    try {
      await new Promise<void>((resolve, reject) => {
        const off = clock.after(answer.ms, () => {
          signal.removeEventListener('abort', stop);
          resolve();
        });
        const stop = () => {
          off();
          seen.cancelled += 1;
          reject(new ModelError('cancelled', 'The request was cancelled.'));
        };
        if (signal.aborted) stop();
        else signal.addEventListener('abort', stop, { once: true });
      });
      if (answer.fail) throw answer.fail;
      return finish(answer);
    } finally {
      seen.running -= 1;
    }
  }
  const use = { promptTokens: 100, completionTokens: 20, counted: true };

  return {
    id,
    seen,
    capabilities: async () => ({ generates: true, schema: 'json_schema', contextTokens: 8192, slots: 4 }),
    async *stream(_request, signal) {
      const answer = await work(signal, (given) => given);
      yield { type: 'text', text: answer.text ?? 'Loops repeat.' };
      if (answer.failAfterText) throw answer.failAfterText;
      yield { type: 'end', reason: 'stop', use, milliseconds: answer.ms, firstTokenMs: answer.ms };
    },
    object: (_request, schema, signal) =>
      work(signal, (given) => ({ value: schema.zod.parse(given.value), use, milliseconds: given.ms, tries: 1 })),
    countTokens: async (text) => Math.ceil(text.length / 4),
    close: async () => {},
  };
}

/** A source of models whose content a test can change. */
export function sourceOf(...models: OpenedModel[]): ModelsSource & {
  set(...models: OpenedModel[]): void;
  limit(tokens: number): void;
  embedWith(...embedders: Embedder[]): void;
} {
  let tokens = 1e9;
  let embedders: Embedder[] = [];
  const opened = (list: OpenedModel[]) => ({
    models: list,
    of: (purpose: 'tutor' | 'judge') => list.filter(({ purposes }) => purposes.includes(purpose)),
    embedders: embedders.map((embedder) => ({ embedder, slots: 4 })),
    limits: { tokensPerLearnerHour: tokens, answerTokens: 1000 },
  });
  let current = opened(models);
  return {
    current: () => current,
    set(...list) {
      current = opened(list);
    },
    embedWith(...list) {
      embedders = list;
      current = opened(current.models);
    },
    limit(perHour) {
      tokens = perHour;
      current = opened(current.models);
    },
    close: async () => {},
  };
}
