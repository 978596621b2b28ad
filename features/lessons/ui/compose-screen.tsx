'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, randomKey } from '@/platform/http/client';
import { LinkButton } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { type Problem, toProblem } from '@/ui/problem';
import type { Lesson } from '../contract';
import { LessonSkeleton } from './lesson-skeleton';

/**
 * Has a lesson made and goes to it; the layout of the lesson stands here meanwhile. `conceptId` null leaves the choice
 * to the course. Going back from the lesson leads to where this page was opened, not here.
 */
export function ComposeScreen({ courseId, conceptId }: { courseId: string; conceptId: string | null }) {
  const t = useTranslations('lesson.composing');
  const router = useRouter();
  const [key] = useState(randomKey);
  const [tries, setTries] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry asks again
  useEffect(() => {
    let left = false;
    api<Lesson>(`/courses/${courseId}/lessons`, {
      body: conceptId === null ? {} : { conceptId },
      idempotencyKey: key,
    }).then(
      (lesson) => (left ? undefined : router.replace(`/courses/${courseId}/lessons/${lesson.id}`)),
      (thrown: unknown) => (left ? undefined : setProblem(toProblem(thrown))),
    );
    return () => {
      left = true;
    };
  }, [courseId, conceptId, key, tries, router]);
  if (problem === null) return <LessonSkeleton title={t('title')} />;
  const canRetry = problem.status === 0 || problem.status >= 500;
  return (
    <div className="page py-10">
      <h1 className="mb-6 text-2xl">{t('failed')}</h1>
      <ErrorState
        problem={problem}
        onRetry={
          canRetry
            ? () => {
                setProblem(null);
                setTries(tries + 1);
              }
            : undefined
        }
        action={
          <>
            <LinkButton href={`/courses/${courseId}/map`}>{t('map')}</LinkButton>
            {conceptId && !canRetry ? (
              <LinkButton href={`/courses/${courseId}/practice?concept=${conceptId}`}>{t('practise')}</LinkButton>
            ) : null}
          </>
        }
      />
    </div>
  );
}
