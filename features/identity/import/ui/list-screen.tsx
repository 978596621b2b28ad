'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PrintCards } from '@/features/identity/cards/ui/print-cards';
import type { ListPage } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { usePolling } from '@/platform/http/use-polling';
import { Button, LinkButton, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { Progress } from '@/ui/progress';
import type { ImportRow, PeopleImport } from '../contract';
import { RowsTable } from './rows-table';

const EVERY_MS = 1000;

/** What a list would do, row by row; taking it over; and what came of it. */
export function ListScreen({ initial, rows }: { initial: PeopleImport; rows: ListPage<ImportRow> }) {
  const t = useTranslations('peopleImport');
  const [pages, setPages] = useState({ of: initial.state, rows });
  const watch = usePolling((signal) => api<PeopleImport>(`/people/imports/${initial.id}`, { signal }), initial, {
    active: ({ state }) => state === 'waiting' || state === 'running',
    everyMs: EVERY_MS,
  });
  const list = watch.latest;
  const done = list.state === 'done';
  const act = useAction(async (what: 'confirm' | 'cancel', signal) => {
    const next = await api<PeopleImport>(`/people/imports/${initial.id}/${what}`, { method: 'POST', signal });
    watch.set(next);
  });
  const separators: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };
  return (
    <div className="page py-10">
      <PageHeader
        title={t(done ? 'doneTitle' : 'previewTitle', { file: list.fileName })}
        action={
          <LinkButton href={`/api/v1/people/imports/${list.id}/report`} prefetch={false} download>
            <Download aria-hidden />
            {t('download')}
          </LinkButton>
        }
      >
        <p>{t('read', { encoding: list.encoding.toUpperCase(), separator: separators[list.separator] ?? 'other' })}</p>
        {list.ignored.length > 0 ? <p className="mt-1">{t('ignored', { columns: list.ignored.join(', ') })}</p> : null}
        <p className="mt-2 text-sm">
          <TextLink href="/people/import">{t('another')}</TextLink>
        </p>
      </PageHeader>
      <div className="space-y-8">
        <div role="status" className="space-y-4">
          <Standing list={list} />
        </div>
        {watch.problem ? <ErrorState inline problem={watch.problem} /> : null}
        {act.problem ? <ErrorState inline problem={act.problem} /> : null}
        <Doing list={list} pending={act.pending} act={(what) => void act.run(what)} />
        {list.state === 'cancelled' ? null : (
          <RowsTable
            key={list.state}
            list={list}
            initial={pages.of === list.state ? pages.rows : null}
            onLoaded={(loaded) => setPages({ of: list.state, rows: loaded })}
          />
        )}
      </div>
    </div>
  );
}

function Standing({ list }: { list: PeopleImport }) {
  const t = useTranslations('peopleImport');
  const { counts } = list;
  const willChange = counts.new + counts.changed;
  if (list.state === 'waiting' || list.state === 'running')
    return <Progress label={t('working', { done: list.done, rows: list.rows })} value={list.done} max={list.rows} />;
  if (list.state === 'done') return <p>{t('done', { changed: willChange, refused: counts.refused })}</p>;
  if (list.state === 'cancelled') return <p>{t('cancelled')}</p>;
  if (list.state === 'failed') return <p className="text-danger">{t('failed')}</p>;
  return (
    <>
      {willChange === 0 ? <p>{t('confirmNothing')}</p> : null}
      {counts.refused > 0 ? <Notice>{t('refusedStay', { count: counts.refused })}</Notice> : null}
    </>
  );
}

function Doing({
  list,
  pending,
  act,
}: {
  list: PeopleImport;
  pending: boolean;
  act: (what: 'confirm' | 'cancel') => void;
}) {
  const t = useTranslations('peopleImport');
  const willChange = list.counts.new + list.counts.changed;
  if (list.state === 'preview')
    return (
      <div className="flex flex-wrap gap-3">
        {willChange > 0 ? (
          <Button variant="primary" busy={pending} onClick={() => act('confirm')}>
            {t('confirm', { count: willChange })}
          </Button>
        ) : null}
        <Button busy={pending} onClick={() => act('cancel')}>
          {t('forget')}
        </Button>
      </div>
    );
  if (list.state === 'waiting' || list.state === 'running')
    return (
      <Button busy={pending} onClick={() => act('cancel')}>
        {t(pending ? 'stopping' : 'stop')}
      </Button>
    );
  if (list.state === 'done' && list.counts.new > 0)
    return <PrintCards path="/people/cards" body={{ importId: list.id }} label={t('cards')} />;
  return null;
}
