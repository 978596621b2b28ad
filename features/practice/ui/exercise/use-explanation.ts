'use client';

import { useCallback, useEffect, useReducer, useRef } from 'react';
import { readEventStream } from '@/platform/http/event-stream-client';
import { type Problem, toProblem } from '@/ui/problem';
import type { ExplainEvent } from '../../contract';

type Block = Extract<ExplainEvent, { type: 'block' | 'rule' }>;

/** An explanation as the screen knows it. */
export interface Explanation {
  stage: 'none' | 'asking' | 'done' | 'failed';
  /** Others are before it. */
  waiting: { position: number; waitMs: number } | null;
  blocks: Block[];
  /** It broke off after what stands. */
  broken: boolean;
  problem: Problem | null;
}

export type ExplanationEvent = { type: 'ask' | 'end' | 'stop' } | { type: 'fail'; problem: Problem } | ExplainEvent;

export const NO_EXPLANATION: Explanation = {
  stage: 'none',
  waiting: null,
  blocks: [],
  broken: false,
  problem: null,
};

/** What each thing that happens makes of an explanation; pure. */
export function reduceExplanation(state: Explanation, event: ExplanationEvent): Explanation {
  switch (event.type) {
    case 'ask':
      return { ...NO_EXPLANATION, stage: 'asking' };
    case 'waiting':
      return { ...state, waiting: { position: event.position, waitMs: event.waitMs } };
    case 'block':
    case 'rule':
      return { ...state, waiting: null, blocks: [...state.blocks, event] };
    case 'broken':
      return { ...state, waiting: null, broken: true };
    case 'fail':
      return { ...state, stage: 'failed', waiting: null, problem: event.problem };
    case 'stop':
      return state.blocks.length > 0 ? { ...state, stage: 'done', waiting: null, broken: true } : NO_EXPLANATION;
    case 'end':
      return { ...state, stage: 'done', waiting: null };
  }
}

/** Asks for an explanation of one attempt; leaving the page, or another attempt, ends the model's work. */
export function useExplanation(attemptId: string) {
  const [state, tell] = useReducer(reduceExplanation, NO_EXPLANATION);
  const running = useRef<AbortController | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt ends the work on this one
  useEffect(() => () => running.current?.abort(), [attemptId]);

  const ask = useCallback(async () => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    tell({ type: 'ask' });
    try {
      const events = readEventStream<ExplainEvent>(`/attempts/${attemptId}/explanation`, {}, control.signal);
      for await (const event of events) tell(event);
      tell({ type: 'end' });
    } catch (thrown) {
      if (!control.signal.aborted) tell({ type: 'fail', problem: toProblem(thrown) });
    }
  }, [attemptId]);
  const stop = useCallback(() => {
    running.current?.abort();
    tell({ type: 'stop' });
  }, []);
  return { state, ask, stop };
}
