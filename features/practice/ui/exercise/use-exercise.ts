'use client';

import { useCallback, useEffect, useReducer } from 'react';
import type { MasteryChange } from '@/features/mastery/contract';
import { api } from '@/platform/http/client';
import { EXERCISE_CHANGED, sayAnswered } from '@/ui/exercise-signal';
import { type Problem, toProblem } from '@/ui/problem';
import type { AttemptResult, ItemResponse, Presentation } from '../../contract';
import { blankResponse } from './response';
import { useElapsed } from './use-elapsed';
import { useKeyedPost } from './use-keyed-post';

/** What a learner may do with a question. */
export type Step = 'attempt' | 'hint' | 'answer';

/** One question as the screen knows it; the server counts hints, tries and evidence. */
export interface ExerciseState {
  presentation: Presentation;
  response: ItemResponse | null;
  /** Of the latest try. */
  result: AttemptResult | null;
  /** Of the first try: the one that is evidence. */
  first: AttemptResult | null;
  /** What the learner asked to see. */
  shown: AttemptResult['answer'];
  answerShown: boolean;
  pending: Step | null;
  failed: { step: Step; problem: Problem } | null;
}

type Event =
  | { type: 'write'; response: ItemResponse }
  | { type: 'begin'; step: Step }
  | { type: 'fail'; step: Step; problem: Problem }
  | { type: 'judged'; result: AttemptResult }
  | { type: 'hinted' | 'reloaded'; presentation: Presentation }
  | { type: 'shown'; answer: AttemptResult['answer'] };

export function initialState(presentation: Presentation): ExerciseState {
  return {
    presentation,
    response: blankResponse(presentation.body),
    result: null,
    first: null,
    shown: null,
    answerShown: false,
    pending: null,
    failed: null,
  };
}

/** What each thing that happens makes of a question; pure. */
export function reduce(state: ExerciseState, event: Event): ExerciseState {
  switch (event.type) {
    case 'write':
      return { ...state, response: event.response };
    case 'begin':
      return { ...state, pending: event.step, failed: null };
    case 'fail':
      return { ...state, pending: null, failed: { step: event.step, problem: event.problem } };
    case 'judged':
      return {
        ...state,
        pending: null,
        result: event.result,
        first: state.first ?? event.result,
        presentation: {
          ...state.presentation,
          attemptCount: state.presentation.attemptCount + 1,
          finished: event.result.finished,
        },
      };
    case 'hinted':
    case 'reloaded':
      return { ...state, pending: null, failed: null, presentation: event.presentation };
    case 'shown':
      return {
        ...state,
        pending: null,
        shown: event.answer,
        answerShown: true,
        presentation: { ...state.presentation, finished: true },
      };
  }
}

/** How a question went, for whoever put it. */
export interface Outcome {
  correct: boolean;
  /** Right at the first try without a hint. */
  unaided: boolean;
  answerShown: boolean;
  /** The first try was wrong, or there was none and the answer was shown. */
  missed: boolean;
  /** From before the first try to now; null when nothing was tried. */
  change: MasteryChange | null;
}

/** Sums a finished question up. */
export function outcomeOf(state: ExerciseState): Outcome {
  const { first, result } = state;
  return {
    correct: result?.correct ?? false,
    unaided: (first?.correct ?? false) && first?.change.evidence === 'unaided',
    answerShown: state.answerShown,
    missed: !(first?.correct ?? false),
    change:
      first && result ? { ...result.change, before: first.change.before, modeBefore: first.change.modeBefore } : null,
  };
}

/** Holds one question: what was written, what the server said, and what went wrong on the way (nothing is lost then). */
export function useExercise(initial: Presentation) {
  const [state, tell] = useReducer(reduce, initial, initialState);
  const post = useKeyedPost();
  const elapsed = useElapsed(initial.id);
  const path = `/presentations/${initial.id}`;

  const attempt = useCallback(
    (response: ItemResponse) =>
      post<AttemptResult>(`${path}/attempts`, JSON.stringify(response), () => ({
        response,
        elapsedMs: Math.min(86_400_000, elapsed()),
      })).then((result) => {
        tell({ type: 'judged', result });
        sayAnswered({ conceptId: initial.conceptId, correct: result.correct });
      }),
    [post, path, elapsed, initial.conceptId],
  );
  const hint = useCallback(
    () =>
      post<Presentation>(`${path}/hints`, 'hint', () => undefined).then((presentation) =>
        tell({ type: 'hinted', presentation }),
      ),
    [post, path],
  );
  const showAnswer = useCallback(
    () =>
      post<Pick<AttemptResult, 'answer'>>(`${path}/answer`, 'answer', () => undefined).then(({ answer }) =>
        tell({ type: 'shown', answer }),
      ),
    [post, path],
  );

  useEffect(() => {
    const listen = (event: globalThis.Event) => {
      if (!('detail' in event) || event.detail !== initial.id) return;
      api<Presentation>(path).then(
        (presentation) => tell({ type: 'reloaded', presentation }),
        () => undefined,
      );
    };
    window.addEventListener(EXERCISE_CHANGED, listen);
    return () => window.removeEventListener(EXERCISE_CHANGED, listen);
  }, [initial.id, path]);

  const run = useCallback(
    async (step: Step, work: () => Promise<void>) => {
      tell({ type: 'begin', step });
      try {
        await work();
      } catch (thrown) {
        const problem = toProblem(thrown);
        tell({ type: 'fail', step, problem });
        if (problem.code === 'presentation_finished' || problem.code === 'no_hints_left') {
          // Another window went on with it: what stands there counts.
          const presentation = await api<Presentation>(path).catch(() => null);
          if (presentation) tell({ type: 'reloaded', presentation });
        }
      }
    },
    [path],
  );

  const perform = useCallback(
    (step: Step) => {
      if (state.pending !== null || state.presentation.finished) return;
      if (step === 'hint') void run('hint', hint);
      else if (step === 'answer') void run('answer', showAnswer);
      else if (state.response !== null) {
        const { response } = state;
        void run('attempt', () => attempt(response));
      }
    },
    [state, run, hint, showAnswer, attempt],
  );
  const write = useCallback((response: ItemResponse) => tell({ type: 'write', response }), []);
  return { state, write, perform };
}
