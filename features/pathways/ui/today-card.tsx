'use client';

import { useTranslations } from 'use-intl';
import type { Home } from '@/features/pathways/contract';
import { LinkButton, TextLink } from '@/ui/button';
import { Card } from '@/ui/card';
import { MasteryRing } from '@/ui/mastery-ring';
import { StartStep } from './start-step';
import { StepWhy } from './step-why';

/** The one card: what to learn now, why, how long it takes, and where one was. */
export function TodayCard({ entry }: { entry: Home['courses'][number] }) {
  const t = useTranslations('pathways');
  const common = useTranslations('common');
  const { course, next, progress, lastLessonId } = entry;
  const base = `/courses/${course.id}`;
  const again = lastLessonId ? (
    <LinkButton href={`${base}/lessons/${lastLessonId}`} variant="quiet">
      {t('continue')}
    </LinkButton>
  ) : null;
  return (
    <Card aria-labelledby="today" className="sm:p-8">
      <p className="mb-1 text-ink-soft text-sm" lang={course.language} dir="auto">
        <TextLink href={base} className="text-ink-soft">
          {course.title}
        </TextLink>
      </p>
      {next.step ? (
        <>
          <h2 id="today" className="text-2xl" lang={course.language} dir="auto">
            {next.step.name}
          </h2>
          <p className="mt-2 max-w-measure text-lg leading-snug" dir="auto">
            {next.step.reason}
          </p>
          <p className="mt-3 flex flex-wrap gap-x-5 text-ink-soft text-sm">
            <MasteryRing level={next.step.begun ? next.step.mode : 'none'} />
            <span>{common('minutes', { minutes: next.step.minutes })}</span>
            <span className="figures">{t('known', { known: progress.knownCount, total: progress.conceptCount })}</span>
          </p>
          <div className="mt-6 flex flex-wrap items-center gap-3">
            <StartStep courseId={course.id} step={next.step} size="large" />
            {again}
          </div>
          <StepWhy step={next.step} />
        </>
      ) : (
        <>
          <h2 id="today" className="text-xl" dir="auto">
            {course.conceptCount === 0 ? t('nothingYet') : t('allKnown')}
          </h2>
          {next.message ? (
            <p className="mt-2 text-ink-soft" dir="auto">
              {next.message}
            </p>
          ) : null}
          <div className="mt-6 flex flex-wrap items-center gap-3">
            <LinkButton href={base} variant="primary">
              {t('openCourse')}
            </LinkButton>
            {again}
          </div>
        </>
      )}
    </Card>
  );
}
