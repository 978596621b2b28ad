'use client';

import { useCallback, useEffect, useReducer, useRef } from 'react';
import { ApiError, api } from '@/platform/http/client';
import { readEventStream } from '@/platform/http/event-stream-client';
import { toProblem } from '@/ui/problem';
import type { AskLimit, Place, ThreadWithMessages, TutorEvent } from '../contract';
import { chatStep, emptyChat } from './chat-state';
import { exerciseOnScreen, tellExercise } from './exercise-on-screen';

/** After a stop the server needs a moment to keep what was shown: looked for so often, with so many milliseconds between. */
const LOOKS = 20;
const BETWEEN_MS = 300;

/** Holds one conversation: asking, stopping, asking again, opening another. */
export function useChat(courseId: string, place: Place, first: ThreadWithMessages | null, limit: AskLimit | null) {
  const [state, tell] = useReducer(chatStep, first, (thread) =>
    thread ? chatStep(emptyChat(limit), { type: 'loaded', thread }) : emptyChat(limit),
  );
  const asking = useRef<AbortController | null>(null);
  const threadId = state.thread?.id ?? null;
  const lastId = state.messages.at(-1)?.id ?? null;
  useEffect(() => () => asking.current?.abort(), []);

  const open = useCallback(
    async (id: string) => {
      tell({ type: 'loaded', thread: await api<ThreadWithMessages>(`/courses/${courseId}/chats/${id}`) });
    },
    [courseId],
  );

  const ask = useCallback(
    async (question: string) => {
      if (asking.current) return;
      const control = new AbortController();
      asking.current = control;
      const presentationId = exerciseOnScreen();
      let known = threadId;
      tell({ type: 'ask', question });
      try {
        const body = { ...place, presentationId, threadId, question };
        for await (const event of readEventStream<TutorEvent>(`/courses/${courseId}/chat`, body, control.signal)) {
          if (event.type === 'asked') known = event.thread.id;
          tell({ type: 'event', event });
          if (event.type === 'done' && presentationId) tellExercise(presentationId);
        }
      } catch (thrown) {
        // Another conversation was begun meanwhile: this one is read when it is opened again.
        if (asking.current !== control) return;
        if (control.signal.aborted && known) {
          const thread = await keptAfterStop(courseId, known, lastId);
          if (asking.current !== control) return;
          if (thread) tell({ type: 'loaded', thread });
          else tell({ type: 'failed', problem: toProblem(thrown), question });
        } else {
          tell({ type: 'failed', problem: toProblem(thrown), question });
          if (thrown instanceof ApiError && thrown.code === 'too_many_questions') await readLimit(courseId, tell);
        }
      } finally {
        if (asking.current === control) asking.current = null;
      }
    },
    [courseId, place, threadId, lastId],
  );

  const stop = useCallback(() => asking.current?.abort(), []);
  const begin = useCallback(() => {
    asking.current?.abort();
    asking.current = null;
    tell({ type: 'new' });
  }, []);
  const reported = useCallback((messageId: string) => tell({ type: 'reported', messageId }), []);
  return { state, ask, stop, open, begin, reported };
}

/**
 * The conversation once the stopped answer is kept, or with the question alone after some looks; null where it can't be had, or the question never
 * reached it. A stop can overtake the question: until it is there the last message is the one before it.
 */
async function keptAfterStop(
  courseId: string,
  threadId: string,
  lastId: string | null,
): Promise<ThreadWithMessages | null> {
  let thread: ThreadWithMessages | null = null;
  for (let look = 0; look < LOOKS; look++) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    thread = await api<ThreadWithMessages>(`/courses/${courseId}/chats/${threadId}`).catch(() => thread);
    const last = thread?.messages.at(-1);
    if (last?.role === 'tutor' && last.id !== lastId) return thread;
  }
  return thread?.messages.at(-1)?.id === lastId ? null : thread;
}

async function readLimit(courseId: string, tell: (step: { type: 'limit'; limit: AskLimit }) => void): Promise<void> {
  const opening = await api<{ limit: AskLimit }>(`/courses/${courseId}/chat`).catch(() => null);
  if (opening) tell({ type: 'limit', limit: opening.limit });
}
