'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { randomKey } from '@/platform/http/client';
import { LinkButton } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import type { CreateLesson } from '../contract';
import { LessonInMaking } from './making/lesson-in-making';
import { useLessonInMaking } from './making/use-lesson-in-making';

/**
 * Has a lesson made and goes to it; what is there of it stands here meanwhile. `conceptId` null leaves the choice
 * to the course. Going back from the lesson leads to where this page was opened, not here.
 */
export function ComposeScreen({
  courseId,
  conceptId,
  approach,
  lang,
}: {
  courseId: string;
  conceptId: string | null;
  /** How it should be taught; undefined leaves it to Meno. */
  approach?: CreateLesson['approach'];
  lang: string;
}) {
  const t = useTranslations('lesson.composing');
  const router = useRouter();
  const [request, setRequest] = useState(() => {
    const body: CreateLesson = { ...(conceptId === null ? {} : { conceptId }), ...(approach ? { approach } : {}) };
    return { body, key: randomKey(), tries: 0 };
  });
  const making = useLessonInMaking(courseId, request, (lesson) =>
    // Who reads already stays where they are on the page.
    router.replace(`/courses/${courseId}/lessons/${lesson.id}`, { scroll: false }),
  );
  const { problem } = making;
  if (problem === null) {
    const dontWait = () => setRequest({ body: { ...request.body, writer: 'composer' }, key: randomKey(), tries: 0 });
    return <LessonInMaking making={making} courseId={courseId} lang={lang} onDontWait={dontWait} />;
  }
  const canRetry = problem.status === 0 || problem.status >= 500;
  return (
    <div className="page py-10">
      <h1 className="mb-6 text-2xl">{t('failed')}</h1>
      <ErrorState
        problem={problem}
        onRetry={canRetry ? () => setRequest({ ...request, tries: request.tries + 1 }) : undefined}
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
