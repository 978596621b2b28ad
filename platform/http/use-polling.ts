'use client';

import { useEffect, useRef, useState } from 'react';
import { ApiError } from './client';

/**
 * Asks again and again while `active`, `everyMs` after each answer, and not while the page is hidden. Gives the latest
 * answer (`initial` before the first) and the latest failure; a failure does not stop the asking.
 */
export function usePolling<T>(
  load: (signal: AbortSignal) => Promise<T>,
  initial: T,
  { active, everyMs }: { active: (latest: T) => boolean; everyMs: number },
): { latest: T; problem: ApiError | null; set: (value: T) => void } {
  const [latest, setLatest] = useState(initial);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const loader = useRef(load);
  useEffect(() => {
    loader.current = load;
  });
  const on = active(latest);
  useEffect(() => {
    if (!on) return undefined;
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      if (!document.hidden) {
        try {
          const answer = await loader.current(controller.signal);
          if (controller.signal.aborted) return;
          setLatest(answer);
          setProblem(null);
        } catch (thrown) {
          if (controller.signal.aborted) return;
          setProblem(thrown instanceof ApiError ? thrown : new ApiError(0, 'unexpected', null));
        }
      }
      timer = setTimeout(() => void ask(), everyMs);
    };
    timer = setTimeout(() => void ask(), everyMs);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [on, everyMs]);
  return { latest, problem, set: setLatest };
}
