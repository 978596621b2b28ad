'use client';

import { useCallback, useEffect, useState } from 'react';
import { api } from '@/platform/http/client';
import { type Problem, toProblem } from '@/ui/problem';
import type { ConceptEvidence } from '../../contract';

/** The answers behind an estimate; `learnerId` null is the reader's own. */
export function useEvidence(courseId: string, conceptId: string, learnerId: string | null) {
  const [evidence, setEvidence] = useState<ConceptEvidence | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [version, setVersion] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a reload asks again
  useEffect(() => {
    const aborter = new AbortController();
    setProblem(null);
    const query = learnerId === null ? '' : `?learnerId=${learnerId}`;
    api<ConceptEvidence>(`/courses/${courseId}/concepts/${conceptId}/evidence${query}`, {
      signal: aborter.signal,
    }).then(setEvidence, (thrown: unknown) => (aborter.signal.aborted ? undefined : setProblem(toProblem(thrown))));
    return () => aborter.abort();
  }, [courseId, conceptId, learnerId, version]);
  return { evidence, problem, reload: useCallback(() => setVersion((now) => now + 1), []) };
}
