'use client';

import { useTranslations } from 'use-intl';
import type { ListPage } from '@/platform/http/all-pages';
import { PageHeader } from '@/ui/page-header';
import { Tabs } from '@/ui/tabs';
import type { Aggregate, Budget, ExportSettings, ResearchExport, ResearchSources } from '../contract';
import { BudgetsPanel } from './budgets-panel';
import { ExportsPanel } from './exports-panel';
import { FiguresPanel } from './figures-panel';
import { RulesForm } from './rules-form';
import { useBudgets } from './use-budgets';

/** Records without names, figures with noise, and what may still be told: for administrators and data protection officers. */
export function ResearchScreen({
  sources,
  exports,
  figures,
  budgets: initialBudgets,
  settings,
  today,
}: {
  sources: ResearchSources;
  exports: ListPage<ResearchExport>;
  figures: ListPage<Aggregate>;
  budgets: readonly Budget[];
  settings: ExportSettings;
  /** `YYYY-MM-DD`, UTC. */
  today: string;
}) {
  const t = useTranslations('research');
  const { budgets, set, refresh } = useBudgets(initialBudgets);
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
      </PageHeader>
      <Tabs
        label={t('title')}
        tabs={[
          {
            value: 'exports',
            label: t('tabs.exports'),
            content: <ExportsPanel sources={sources} initial={exports} today={today} />,
          },
          {
            value: 'figures',
            label: t('tabs.figures'),
            content: (
              <FiguresPanel
                courses={sources.items}
                initial={figures}
                today={today}
                budget={budgets.find(({ dataSet }) => dataSet === 'answers') ?? null}
                onSpent={refresh}
              />
            ),
          },
          {
            value: 'rules',
            label: t('tabs.rules'),
            content: (
              <div className="space-y-12">
                <BudgetsPanel budgets={budgets} onChange={set} />
                <RulesForm initial={settings} />
              </div>
            ),
          },
        ]}
      />
    </div>
  );
}
