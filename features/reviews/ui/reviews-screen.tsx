'use client';

import { useTranslations } from 'use-intl';
import { PageHeader } from '@/ui/page-header';
import type { ReviewDay, Reviews } from '../contract';
import { Calendar } from './calendar';
import { DayList } from './day-list';
import { LimitField } from './limit-field';
import { TodayPanel } from './today-panel';

/** What is due now, and what is coming in the next four weeks; `day` is the one whose list is shown. */
export function ReviewsScreen({ reviews, day }: { reviews: Reviews; day: ReviewDay }) {
  const t = useTranslations('reviews');
  const today = reviews.days[0]?.date ?? day.date;
  const coming = reviews.days.some(({ count }) => count > 0) || reviews.later > 0;
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('intro')}</p>
      </PageHeader>
      <div className="space-y-12">
        <TodayPanel reviews={reviews} coming={coming} />
        {coming ? (
          <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[3fr_2fr]">
            <Calendar reviews={reviews} chosen={day.date} />
            <div className="space-y-10">
              <DayList day={day} today={today} />
              <LimitField reviews={reviews} />
            </div>
          </div>
        ) : null}
      </div>
    </div>
  );
}
