import { ModelError } from './types';

/** Longest that one asking may take, in milliseconds, whoever waits for it. */
const LONGEST_MS = 120_000;

/** The answer to a question that is asked once for everybody and remembered. */
export interface Remembered<T> {
  /** @throws ModelError cancelled as soon as the signal aborts; the asking goes on for others. */
  get(signal: AbortSignal): Promise<T>;
  forget(): void;
}

/**
 * Asks when the answer is first wanted, and again after a failure or when it has become old.
 * @param freshMs For how many milliseconds an answer is believed.
 */
export function remembered<T>(ask: (signal: AbortSignal) => Promise<T>, freshMs: (answer: T) => number): Remembered<T> {
  let known: { answer: Promise<T>; until: number } | null = null;
  return {
    get(signal) {
      if (known === null || performance.now() > known.until) {
        const entry = { answer: inTime(ask), until: Number.POSITIVE_INFINITY };
        known = entry;
        entry.answer.then(
          (answer) => {
            entry.until = performance.now() + freshMs(answer);
          },
          () => {
            if (known === entry) known = null;
          },
        );
      }
      return unlessCancelled(known.answer, signal);
    },
    forget() {
      known = null;
    },
  };
}

async function inTime<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = AbortSignal.timeout(LONGEST_MS);
  return ask(limit).catch((error: unknown) => {
    throw limit.aborted ? new ModelError('timeout', 'The server took too long to show what it can do.') : error;
  });
}

/** @throws ModelError cancelled as soon as the signal aborts; the work itself goes on. */
export function unlessCancelled<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new ModelError('cancelled', 'The request was cancelled.'));
    if (signal.aborted) return cancel();
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
