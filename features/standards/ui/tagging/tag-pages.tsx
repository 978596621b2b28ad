'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';

import { TAGS_A_PAGE } from './page-size';

/** The way between pages of rows. */
export function TagPages({
  href,
  from,
  shown,
  total,
}: {
  href: (from: number) => string;
  from: number;
  shown: number;
  total: number;
}) {
  const t = useTranslations('standards.tagging');
  if (total <= shown && from === 0) return null;
  return (
    <nav aria-label={t('pages')} className="mt-4 flex flex-wrap items-baseline gap-4" data-print="none">
      {from > 0 ? <TextLink href={href(Math.max(0, from - TAGS_A_PAGE))}>{t('before')}</TextLink> : null}
      <span className="figures text-ink-soft text-sm">{t('range', { from: from + 1, to: from + shown, total })}</span>
      {from + shown < total ? <TextLink href={href(from + TAGS_A_PAGE)}>{t('after')}</TextLink> : null}
    </nav>
  );
}
