'use client';

import { useEffect, useState } from 'react';
import { api } from '@/platform/http/client';
import { type Problem, toProblem } from '@/ui/problem';
import type { ConceptPassage } from '../contract';

/** The passages that teach a concept; null while they are on their way. `version` changes when the map was changed. */
export function usePassages(courseId: string, conceptId: string, version: unknown) {
  const [answer, setAnswer] = useState<{ of: string; passages: ConceptPassage[] } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed map may have moved passages
  useEffect(() => {
    const aborter = new AbortController();
    setProblem(null);
    api<{ items: ConceptPassage[] }>(`/courses/${courseId}/concepts/${conceptId}/passages`, {
      signal: aborter.signal,
    }).then(
      ({ items }) => setAnswer({ of: conceptId, passages: items }),
      (thrown: unknown) => (aborter.signal.aborted ? undefined : setProblem(toProblem(thrown))),
    );
    return () => aborter.abort();
  }, [courseId, conceptId, version]);
  return { passages: answer?.of === conceptId ? answer.passages : null, problem };
}
