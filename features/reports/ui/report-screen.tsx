'use client';

import { api } from '@/platform/http/client';
import { usePolling } from '@/platform/http/use-polling';
import { LinkButton, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { Progress } from '@/ui/progress';
import type { Report, ReportView } from '../contract';
import { simulatedWords } from '../words/sentences';
import { Compared } from './compared';
import { Downloads } from './downloads';
import { FiguresTable } from './figures-table';
import { GrowthCharts, WorkChart } from './growth';
import { LearnersSection } from './learners-section';
import { Notes } from './notes';
import { ReportForm } from './report-form';
import { Stars } from './stars';
import { useReportWords } from './use-report-words';
import { Verdict } from './verdict';

/** The report on one class: words first, then every figure with its range, the comparison, and how it was worked out. */
export function ReportScreen({
  initial,
  query,
  controlId,
}: {
  initial: ReportView;
  /** As the API was asked, with its question mark. */
  query: string;
  controlId: string | undefined;
}) {
  const { say, values } = useReportWords();
  const { class: of, course } = initial;
  const { latest, problem } = usePolling<ReportView>(
    (signal) => api<ReportView>(`/classes/${of.id}/report${query}`, { signal }),
    initial,
    { active: (view) => view.report === null, everyMs: 2000 },
  );
  const { report } = latest;
  const { period } = latest.asked;
  return (
    <div className="page py-10">
      <PageHeader title={say('titleOf', { name: of.name })}>
        <p>
          <bdi>{say('about', { course: course.title, from: values.day(period.from), to: values.day(period.to) })}</bdi>
        </p>
        <p className="mt-1 text-sm">{say('words')}</p>
        <p className="mt-2 text-sm print:hidden">
          <TextLink href="/classes">{say('empty.toClasses')}</TextLink>
        </p>
      </PageHeader>
      <ReportForm key={query} view={latest} controlId={controlId} />
      {problem ? <ErrorState inline problem={problem} className="mb-8" /> : null}
      {report === null ? <Working /> : <Parts view={latest} report={report} query={query} />}
    </div>
  );
}

function Working() {
  const { say } = useReportWords();
  return (
    <section className="max-w-measure" aria-live="polite">
      <h2 className="text-lg">{say('working.title')}</h2>
      <div className="mt-3">
        <Progress label={say('working.words')} />
      </div>
    </section>
  );
}

function Parts({ view, report, query }: { view: ReportView; report: Report; query: string }) {
  const { say } = useReportWords();
  const simulated = simulatedWords(say, report);
  if (report.learners === 0 || view.span === null || report.active === 0) {
    // Learners may have joined after the days in question.
    const words =
      view.span !== null ? 'empty.noWorkThen' : report.learners === 0 ? 'empty.noLearners' : ('empty.noWork' as const);
    return (
      <EmptyState title={say('empty.title')} action={<LinkButton href="/classes">{say('empty.toClasses')}</LinkButton>}>
        {say(words)}
      </EmptyState>
    );
  }
  return (
    <div className="space-y-12">
      {simulated ? <Notice className="max-w-measure">{simulated}</Notice> : null}
      <Verdict report={report} />
      <Downloads classId={view.class.id} query={query} />
      <FiguresTable report={report} />
      <GrowthCharts report={report} />
      <WorkChart report={report} />
      <Stars report={report} />
      {report.comparison ? <Compared comparison={report.comparison} /> : null}
      <LearnersSection classId={view.class.id} query={query} />
      <Notes report={report} computedAt={view.computedAt} />
    </div>
  );
}
