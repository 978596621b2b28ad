'use client';

import { useTranslations } from 'use-intl';
import type { NextStep } from '@/features/pathways/contract';
import { StartStep } from './start-step';

/** The next step in one line, for the head of a course. */
export function NextStepStrip({ courseId, step }: { courseId: string; step: NonNullable<NextStep['step']> }) {
  const t = useTranslations('pathways');
  const common = useTranslations('common');
  return (
    <section
      aria-label={t('next')}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg bg-accent-soft px-6 py-4"
      data-print="none"
    >
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="text-lg" dir="auto">
          <span className="small-caps me-2 font-normal text-ink-soft">{t('next')}</span>
          {step.name}
        </h2>
        <p className="text-ink-soft text-sm" dir="auto">
          {step.reason}
        </p>
        <p className="text-ink-faint text-sm">{common('minutes', { minutes: step.minutes })}</p>
      </div>
      <StartStep courseId={courseId} step={step} />
    </section>
  );
}
