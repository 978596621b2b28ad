'use client';

import { useCallback, useEffect, useState } from 'react';
import { api } from '@/platform/http/client';
import { usePolling } from '@/platform/http/use-polling';
import { type Problem, toProblem } from '@/ui/problem';
import type { Suggestions } from '../../propose/contract';

const EVERY_MS = 3000;

/** Whether a model still reads. */
export function isReading({ run }: Suggestions): boolean {
  return run?.state === 'waiting' || run?.state === 'working';
}

export type SuggestionsShown = ReturnType<typeof useSuggestions>;

/** What a model proposes; null until it is there. Read again whenever the map changes, and while a model reads. */
export function useSuggestions(courseId: string, revision: number) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const path = `/courses/${courseId}/map/suggestions`;
  const load = useCallback((signal?: AbortSignal) => api<Suggestions>(path, { signal }), [path]);
  const { latest, set } = usePolling<Suggestions | null>(load, null, {
    active: (now) => now !== null && isReading(now),
    everyMs: EVERY_MS,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed map may have settled some of them
  useEffect(() => {
    const aborter = new AbortController();
    load(aborter.signal).then(
      (fresh) => {
        set(fresh);
        setProblem(null);
      },
      (thrown: unknown) => (aborter.signal.aborted ? undefined : setProblem(toProblem(thrown))),
    );
    return () => aborter.abort();
  }, [load, set, revision]);
  async function ask(): Promise<void> {
    await api(`${path}/runs`, { method: 'POST' });
    set(await load());
  }
  return { suggestions: latest, problem, ask };
}
