'use client';

import { useEffect, useState } from 'react';
import { api } from '@/platform/http/client';
import { type Problem, toProblem } from '@/ui/problem';
import type { BankItem, BankItemView } from '../../contract';

/** An item of the list with everything in it rendered; fetched anew when the item in the list changes. */
export function useItemView(item: BankItem) {
  const [answer, setAnswer] = useState<{ of: BankItem; view: BankItemView } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry asks again
  useEffect(() => {
    const aborter = new AbortController();
    setProblem(null);
    api<BankItemView>(`/courses/${item.courseId}/items/${item.id}`, { signal: aborter.signal }).then(
      (view) => setAnswer({ of: item, view }),
      (thrown: unknown) => (aborter.signal.aborted ? undefined : setProblem(toProblem(thrown))),
    );
    return () => aborter.abort();
  }, [item, tries]);
  return {
    view: answer?.of.id === item.id ? answer.view : null,
    problem,
    retry: () => setTries(tries + 1),
  };
}
