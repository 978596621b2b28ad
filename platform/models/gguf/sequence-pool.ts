import { ModelError } from '../types';

/** One of a context's sequences, lent until it is given back. */
export interface Lease<S> {
  sequence: S;
  giveBack(): void;
}

/** The sequences of a context as slots: llama.cpp has a fixed number and fails past it, so who comes later waits here, in order. */
export interface SequencePool<S> {
  /**
   * @param likeness How well a free sequence suits, such as the tokens that it remembers of a prompt: the highest is taken.
   * @throws ModelError cancelled while waiting
   */
  take(likeness: (sequence: S) => number, signal: AbortSignal): Promise<Lease<S>>;
  /** Resolves when every sequence has been given back. */
  drained(): Promise<void>;
}

export function createSequencePool<S>(sequences: readonly S[]): SequencePool<S> {
  const free = new Set(sequences);
  const waiting: ((sequence: S) => void)[] = [];
  const drains: (() => void)[] = [];

  function lend(sequence: S): Lease<S> {
    let lent = true;
    return {
      sequence,
      giveBack() {
        if (!lent) return;
        lent = false;
        const next = waiting.shift();
        if (next) return next(sequence);
        free.add(sequence);
        if (free.size === sequences.length) for (const drained of drains.splice(0)) drained();
      },
    };
  }

  return {
    take(likeness, signal) {
      if (signal.aborted) return Promise.reject(cancelled());
      const [best] = [...free].sort((a, b) => likeness(b) - likeness(a));
      if (best !== undefined) {
        free.delete(best);
        return Promise.resolve(lend(best));
      }
      return new Promise((resolve, reject) => {
        const grant = (sequence: S) => {
          signal.removeEventListener('abort', leave);
          resolve(lend(sequence));
        };
        const leave = () => {
          waiting.splice(waiting.indexOf(grant), 1);
          reject(cancelled());
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(grant);
      });
    },
    drained: () =>
      free.size === sequences.length ? Promise.resolve() : new Promise((resolve) => drains.push(resolve)),
  };
}

function cancelled(): ModelError {
  return new ModelError('cancelled', 'The request was cancelled.');
}
