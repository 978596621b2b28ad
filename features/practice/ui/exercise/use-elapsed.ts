'use client';

import { useCallback, useEffect, useRef } from 'react';

/**
 * Milliseconds since the question was shown, time in a hidden tab left out: what a learner did elsewhere is no thinking
 * about the question. `key` starts the clock anew.
 */
export function useElapsed(key: string): () => number {
  const spent = useRef(0);
  const since = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts the clock anew
  useEffect(() => {
    spent.current = 0;
    const start = () => {
      since.current = document.hidden ? null : performance.now();
    };
    const toggle = () => {
      if (document.hidden && since.current !== null) spent.current += performance.now() - since.current;
      start();
    };
    start();
    document.addEventListener('visibilitychange', toggle);
    return () => document.removeEventListener('visibilitychange', toggle);
  }, [key]);
  return useCallback(
    () => Math.round(spent.current + (since.current === null ? 0 : performance.now() - since.current)),
    [],
  );
}
