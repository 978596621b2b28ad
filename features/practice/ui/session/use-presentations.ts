'use client';

import { useEffect, useState } from 'react';
import { api, randomKey } from '@/platform/http/client';
import { type Problem, toProblem } from '@/ui/problem';
import type { Presentation } from '../../contract';

/** Questions of one round. */
const roundSize = 5;

/** Asks for a round of questions on a concept, once (the key makes React's double effect and a retry the same request). */
export function usePresentations(courseId: string, conceptId: string) {
  const [key] = useState(randomKey);
  const [tries, setTries] = useState(0);
  const [presentations, setPresentations] = useState<Presentation[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry asks again
  useEffect(() => {
    const aborter = new AbortController();
    api<{ items: Presentation[] }>(`/courses/${courseId}/presentations`, {
      body: { conceptId, count: roundSize },
      idempotencyKey: key,
      signal: aborter.signal,
    }).then(
      (answer) => setPresentations(answer.items),
      (thrown: unknown) => (aborter.signal.aborted ? undefined : setProblem(toProblem(thrown))),
    );
    return () => aborter.abort();
  }, [courseId, conceptId, key, tries]);
  const retry = () => {
    setProblem(null);
    setTries(tries + 1);
  };
  return { presentations, problem, retry };
}
