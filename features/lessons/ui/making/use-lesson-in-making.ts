'use client';

import { useEffect, useReducer } from 'react';
import { ApiError, api } from '@/platform/http/client';
import { readEventStream } from '@/platform/http/event-stream-client';
import { type Problem, toProblem } from '@/ui/problem';
import type { CreateLesson, Lesson, LessonEvent, LessonNote, LessonSection } from '../../contract';

/** How far a lesson in the making is. */
export interface Making {
  queued: { position: number; waitMs: number } | null;
  /** A model has begun with the plan. */
  planning: boolean;
  /** Set once a model writes. */
  writing: Extract<LessonEvent, { type: 'writing' }> | null;
  /** Checked, and not kept yet. Empty where no model writes: such a lesson is there at once. */
  sections: LessonSection[];
  /** What came was taken back, and why. */
  withdrawn: LessonNote | null;
  problem: Problem | null;
}

const NOTHING: Making = { queued: null, planning: false, writing: null, sections: [], withdrawn: null, problem: null };

type Step = LessonEvent | { type: 'problem'; problem: Problem } | { type: 'begin' };

function next(making: Making, step: Step): Making {
  switch (step.type) {
    case 'begin':
      return NOTHING;
    case 'queued':
      return { ...making, queued: step };
    case 'planning':
      return { ...making, queued: null, planning: true };
    case 'writing':
      return { ...making, queued: null, writing: step };
    case 'section':
      return making.writing ? { ...making, queued: null, sections: [...making.sections, step.section] } : making;
    case 'withdrawn':
      return { ...NOTHING, withdrawn: step.note };
    case 'lesson':
      return making;
    case 'problem':
      return { ...NOTHING, problem: step.problem };
  }
}

/**
 * Has a lesson made, follows it, and says when it is kept. Going away ends the work on the server. A connection that can't stream is no
 * hindrance: the lesson is asked for in one piece then.
 *
 * @param request what to make, with the key under which it counts once; another key begins anew.
 */
export function useLessonInMaking(
  courseId: string,
  request: { body: CreateLesson; key: string; tries: number },
  onLesson: (lesson: Lesson) => void,
): Making {
  const [making, dispatch] = useReducer(next, NOTHING);
  const { body, key, tries } = request;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the body, and a retry asks again
  useEffect(() => {
    const leaving = new AbortController();
    const path = `/courses/${courseId}/lessons`;
    const tell = (step: Step) => (leaving.signal.aborted ? undefined : dispatch(step));
    async function follow(): Promise<void> {
      for await (const event of readEventStream<LessonEvent>(path, body, leaving.signal, key)) {
        tell(event);
        if (event.type === 'lesson' && !leaving.signal.aborted) onLesson(event.lesson);
      }
    }
    async function atOnce(): Promise<void> {
      const lesson = await api<Lesson>(path, { body, idempotencyKey: key, signal: leaving.signal });
      if (!leaving.signal.aborted) onLesson(lesson);
    }
    tell({ type: 'begin' });
    follow()
      .catch((thrown: unknown) => {
        if (thrown instanceof ApiError && thrown.code === 'interrupted') return atOnce();
        throw thrown;
      })
      .catch((thrown: unknown) => tell({ type: 'problem', problem: toProblem(thrown) }));
    return () => leaving.abort();
  }, [courseId, key, tries]);
  return making;
}
