'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { Reviews } from '@/features/reviews/contract';
import { LinkButton } from '@/ui/button';
import { Card } from '@/ui/card';

/** What is due for review, and when the next is. */
export function ReviewsCard({ reviews: { today, nextAt, session } }: { reviews: Reviews }) {
  const t = useTranslations('pathways.reviews');
  const format = useFormatter();
  const due = today.due;
  const words = () => {
    if (session) return t('open', { left: session.total - session.done });
    if (due > 0) return t('due', { due });
    return nextAt
      ? t('next', { date: format.dateTime(new Date(nextAt), { weekday: 'long', day: 'numeric', month: 'long' }) })
      : t('none');
  };
  return (
    <Card aria-labelledby="due" className="flex flex-col">
      <h2 id="due" className="text-lg">
        {t('title')}
      </h2>
      <p className="mt-1 mb-4 flex-1 text-ink-soft">{words()}</p>
      <div>
        <LinkButton href="/reviews" variant={due > 0 || session ? 'secondary' : 'quiet'}>
          {t(session ? 'goOn' : due > 0 ? 'begin' : 'calendar')}
        </LinkButton>
      </div>
    </Card>
  );
}
