'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { readEventStream } from '@/platform/http/event-stream-client';
import { type Problem, toProblem } from '@/ui/problem';
import type { TurnEvent, TurnResult } from '../contract';

/** After this long the wait is explained. */
const LONG_MS = 4_000;

/** How far a text on its way to being judged is; `before` and `seconds` while others wait for the model too. */
export type Sending =
  | { step: 'no' }
  | { step: 'judging'; long: boolean }
  | { step: 'queued'; before: number; seconds: number };

/** Sends texts of an explanation and tells how far they are; leaving the page hangs up, and the server stops its work. */
export function useSending(explanationId: string) {
  const [sending, setSending] = useState<Sending>({ step: 'no' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);
  const judging = sending.step === 'judging' && !sending.long;
  useEffect(() => {
    if (!judging) return undefined;
    const timer = setTimeout(() => setSending({ step: 'judging', long: true }), LONG_MS);
    return () => clearTimeout(timer);
  }, [judging]);

  /** Null where it failed, or somebody left. */
  const send = useCallback(
    async (text: string, turn: number): Promise<TurnResult | null> => {
      const here = new AbortController();
      control.current = here;
      setSending({ step: 'judging', long: false });
      setProblem(null);
      try {
        const path = `/explanations/${explanationId}/turns`;
        for await (const event of readEventStream<TurnEvent>(path, { text, turn }, here.signal)) {
          if (event.type === 'judged') return event;
          setSending(
            event.type === 'queued'
              ? { step: 'queued', before: event.position, seconds: Math.round(event.waitMs / 1000) }
              : { step: 'judging', long: false },
          );
        }
      } catch (thrown) {
        if (!here.signal.aborted) setProblem(toProblem(thrown));
      } finally {
        if (!here.signal.aborted) setSending({ step: 'no' });
      }
      return null;
    },
    [explanationId],
  );
  return { sending, problem, send };
}
