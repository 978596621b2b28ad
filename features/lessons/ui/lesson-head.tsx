import { useTranslations } from 'use-intl';
import { Notice } from '@/ui/notice';
import type { Lesson } from '../contract';

/** What this lesson is about, why now, for whom it is written, how long it takes (null: nobody knows yet). */
export function LessonHead({
  lesson,
  lang,
}: {
  lesson: Pick<Lesson, 'number' | 'title' | 'reason' | 'mode' | 'materialUsedUp' | 'note' | 'writer' | 'approach'> & {
    minutes: number | null;
  };
  lang: string;
}) {
  const t = useTranslations('lesson');
  const common = useTranslations('common');
  return (
    <header className="mb-10">
      <p className="mb-1 text-ink-soft text-sm">
        {lesson.number === 1 ? t('first') : t('number', { number: lesson.number })}
        {lesson.minutes === null ? null : ` · ${common('minutes', { minutes: lesson.minutes })}`}
      </p>
      <h1 className="text-3xl" dir="auto" lang={lang} tabIndex={-1}>
        {lesson.title}
      </h1>
      <p className="mt-4 text-lg">{lesson.reason}</p>
      <p className="mt-1 text-ink-soft">
        {lesson.writer === 'model' && lesson.mode === 'scaffolded' ? t('modeByModel') : t(`mode.${lesson.mode}`)}
        {lesson.approach ? ` ${t(`approach.${lesson.approach}`)}` : null}
      </p>
      {lesson.note ? <Notice className="mt-5">{t(`note.${lesson.note}`)}</Notice> : null}
      {lesson.materialUsedUp ? <Notice className="mt-5">{t('usedUp')}</Notice> : null}
    </header>
  );
}
