'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { LearningStreak } from '@/features/pathways/contract';
import { Card } from '@/ui/card';
import { cn } from '@/ui/cn';

/** The last two weeks as marks, with what they say in words: days off are forgiven, and nobody is scolded. */
export function StreakCard({ streak }: { streak: LearningStreak }) {
  const t = useTranslations('pathways.streak');
  const format = useFormatter();
  return (
    <Card aria-labelledby="streak">
      <h2 id="streak" className="text-lg">
        {t('title')}
      </h2>
      <p className="mt-1 text-ink-soft">
        {t(streak.days === 0 ? 'none' : streak.today ? 'today' : 'yet', { days: streak.days })}
      </p>
      <ol className="mt-4 flex gap-1" aria-label={t('lastDays')}>
        {streak.recent.map(({ date, state }) => (
          <li key={date} className="flex-1">
            <span
              className={cn(
                'block h-6 rounded-sm border',
                state === 'done' && 'border-accent bg-accent',
                state === 'forgiven' && 'border-accent border-dashed',
                state === 'missed' && 'border-rule',
              )}
              title={format.dateTime(new Date(date), {
                weekday: 'long',
                day: 'numeric',
                month: 'long',
                timeZone: 'UTC',
              })}
            />
            <span className="sr-only">
              {t(state, {
                date: format.dateTime(new Date(date), {
                  weekday: 'long',
                  day: 'numeric',
                  month: 'long',
                  timeZone: 'UTC',
                }),
              })}
            </span>
          </li>
        ))}
      </ol>
      {streak.forgiven > 0 ? (
        <p className="mt-2 text-ink-faint text-sm">{t('forgave', { count: streak.forgiven })}</p>
      ) : null}
    </Card>
  );
}
