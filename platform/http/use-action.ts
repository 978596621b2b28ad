'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from './client';

/** One thing a person does on a page, as the page sees it. */
export interface Action<Input, Output> {
  /** Runs it; a second call while it runs is ignored and gives null, and so does a failure. */
  run: (input: Input) => Promise<Output | null>;
  pending: boolean;
  /** Why the last run failed; null again with the next run. */
  problem: ApiError | null;
  clear: () => void;
}

/**
 * Holds the state of a write: pending, then done or the problem. The signal given to `work` aborts when the screen goes
 * away. A failure that is no `ApiError` becomes one with code `unexpected`.
 */
export function useAction<Input, Output>(
  work: (input: Input, signal: AbortSignal) => Promise<Output>,
): Action<Input, Output> {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const running = useRef(false);
  const latest = useRef(work);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => () => controller.current?.abort(), []);
  const run = useCallback(async (input: Input): Promise<Output | null> => {
    if (running.current) return null;
    running.current = true;
    const aborter = new AbortController();
    controller.current = aborter;
    setPending(true);
    setProblem(null);
    try {
      return await latest.current(input, aborter.signal);
    } catch (thrown) {
      if (!aborter.signal.aborted) {
        setProblem(thrown instanceof ApiError ? thrown : new ApiError(0, 'unexpected', null));
      }
      return null;
    } finally {
      running.current = false;
      setPending(false);
    }
  }, []);
  const clear = useCallback(() => setProblem(null), []);
  return { run, pending, problem, clear };
}
