'use client';

import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import type { ListPage } from '@/platform/http/all-pages';
import { NavTabs } from '@/ui/nav-tabs';
import { PageHeader } from '@/ui/page-header';
import type {
  Effect,
  RecommendationRun,
  RecommendationSettings,
  ReviewedRecommendation,
  StandingVeto,
} from '../../contract';
import { EffectsTable } from './effects-table';
import { RunPanel } from './run-panel';
import { SettingsPanel } from './settings-panel';
import { StandingVetoes } from './standing-vetoes';
import { WaitingList } from './waiting-list';

/** For teachers: what is recommended to their learners, what they let through and veto, and what came of it. */
export function RecommendationsScreen({
  course,
  state,
  page,
  settings,
  vetoes,
  effects,
  runs,
  admin,
}: {
  course: Course;
  state: ReviewedRecommendation['state'];
  page: ListPage<ReviewedRecommendation>;
  settings: RecommendationSettings;
  vetoes: StandingVeto[];
  effects: Effect[];
  runs: RecommendationRun[];
  admin: boolean;
}) {
  const t = useTranslations('recommendations.review');
  const base = `/courses/${course.id}/recommendations`;
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('intro')}</p>
      </PageHeader>
      <div className="space-y-12">
        <section aria-label={t(state)}>
          <div className="mb-4 border-rule border-b">
            <NavTabs
              label={t('views')}
              tabs={[
                { href: base, label: t('waiting'), covers: [] },
                { href: `${base}/shown`, label: t('ready') },
                { href: `${base}/vetoed`, label: t('vetoed') },
              ]}
            />
          </div>
          <WaitingList course={course} state={state} page={page} teachersFirst={settings.teachersFirst} />
        </section>
        <StandingVetoes courseId={course.id} vetoes={vetoes} />
        <EffectsTable effects={effects} />
        <SettingsPanel courseId={course.id} initial={settings} />
        <RunPanel runs={runs} admin={admin} />
      </div>
    </div>
  );
}
