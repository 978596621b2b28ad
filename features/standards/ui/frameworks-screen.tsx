'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { Framework } from '../contract';
import { ImportForm } from './import-form';

/** The frameworks of the district, and the way to bring one in. */
export function FrameworksScreen({ frameworks }: { frameworks: Framework[] }) {
  const t = useTranslations('standards');
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
      </PageHeader>
      <div className="max-w-3xl space-y-10">
        {frameworks.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyWords')}</EmptyState>
        ) : (
          <ul className="divide-y divide-rule border-rule border-y">
            {frameworks.map((framework) => (
              <li key={framework.id} className="py-3" lang={framework.language}>
                <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <TextLink href={`/standards/${framework.id}`} dir="auto">
                    {framework.title}
                  </TextLink>
                  <span className="figures text-ink-soft text-sm">
                    {t('count', { count: framework.standardCount })}
                  </span>
                </p>
                <p className="flex flex-wrap items-center gap-x-3 text-ink-soft text-sm">
                  <span dir="auto">
                    {[framework.creator, framework.subject].filter((part) => part !== '').join(' · ')}
                  </span>
                  <Time iso={framework.updatedAt} />
                  {framework.withdrawnCount > 0 ? (
                    <Tag>{t('withdrawnCount', { count: framework.withdrawnCount })}</Tag>
                  ) : null}
                </p>
              </li>
            ))}
          </ul>
        )}
        <ImportForm title="" />
      </div>
    </div>
  );
}
