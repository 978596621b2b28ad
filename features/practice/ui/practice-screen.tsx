'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import { LinkButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { PracticeSession } from './session/practice-session';

/** Practice on one concept, five questions at a time; null where the course has nothing to propose. */
export function PracticeScreen({
  course,
  concept,
  helps,
}: {
  course: Course;
  concept: Concept | null;
  /** What else the material has on a concept; handed in by the page. */
  helps?: (conceptId: string) => ReactNode;
}) {
  const t = useTranslations('exercise.practice');
  const [round, setRound] = useState(0);
  if (concept === null) {
    return (
      <div className="page py-10">
        <h1 className="mb-6 text-2xl">{t('empty.title')}</h1>
        <EmptyState
          title={course.conceptCount === 0 ? t('empty.words') : t('empty.known')}
          action={
            <LinkButton href={`/courses/${course.id}/map`} variant="primary">
              {t('empty.action')}
            </LinkButton>
          }
        />
      </div>
    );
  }
  return (
    <div className="page py-10">
      <PageHeader title={t('title', { concept: concept.name })}>
        <p className="print:hidden">{t('intro')}</p>
      </PageHeader>
      <div className="max-w-measure">
        <PracticeSession
          key={round}
          courseId={course.id}
          concept={concept}
          lang={course.language}
          onMore={() => setRound(round + 1)}
          helps={helps}
        />
      </div>
    </div>
  );
}
