'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import type { Round } from '../contract';

/** A round as the screen knows it, and the way on. The server chooses and counts; asked twice, it gives the same question. */
export function useRound(initial: Round) {
  const [round, setRound] = useState(initial);
  const begun = useRef(false);
  const { run, pending, problem } = useAction(async (_: null, signal) => {
    setRound(await api<Round>(`/reviews/rounds/${initial.id}/next`, { method: 'POST', signal }));
  });
  const next = useCallback(() => void run(null), [run]);
  useEffect(() => {
    if (begun.current || initial.finished) return;
    begun.current = true;
    next();
  }, [initial.finished, next]);
  return { round, next, pending, problem };
}
