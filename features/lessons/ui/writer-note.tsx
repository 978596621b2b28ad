'use client';

import { useTranslations } from 'use-intl';
import type { Lesson } from '../contract';
import { LessonFeedback } from './ending/lesson-feedback';

/** Who wrote the page, said once and small, with a way to say what is wrong. Not on paper. */
export function WriterNote({ lesson }: { lesson: Lesson }) {
  const t = useTranslations('lesson');
  if (lesson.writer === 'composer') {
    return (
      <p className="clear-both mt-10 text-ink-faint text-xs" data-print="none">
        {t('machine')}
      </p>
    );
  }
  return (
    <div className="clear-both mt-10 text-xs" data-print="none">
      <p className="text-ink-faint">{t('model')}</p>
      <details className="mt-1">
        <summary className="inline-flex min-h-8 items-center text-ink-soft underline decoration-rule-strong underline-offset-4">
          {t('report')}
        </summary>
        <div className="pt-2 text-base">
          <LessonFeedback lesson={lesson} />
        </div>
      </details>
    </div>
  );
}
