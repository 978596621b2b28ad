'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { TextLink } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import type { Choices } from '../contract';
import { OwnChoice } from './own-choice';

/** What Meno works out about the reader, from what, who sees it; their yes or no to each, and every decision. */
export function MyDataScreen({ initial }: { initial: Choices }) {
  const t = useTranslations('consent.own');
  const [choices, setChoices] = useState(initial);
  // Which words somebody has had before their eyes is a part of the record; that it fails is nothing to them, and the next visit makes up for it.
  useEffect(() => {
    const items = initial.items.map(({ purpose, text }) => ({ purpose, version: text.version }));
    api('/me/choices/seen', { method: 'POST', body: { items } }).catch(() => undefined);
  }, [initial]);
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
      </PageHeader>
      <div className="max-w-3xl space-y-6">
        <p className="max-w-measure">{t('lead')}</p>
        {choices.ofAge ? null : (
          <Notice>
            <p>{t('young', { age: choices.ageFrom })}</p>
            <p className="mt-1">{t(choices.minorsMayRefuse ? 'mayRefuse' : 'mayNot')}</p>
          </Notice>
        )}
        {choices.items.map((choice) => (
          <OwnChoice key={choice.purpose} choice={choice} ofAge={choices.ofAge} onChange={setChoices} />
        ))}
        <p>
          <TextLink href="/comparisons">{t('comparisons')}</TextLink>
        </p>
      </div>
    </div>
  );
}
