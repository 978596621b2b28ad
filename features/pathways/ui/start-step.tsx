'use client';

import { useTranslations } from 'use-intl';
import type { NextStep } from '@/features/pathways/contract';
import { LinkButton } from '@/ui/button';
import { StartLessonButton } from './start-lesson-button';

/** Takes the next step up: a lesson, or questions at once. */
export function StartStep({
  courseId,
  step,
  size = 'normal',
}: {
  courseId: string;
  step: NonNullable<NextStep['step']>;
  size?: 'normal' | 'large';
}) {
  const t = useTranslations('pathways');
  if (step.activity === 'lesson')
    return <StartLessonButton courseId={courseId} conceptId={step.conceptId} size={size} />;
  return (
    <LinkButton
      href={`/courses/${courseId}/practice?concept=${step.conceptId}`}
      variant="primary"
      size={size}
      prefetch={false}
    >
      {t('practise')}
    </LinkButton>
  );
}
