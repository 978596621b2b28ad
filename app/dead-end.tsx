'use client';

import { useTranslations } from 'use-intl';
import { LinkButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';

/** A page that leads nowhere for this reader: says why, and the way on. */
export function DeadEnd({ why }: { why: 'not_found' | 'forbidden' }) {
  const t = useTranslations('common');
  return (
    <div className="page py-16">
      <EmptyState
        level={1}
        title={t(`problem.${why}.title`)}
        action={
          <LinkButton href="/" variant="primary">
            {t('home')}
          </LinkButton>
        }
      >
        <p>{t(`problem.${why}.detail`)}</p>
      </EmptyState>
    </div>
  );
}
