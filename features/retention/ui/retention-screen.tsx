'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ListPage } from '@/platform/http/all-pages';
import { PageHeader } from '@/ui/page-header';
import { Tabs } from '@/ui/tabs';
import type { Certificate, Hold, RetentionRun, Schedule } from '../contract';
import { CertificatesPanel } from './certificates-panel';
import { HoldsPanel } from './holds-panel';
import { PreviewPanel } from './preview-panel';
import { SchedulePanel } from './schedule-panel';

/** How long records are kept, what keeps them longer, what would go, and proof of what went. For officers. */
export function RetentionScreen({
  schedule: initial,
  holds,
  runs: initialRuns,
  certificates,
}: {
  schedule: Schedule;
  holds: Hold[];
  runs: RetentionRun[];
  certificates: ListPage<Certificate>;
}) {
  const t = useTranslations('retention');
  const [schedule, setSchedule] = useState(initial);
  const [runs, setRuns] = useState(initialRuns);
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
      </PageHeader>
      <Tabs
        label={t('title')}
        tabs={[
          {
            value: 'schedule',
            label: t('tabs.schedule'),
            content: <SchedulePanel schedule={schedule} onChange={setSchedule} />,
          },
          {
            value: 'preview',
            label: t('tabs.preview'),
            content: (
              <PreviewPanel
                hasRules={schedule.rules.some(({ rule }) => rule !== null)}
                onBegun={(run) => setRuns([run, ...runs])}
              />
            ),
          },
          { value: 'holds', label: t('tabs.holds'), content: <HoldsPanel initial={holds} /> },
          {
            value: 'certificates',
            label: t('tabs.certificates'),
            content: <CertificatesPanel initial={certificates} runs={runs} onRuns={setRuns} />,
          },
        ]}
      />
    </div>
  );
}
