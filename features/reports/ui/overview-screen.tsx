'use client';

import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { usePolling } from '@/platform/http/use-polling';
import { Button, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { Progress } from '@/ui/progress';
import { type Column, DataTable } from '@/ui/table/data-table';
import { mainFigures, type Overview, type OverviewView } from '../contract';
import { useReportWords } from './use-report-words';

type Row = OverviewView['rows'][number];

const isRunning = (overview: Overview | null) => overview?.status === 'waiting' || overview?.status === 'working';

/** The main figures of every class that the reader may see, worked out in the background. */
export function OverviewScreen({ initial }: { initial: OverviewView }) {
  const { say } = useReportWords();
  const load = (signal?: AbortSignal) => api<OverviewView>('/reports', signal ? { signal } : {});
  const { latest, problem, set } = usePolling<OverviewView>(load, initial, {
    active: ({ overview }) => isRunning(overview),
    everyMs: 1500,
  });
  const begin = useAction(async () => {
    await api('/reports', { method: 'POST', body: {} });
    set(await load());
  });
  const cancel = useAction(async (id: string) => {
    await api(`/reports/${id}/cancel`, { method: 'POST' });
    set(await load());
  });
  const { overview, rows } = latest;
  const running = isRunning(overview);
  return (
    <div className="page-wide py-10">
      <PageHeader
        title={say('overview.title')}
        action={
          rows.length === 0 ? null : running && overview ? (
            <Button onClick={() => void cancel.run(overview.id)} busy={cancel.pending}>
              {say('overview.cancel')}
            </Button>
          ) : (
            <Button variant="primary" onClick={() => void begin.run(undefined)} busy={begin.pending}>
              {say(overview ? 'overview.again' : 'overview.begin')}
            </Button>
          )
        }
      >
        <p>{say('overview.words')}</p>
        <p className="mt-2 text-sm print:hidden">
          <TextLink href="/classes">{say('empty.toClasses')}</TextLink>
        </p>
      </PageHeader>
      {[problem, begin.problem, cancel.problem].map((each) =>
        each ? <ErrorState key={each.code} inline problem={each} className="mb-6" /> : null,
      )}
      {overview ? <State overview={overview} running={running} /> : null}
      {rows.length === 0 ? (
        <EmptyState title={say('overview.empty')} />
      ) : (
        <>
          <Classes rows={rows} />
          <Notice className="mt-8 max-w-measure">{say('overview.honest')}</Notice>
        </>
      )}
    </div>
  );
}

function State({ overview, running }: { overview: Overview; running: boolean }) {
  const { say, values } = useReportWords();
  const { done, total, period, status } = overview;
  const words = { done, total, from: values.day(period.from), to: values.day(period.to) };
  return (
    <div className="mb-6 max-w-measure" aria-live="polite">
      {running ? (
        <Progress label={say('overview.progress', words)} value={done} max={Math.max(1, total)} />
      ) : (
        <p className="text-ink-soft">
          {say(`overview.${status === 'cancelled' ? 'cancelled' : status === 'failed' ? 'failed' : 'done'}`, words)}
        </p>
      )}
    </div>
  );
}

function Classes({ rows }: { rows: readonly Row[] }) {
  const { say, values } = useReportWords();
  const columns: Column<Row>[] = [
    {
      id: 'class',
      header: say('overview.class'),
      sortBy: ({ name }) => name,
      cell: ({ classId, name, courseTitle }) => (
        <>
          <TextLink
            href={`/classes/${classId}/report`}
            prefetch={false}
            dir="auto"
            className="inline-block min-w-40 break-words"
          >
            {name}
          </TextLink>
          <span className="block text-ink-soft" dir="auto">
            {courseTitle}
          </span>
        </>
      ),
    },
    {
      id: 'learners',
      header: say('overview.learners'),
      numeric: true,
      sortBy: ({ learners }) => learners,
      cell: ({ learners }) => learners,
    },
    ...mainFigures.map((key): Column<Row> => {
      const of = ({ figures }: Row) => figures.find(({ figure }) => figure === key);
      return {
        id: key,
        header: say(`names.${key}`),
        numeric: true,
        wideOnly: key !== 'success_rate' && key !== 'mastery_gain',
        sortBy: (row) => of(row)?.estimate?.value ?? null,
        cell: (row) => {
          const figure = of(row);
          if (!figure) return null;
          if (!figure.estimate)
            return <span className="text-ink-faint">{say(`figures.${figure.withheld ?? 'none'}`)}</span>;
          return (
            <>
              <span className="whitespace-nowrap">{values.whole(key, figure.estimate.value)}</span>
              <span className="block whitespace-nowrap text-ink-soft text-xs">
                {values.range(key, figure.estimate)}
              </span>
            </>
          );
        },
      };
    }),
  ];
  return (
    <DataTable caption={say('overview.caption')} columns={columns} rows={rows} rowKey={({ classId }) => classId} />
  );
}
