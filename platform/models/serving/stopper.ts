import { ModelError } from '../types';
import type { Clock } from './clock';

/** What ends a job early: whoever asked, or the end of its time. */
export interface Stopper {
  signal: AbortSignal;
  timedOut(): boolean;
  /** Why it was ended. */
  error(): ModelError;
  /** The job has ended; nothing is left of the stopper. */
  done(): void;
}

export function createStopper(outer: AbortSignal, budgetMs: number, clock: Clock): Stopper {
  const late = new AbortController();
  const off = clock.after(budgetMs, () => late.abort());
  const timedOut = () => late.signal.aborted && !outer.aborted;
  return {
    // No listener on the caller's signal, which may stand over many jobs.
    signal: AbortSignal.any([outer, late.signal]),
    timedOut,
    error: () =>
      timedOut()
        ? new ModelError('timeout', `There was no answer within ${Math.round(budgetMs / 1000)} seconds.`)
        : new ModelError('cancelled', 'The request was cancelled.'),
    done: off,
  };
}
