'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { NextStep } from '@/features/pathways/contract';
import { api } from '@/platform/http/client';
import { LinkButton } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { type Problem, toProblem } from '@/ui/problem';
import { Skeleton, SkeletonBar } from '@/ui/skeleton';
import type { Lesson } from '../../contract';

/** Where to go on: what the course proposes now that the answers are in, and another lesson on the same concept. */
export function LessonNext({ lesson }: { lesson: Lesson }) {
  const t = useTranslations('lesson.ending');
  const common = useTranslations('common');
  const { next, problem, retry } = useNext(lesson.courseId);
  const href = (conceptId: string) => `/courses/${lesson.courseId}/lessons/new?concept=${conceptId}`;
  const step = next?.step ?? null;
  const same = step?.conceptId === lesson.conceptId;
  const another = same ? null : (
    <LinkButton href={href(lesson.conceptId)} prefetch={false}>
      {t('another')}
    </LinkButton>
  );
  return (
    <section aria-label={t('next')}>
      <h2 className="mb-2 text-xl">{t('next')}</h2>
      {problem ? <ErrorState inline problem={problem} onRetry={retry} className="mb-4" /> : null}
      {next === null && problem === null ? (
        <Skeleton>
          <SkeletonBar className="mb-4 w-4/5" />
          <SkeletonBar className="h-11 w-52" />
        </Skeleton>
      ) : null}
      {step ? (
        <>
          <p className="mb-4">
            {step.reason} <span className="text-ink-soft">({common('minutes', { minutes: step.minutes })})</span>
          </p>
          <div className="flex flex-wrap gap-3">
            <LinkButton href={href(step.conceptId)} variant="primary" prefetch={false} className="max-w-full shrink">
              {t(same ? 'goOn' : 'nextLesson', { name: step.name })}
            </LinkButton>
            {another}
          </div>
        </>
      ) : null}
      {(next !== null && step === null) || problem ? (
        <>
          {next ? <p className="mb-4">{next.message ?? t('nothing')}</p> : null}
          {another}
        </>
      ) : null}
    </section>
  );
}

/** What the course proposes now; asked when shown, since the answers of the lesson decide it. */
function useNext(courseId: string) {
  const [next, setNext] = useState<NextStep | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry asks again
  useEffect(() => {
    const aborter = new AbortController();
    setProblem(null);
    api<NextStep>(`/courses/${courseId}/next`, { signal: aborter.signal }).then(setNext, (thrown: unknown) =>
      aborter.signal.aborted ? undefined : setProblem(toProblem(thrown)),
    );
    return () => aborter.abort();
  }, [courseId, tries]);
  return { next, problem, retry: () => setTries(tries + 1) };
}
