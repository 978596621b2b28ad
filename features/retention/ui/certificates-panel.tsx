'use client';

import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ListPage } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { ShowMore } from '@/ui/show-more';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import type { Certificate, RetentionRun } from '../contract';

const LOOK_MS = 2000;
const isOpen = ({ status }: RetentionRun) => status === 'waiting' || status === 'running';

/** Certificates of destruction, and the runs that they came from; a run at work is watched and can be stopped. */
export function CertificatesPanel({
  initial,
  runs,
  onRuns,
}: {
  initial: ListPage<Certificate>;
  runs: RetentionRun[];
  onRuns: (runs: RetentionRun[]) => void;
}) {
  const t = useTranslations('retention.certificates');
  const kinds = useTranslations('retention.kinds');
  const format = useFormatter();
  const [page, setPage] = useState(initial);
  const more = useAction((cursor: string) =>
    api<ListPage<Certificate>>(`/retention/certificates?${new URLSearchParams({ cursor })}`),
  );
  const watching = runs.some(isOpen);
  useEffect(() => {
    if (!watching) return;
    const timer = setInterval(() => {
      void Promise.all([
        api<{ items: RetentionRun[] }>('/retention/runs'),
        api<ListPage<Certificate>>('/retention/certificates'),
      ]).then(
        ([latest, certificates]) => {
          onRuns(latest.items);
          setPage(certificates);
        },
        // A look that failed is followed by the next.
        () => undefined,
      );
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [watching, onRuns]);
  const columns: Column<Certificate>[] = [
    {
      id: 'number',
      header: t('number'),
      cell: ({ id, number }) => <TextLink href={`/retention/certificates/${id}`}>{t('open', { number })}</TextLink>,
    },
    { id: 'kind', header: t('kind'), cell: ({ kind }) => kinds(kind) },
    { id: 'records', header: t('records'), numeric: true, cell: ({ records }) => format.number(records) },
    {
      ...{ id: 'learners', header: t('learners'), numeric: true, wideOnly: true },
      cell: ({ learners }) => format.number(learners),
    },
    { id: 'issued', header: t('issued'), cell: ({ issuedAt }) => <Time iso={issuedAt} precise /> },
  ];
  return (
    <div className="space-y-10">
      <div className="space-y-4">
        <p className="max-w-measure">{t('words')}</p>
        {page.items.length === 0 ? (
          <EmptyState title={t('empty')} />
        ) : (
          <>
            <DataTable reflow caption={t('caption')} columns={columns} rows={page.items} rowKey={({ id }) => id} />
            <ShowMore
              cursor={page.nextCursor}
              more={more}
              label={t('more')}
              onPage={(next) => setPage({ ...next, items: [...page.items, ...next.items] })}
            />
          </>
        )}
      </div>
      <Runs runs={runs} onRuns={onRuns} />
    </div>
  );
}

function Runs({ runs, onRuns }: { runs: RetentionRun[]; onRuns: (runs: RetentionRun[]) => void }) {
  const t = useTranslations('retention.certificates');
  const format = useFormatter();
  const stop = useAction(async (id: string, signal) =>
    onRuns((await api<{ items: RetentionRun[] }>(`/retention/runs/${id}/stop`, { method: 'POST', signal })).items),
  );
  const sum = (run: RetentionRun, of: 'records' | 'left') => run.kinds.reduce((total, each) => total + each[of], 0);
  const columns: Column<RetentionRun>[] = [
    { id: 'begun', header: t('begun'), cell: ({ createdAt }) => <Time iso={createdAt} precise /> },
    { id: 'by', header: t('by'), wideOnly: true, cell: ({ byNight }) => t(byNight ? 'night' : 'person') },
    {
      id: 'state',
      header: t('state'),
      cell: (run) => (
        <>
          {t(`states.${run.status}`)}
          {sum(run, 'left') > 0 ? (
            <span className="block text-ink-soft text-sm">{t('left', { count: sum(run, 'left') })}</span>
          ) : null}
          {isOpen(run) ? (
            <Button
              size="small"
              className="mt-2 block"
              busy={stop.pending}
              disabled={run.cancelRequested}
              onClick={() => void stop.run(run.id)}
            >
              {t(run.cancelRequested ? 'stopping' : 'stop')}
            </Button>
          ) : null}
        </>
      ),
    },
    { id: 'gone', header: t('gone'), numeric: true, cell: (run) => format.number(sum(run, 'records')) },
  ];
  return (
    <section className="space-y-3">
      <h2 className="text-lg">{t('runs')}</h2>
      {stop.problem ? <ErrorState inline problem={stop.problem} /> : null}
      {runs.length === 0 ? (
        <p className="text-ink-soft">{t('noRuns')}</p>
      ) : (
        <DataTable
          reflow
          caption={t('runsCaption')}
          captionHidden
          columns={columns}
          rows={runs}
          rowKey={({ id }) => id}
        />
      )}
    </section>
  );
}
