'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Progress } from '@/ui/progress';
import { SkeletonBar, SkeletonLines } from '@/ui/skeleton';
import { LessonHead } from '../lesson-head';
import { LessonSectionView } from '../lesson-section';
import { LessonSkeleton } from '../lesson-skeleton';
import type { Making } from './use-lesson-in-making';
import { waitInWords } from './wait-in-words';

/** A lesson while it is made: the line before the model, then its parts one after the other, in the place where the lesson will stand. */
export function LessonInMaking({
  making,
  courseId,
  lang,
  onDontWait,
}: {
  making: Making;
  courseId: string;
  lang: string;
  /** Makes it from the material alone at once. */
  onDontWait: () => void;
}) {
  const t = useTranslations('lesson.composing');
  const { queued, planning, writing, sections, withdrawn } = making;
  if (!queued && !planning && !writing) {
    return (
      <>
        {withdrawn ? (
          <div className="page pt-10">
            <div className="reading" role="status">
              <Notice>{t('withdrawn')}</Notice>
            </div>
          </div>
        ) : null}
        <LessonSkeleton title={t('title')} />
      </>
    );
  }
  const words = sections.length > 0 ? t('parts', { count: sections.length }) : t(writing ? 'begun' : 'planning');
  return (
    <div className="page py-10">
      <article className="reading">
        {writing ? (
          <LessonHead
            lesson={{ ...writing, minutes: null, materialUsedUp: false, note: null, writer: 'model' }}
            lang={lang}
          />
        ) : null}
        {sections.map((section, index) => (
          <div key={section.kind} className={index === 0 ? 'appear' : 'appear mt-12'}>
            <LessonSectionView section={section} courseId={courseId} lang={lang} />
          </div>
        ))}
        <div className="clear-both mt-10 space-y-5">
          {/* The line speaks for itself when it changes; what appears above is read when its reader gets there. */}
          <div aria-live="polite">
            <Progress label={queued ? waitInWords(queued, t) : words} />
          </div>
          {queued ? null : <p className="text-ink-soft text-sm">{t('writing')}</p>}
          {sections.length === 0 ? (
            <>
              <div aria-hidden className="space-y-5">
                <SkeletonBar className="h-6 w-2/5" />
                <SkeletonLines count={4} />
              </div>
              <Button size="small" variant="quiet" onClick={onDontWait}>
                {t('dontWait')}
              </Button>
            </>
          ) : null}
        </div>
      </article>
    </div>
  );
}
