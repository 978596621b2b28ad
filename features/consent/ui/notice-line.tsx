'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { Notice } from '@/ui/notice';
import type { Notice as News } from '../contract';

/** Says on the first page that there are words to read, or to decide on; nothing where there are none. */
export function NoticeLine({ news }: { news: News }) {
  const t = useTranslations('consentNotice');
  if (news.kind === 'none') return null;
  const said = news.kind === 'decide' && !news.ofAge ? 'decideYoung' : news.kind;
  return (
    <Notice>
      <p>
        {t(said)} <TextLink href="/my-data">{t('open')}</TextLink>
      </p>
    </Notice>
  );
}
