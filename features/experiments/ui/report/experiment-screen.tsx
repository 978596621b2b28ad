'use client';

import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { TextLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { ExperimentDetail } from '../../contract';
import { Verdict } from '../verdict';
import { GuardsTable } from './guards-table';
import { LeftOutList } from './left-out';
import { PairCharts } from './pair-charts';
import { PlanList } from './plan-list';
import { SidesTable } from './sides-table';
import { Steps } from './steps';
import { TakeOver } from './take-over';

/** One experiment: what it says so far in a sentence, then everything behind that sentence. */
export function ExperimentScreen({ course, initial }: { course: Course; initial: ExperimentDetail }) {
  const t = useTranslations('experiments');
  const [experiment, setExperiment] = useState(initial);
  const { report, state, stopReason } = experiment;
  return (
    <div className="page space-y-10 py-10">
      <div>
        <TextLink
          href={`/courses/${course.id}/experiments`}
          className="mb-4 inline-flex items-center gap-1.5 text-sm"
          data-print="none"
        >
          <ArrowLeft aria-hidden className="size-4 rtl:rotate-180" />
          {t('back')}
        </TextLink>
        <PageHeader
          title={experiment.title}
          className="mb-4"
          action={<Steps course={course} experiment={experiment} onChanged={setExperiment} />}
        >
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
            <Tag tone={state === 'running' ? 'accent' : 'plain'}>{t(`states.${state}`)}</Tag>
            <span>{t(`subjects.${experiment.subject}`)}</span>
            <span>{t('learnerCount', { count: experiment.learners })}</span>
            <Dates experiment={experiment} />
          </p>
        </PageHeader>
        {state === 'draft' ? null : (
          <div className="max-w-measure space-y-2" role="status">
            <p className="text-lg">
              <Verdict experiment={experiment} />
            </p>
            {stopReason ? <p>{t(`stopped.${stopReason}`)}</p> : null}
            <p className="text-ink-soft text-sm">{t('sure')}</p>
          </div>
        )}
      </div>
      {state === 'stopped' ? <TakeOver courseId={course.id} experiment={experiment} onChanged={setExperiment} /> : null}
      {report ? (
        <>
          <SidesTable experiment={experiment} report={report} />
          <PairCharts experiment={experiment} />
          <GuardsTable experiment={experiment} report={report} />
          <LeftOutList leftOut={report.leftOut} />
        </>
      ) : null}
      <PlanList experiment={experiment} />
    </div>
  );
}

function Dates({ experiment: { startedAt, stoppedAt, latestEnd, report } }: { experiment: ExperimentDetail }) {
  const t = useTranslations('experiments.dates');
  const format = useFormatter();
  const day = (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <>
      {startedAt ? <span>{t('begun', { date: day(startedAt) })}</span> : null}
      <span>{stoppedAt ? t('ended', { date: day(stoppedAt) }) : t('latest', { date: day(latestEnd) })}</span>
      {report ? <span>{t.rich('looked', { date: () => <Time iso={report.at} precise /> })}</span> : null}
    </>
  );
}
