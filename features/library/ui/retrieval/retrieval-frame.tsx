'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { NavTabs } from '@/ui/nav-tabs';
import { PageHeader } from '@/ui/page-header';

/** Head of the pages on search quality, and the way between them. */
export function RetrievalFrame({ courseId, children }: { courseId: string; children: ReactNode }) {
  const t = useTranslations('retrieval');
  const base = `/courses/${courseId}/retrieval`;
  return (
    <div className="page py-10">
      <PageHeader title={t('title')} className="mb-4" />
      <NavTabs
        label={t('views')}
        tabs={[
          { href: base, label: t('test'), covers: [] },
          { href: `${base}/questions`, label: t('set') },
        ]}
      />
      <div className="mt-8">{children}</div>
    </div>
  );
}
