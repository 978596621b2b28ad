'use client';

import { useEffect, useMemo, useState } from 'react';
import { api } from '@/platform/http/client';
import { ErrorState } from '@/ui/error-state';
import { type Problem, toProblem } from '@/ui/problem';
import { SkeletonLines } from '@/ui/skeleton';
import type { Opening, Place } from '../contract';
import { ChatView } from './chat-view';
import { exerciseOnScreen } from './exercise-on-screen';
import { useChat } from './use-chat';

/** The tutor beside a page: one conversation about what stands there. */
export function TutorPanel({
  courseId,
  lang,
  lessonId,
  path,
}: {
  courseId: string;
  lang: string;
  lessonId: string | null;
  /** Of the page: another page is another place. */
  path: string;
}) {
  const place = useMemo<Place>(() => ({ lessonId }), [lessonId]);
  const [opening, setOpening] = useState<Opening | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  const chat = useChat(courseId, place, null, null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page or a retry asks anew
  useEffect(() => {
    let left = false;
    const presentationId = exerciseOnScreen();
    const query = new URLSearchParams({
      ...(lessonId ? { lessonId } : {}),
      ...(presentationId ? { presentationId } : {}),
    });
    api<Opening>(`/courses/${courseId}/chat?${query}`).then(
      (answer) => (left ? undefined : setOpening(answer)),
      (thrown: unknown) => (left ? undefined : setProblem(toProblem(thrown))),
    );
    return () => {
      left = true;
    };
  }, [courseId, lessonId, path, tries]);
  if (problem)
    return (
      <ErrorState
        inline
        problem={problem}
        onRetry={() => {
          setProblem(null);
          setTries(tries + 1);
        }}
      />
    );
  if (opening === null) return <SkeletonLines count={5} />;
  return <ChatView chat={chat} courseId={courseId} lang={lang} opening={opening} focus />;
}
