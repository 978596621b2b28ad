'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { Tag } from '@/ui/tag';
import type { ReviewDay } from '../contract';
import { useDay } from './use-day';

/** What is to be reviewed on one day, least remembered first. */
export function DayList({ day, today }: { day: ReviewDay; today: string }) {
  const t = useTranslations('reviews.calendar');
  const write = useDay();
  return (
    <section aria-labelledby="day-list">
      <h2 id="day-list" className="font-semibold text-lg">
        {day.date === today ? t('today') : write(day.date)}
      </h2>
      {day.reviews.length === 0 ? <p className="mt-2 text-ink-soft">{t('empty')}</p> : null}
      <ul className="divide-y divide-rule">
        {day.reviews.map((review) => (
          <DayRow key={review.conceptId} review={review} overdue={review.dueAt.slice(0, 10) < today} />
        ))}
      </ul>
    </section>
  );
}

function DayRow({ review, overdue }: { review: ReviewDay['reviews'][number]; overdue: boolean }) {
  const t = useTranslations('reviews.calendar');
  const format = useFormatter();
  const write = useDay();
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <TextLink href={`/courses/${review.courseId}/map?concept=${review.conceptId}`} lang={review.lang} dir="auto">
          {review.name}
        </TextLink>
        {review.unproven ? <Tag>{t('unproven')}</Tag> : null}
        {review.moved ? <Tag>{t('moved')}</Tag> : null}
      </p>
      <p className="text-ink-soft text-sm" lang={review.lang} dir="auto">
        {review.courseTitle}
      </p>
      <p className="figures text-ink-soft text-sm">
        {t('recall', { percent: format.number(review.recall, { style: 'percent' }) })}
        {overdue && !review.unproven ? ` · ${t('overdue', { day: write(review.dueAt, 'short') })}` : null}
      </p>
    </li>
  );
}
