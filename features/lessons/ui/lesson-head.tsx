import { useFormatter, useTranslations } from 'use-intl';
import { Notice } from '@/ui/notice';
import { WhyThis } from '@/ui/why-this';
import type { Lesson } from '../contract';

/** What this lesson is about, why now, for whom it is written, how long it takes (null: nobody knows yet). */
export function LessonHead({
  lesson,
  lang,
}: {
  lesson: Pick<Lesson, 'number' | 'title' | 'reason' | 'mode' | 'materialUsedUp' | 'note' | 'writer' | 'approach'> & {
    minutes: number | null;
    /** p(L) when it was composed; left out while it is being made. */
    mastery?: number;
  };
  lang: string;
}) {
  const t = useTranslations('lesson');
  const common = useTranslations('common');
  const format = useFormatter();
  const whyLines = ({ mastery, mode, approach, writer }: Pick<Lesson, 'mastery' | 'mode' | 'approach' | 'writer'>) => [
    t('why.mastery', { value: format.number(mastery, { style: 'percent', maximumFractionDigits: 0 }) }),
    t(`why.${mode}`),
    ...(approach ? [t('why.approach')] : []),
    t(writer === 'model' ? 'why.byModel' : 'why.byComposer'),
  ];
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
      {lesson.mastery === undefined ? null : (
        <WhyThis className="mt-2" lines={whyLines({ ...lesson, mastery: lesson.mastery })} />
      )}
      {lesson.note ? <Notice className="mt-5">{t(`note.${lesson.note}`)}</Notice> : null}
      {lesson.materialUsedUp ? <Notice className="mt-5">{t('usedUp')}</Notice> : null}
    </header>
  );
}
