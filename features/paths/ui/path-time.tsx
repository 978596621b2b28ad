'use client';

import { useTranslations } from 'use-intl';
import type { PathTime } from '../contract';

/** From so many minutes on, hours are enough. */
const HOURS_ALONE_FROM = 600;

/** Minutes in words: "40 minutes", "1 hour 20 minutes", "12 hours". */
export function useTimeWords(): (minutes: number) => string {
  const t = useTranslations('paths.time');
  return (minutes) => {
    if (minutes < 60) return t('minutes', { minutes });
    const rounded = Math.round(minutes / 5) * 5;
    const [hours, rest] = [Math.floor(rounded / 60), rounded % 60];
    if (minutes >= HOURS_ALONE_FROM) return t('hours', { hours: Math.round(minutes / 60) });
    return rest === 0 ? t('hours', { hours }) : t('both', { hours, minutes: rest });
  };
}

/** How long the rest of a path will take, between what, and where the figures come from. */
export function PathTimeWords({ time }: { time: PathTime }) {
  const t = useTranslations('paths.time');
  const words = useTimeWords();
  const { answersFrom, lessonsFrom } = time;
  const both = answersFrom === lessonsFrom;
  const from = both ? answersFrom : answersFrom === 'course' ? 'answers' : 'lessons';
  return (
    <div className="max-w-measure">
      <p className="text-lg">{t('left', { time: words(time.middle) })}</p>
      <p className="text-ink-soft text-sm">
        {t('between', { low: words(time.low), high: words(time.high) })} {t(from)}
      </p>
    </div>
  );
}
