'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { LinkButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { type Problem, toProblem } from '@/ui/problem';
import { Skeleton, SkeletonBar } from '@/ui/skeleton';
import type { Explanation } from '../contract';

/** Begins an explanation of a concept, or goes on with the one that is open, and leads to it. */
export function StartScreen({
  courseId,
  conceptId,
  lessonId,
}: {
  courseId: string;
  conceptId: string;
  lessonId: string | null;
}) {
  const t = useTranslations('explainBack');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry asks again
  useEffect(() => {
    const aborter = new AbortController();
    setProblem(null);
    const body = lessonId ? { lessonId } : {};
    api<Explanation>(`/courses/${courseId}/concepts/${conceptId}/explanations`, { body, signal: aborter.signal }).then(
      ({ id }) => router.replace(`/courses/${courseId}/explain/${id}`),
      (thrown: unknown) => (aborter.signal.aborted ? undefined : setProblem(toProblem(thrown))),
    );
    return () => aborter.abort();
  }, [courseId, conceptId, lessonId, router, tries]);
  return (
    <div className="page py-10">
      <h1 className="mb-6 text-2xl">{t('title')}</h1>
      {problem?.code === 'nothing_to_explain' ? (
        <EmptyState
          title={t('none')}
          action={<LinkButton href={`/courses/${courseId}/map?concept=${conceptId}`}>{t('toMap')}</LinkButton>}
        >
          {t('noneWords')}
        </EmptyState>
      ) : problem ? (
        <ErrorState problem={problem} onRetry={() => setTries(tries + 1)} />
      ) : (
        <div aria-live="polite">
          <p className="sr-only">{t('starting')}</p>
          <Skeleton>
            <SkeletonBar className="mb-6 w-3/5" />
            <SkeletonBar className="h-60 w-full max-w-measure" />
          </Skeleton>
        </div>
      )}
    </div>
  );
}
