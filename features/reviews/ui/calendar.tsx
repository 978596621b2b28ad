'use client';

import Link from 'next/link';
import { type DateTimeFormatOptions, useFormatter, useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import type { Reviews } from '../contract';
import { useDay } from './use-day';

type Day = Reviews['days'][number];

/** Four weeks ahead: how many reviews a day, as bars in a grid of days, with the numbers in a table under a fold. */
export function Calendar({ reviews, chosen }: { reviews: Reviews; chosen: string }) {
  const t = useTranslations('reviews.calendar');
  const count = reviews.days.reduce((sum, day) => sum + day.count, 0);
  const most = Math.max(1, ...reviews.days.map((day) => day.count));
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar" className="font-semibold text-lg">
        {t('title')}
      </h2>
      <p className="mb-3 text-ink-soft">{t('answer', { count, later: reviews.later })}</p>
      <ol className="grid grid-cols-7 gap-1 sm:gap-1.5">
        {reviews.days.map((day, number) => (
          <li key={day.date}>
            <DayCell day={day} share={day.count / most} isToday={number === 0} isChosen={day.date === chosen} />
          </li>
        ))}
      </ol>
      <details className="mt-3 text-sm">
        <summary className="inline-block text-ink-soft underline decoration-rule-strong underline-offset-4">
          {t('numbers')}
        </summary>
        <Numbers days={reviews.days} />
      </details>
      <p className="mt-3 max-w-measure text-ink-soft text-sm">{t('note')}</p>
    </section>
  );
}

function DayCell({ day, share, isToday, isChosen }: { day: Day; share: number; isToday: boolean; isChosen: boolean }) {
  const t = useTranslations('reviews.calendar');
  const format = useFormatter();
  const part = (options: DateTimeFormatOptions) => format.dateTime(new Date(day.date), { ...options, timeZone: 'UTC' });
  const namesMonth = day.date.endsWith('-01');
  return (
    <Link
      href={isToday ? '/reviews' : `/reviews?day=${day.date}`}
      scroll={false}
      prefetch={false}
      aria-current={isChosen ? 'date' : undefined}
      className={cn(
        'flex h-full min-h-18 flex-col justify-between rounded-md border px-1 pt-1 pb-1.5 text-center hover:border-ink',
        isChosen ? 'border-accent bg-accent-soft' : 'border-rule',
        day.count > 0 && !isChosen && 'bg-paper-raised',
      )}
    >
      <span className="figures text-ink-soft text-xs">
        <span className="block whitespace-nowrap">{isToday ? t('today') : part({ weekday: 'short' })} </span>
        <span className="block whitespace-nowrap">
          {part(namesMonth ? { day: 'numeric', month: 'short' } : { day: 'numeric' })}
          {namesMonth ? null : <span className="sr-only"> {part({ month: 'long' })}</span>}{' '}
        </span>
      </span>
      <span className="figures font-semibold">
        {day.count > 0 ? day.count : <span className="sr-only">{t('nothing')}</span>}
        {day.count > 0 ? (
          <span className="sr-only"> {t('reviews', { count: day.count, moved: day.moved })}</span>
        ) : null}
      </span>
      <span aria-hidden className={cn('block h-1.5 overflow-hidden rounded-full', day.count > 0 && 'bg-rule')}>
        <span className="block h-full rounded-full bg-accent" style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
    </Link>
  );
}

function Numbers({ days }: { days: readonly Day[] }) {
  const t = useTranslations('reviews.calendar');
  const write = useDay();
  return (
    <table className="figures mt-2">
      <caption className="sr-only">{t('title')}</caption>
      <thead>
        <tr className="border-rule border-b">
          <th scope="col" className="pe-6 text-start">
            {t('columns.day')}
          </th>
          <th scope="col" className="pe-6 text-end">
            {t('columns.count')}
          </th>
          <th scope="col" className="text-end">
            {t('columns.moved')}
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map((day, number) => (
          <tr key={day.date}>
            <th scope="row" className="pe-6 text-start font-normal">
              {number === 0 ? t('today') : write(day.date, 'short')}
            </th>
            <td className="pe-6 text-end">{day.count}</td>
            <td className="text-end">{day.moved}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
