'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ListPage } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { ShowMore } from '@/ui/show-more';
import { Skeleton, SkeletonLines } from '@/ui/skeleton';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Tag } from '@/ui/tag';
import { type ImportRow, type Outcome, outcomes, type PeopleImport } from '../contract';
import { useRowWords } from './use-row-words';

type Filter = Outcome | 'all';

/** Rows of a list with what becomes of each, by outcome; `initial` null: they are fetched, since they changed meanwhile. */
export function RowsTable({
  list,
  initial,
  onLoaded,
}: {
  list: PeopleImport;
  initial: ListPage<ImportRow> | null;
  onLoaded: (page: ListPage<ImportRow>) => void;
}) {
  const t = useTranslations('peopleImport');
  const common = useTranslations('common');
  const words = useRowWords();
  const done = list.state === 'done';
  const [filter, setFilter] = useState<Filter>('all');
  const [page, setPage] = useState(initial);
  const load = useAction(async ({ of, cursor }: { of: Filter; cursor: string | null }, signal) => {
    const query = new URLSearchParams({ limit: '100' });
    if (of !== 'all') query.set('outcome', of);
    if (cursor !== null) query.set('cursor', cursor);
    return api<ListPage<ImportRow>>(`/people/imports/${list.id}/rows?${query}`, { signal });
  });
  const { run } = load;
  const missing = page === null;
  useEffect(() => {
    if (missing)
      void run({ of: 'all', cursor: null }).then((first) => {
        if (!first) return;
        setPage(first);
        onLoaded(first);
      });
  }, [missing, run, onLoaded]);
  const show = async (of: Filter) => {
    setFilter(of);
    const first = await run({ of, cursor: null });
    if (first) setPage(first);
  };
  const columns: Column<ImportRow>[] = [
    { id: 'row', header: t('report.row'), numeric: true, cell: ({ row }) => row, className: 'w-12' },
    {
      id: 'outcome',
      header: t('report.outcome'),
      cell: ({ outcome }) => (
        <Tag tone={outcome === 'refused' ? 'fault' : outcome === 'unchanged' ? 'plain' : 'accent'}>
          {t(`${done ? 'became' : 'outcomes'}.${outcome}`)}
        </Tag>
      ),
    },
    {
      id: 'name',
      header: t('report.name'),
      className: 'min-w-24 sm:min-w-56',
      cell: ({ role, name, login }) => (
        <>
          <span dir="auto">{role === null && name === '' ? t('onlyClass') : name}</span>
          <span className="block text-ink-soft [overflow-wrap:anywhere]" dir="auto">
            {login}
          </span>
        </>
      ),
    },
    {
      id: 'role',
      header: t('report.role'),
      wideOnly: true,
      cell: ({ role }) => (role === null ? '' : common(`roles.${role}`)),
    },
    { id: 'does', header: t('report.does'), cell: (row) => <span dir="auto">{words(row)}</span> },
  ];
  const label = { new: 'new', changed: 'changed', unchanged: 'unchanged', refused: 'refused' } as const;
  return (
    <section className="space-y-4">
      <SelectField
        label={t('filter')}
        className="max-w-xs"
        value={filter}
        options={[
          { value: 'all', label: t('all', { count: list.rows }) },
          ...outcomes.map((outcome) => ({
            value: outcome,
            label: t('counted', {
              outcome: t(`${done ? 'became' : 'outcomes'}.${label[outcome]}`),
              count: list.counts[outcome],
            }),
          })),
        ]}
        onChange={(event) => {
          const of = outcomes.find((each) => each === event.target.value) ?? 'all';
          void show(of);
        }}
      />
      {page === null ? (
        load.problem ? (
          <ErrorState inline problem={load.problem} />
        ) : (
          <Skeleton>
            <SkeletonLines count={8} />
          </Skeleton>
        )
      ) : page.items.length === 0 ? (
        <p role="status">{t('noRows')}</p>
      ) : (
        <DataTable caption={t('table')} columns={columns} rows={page.items} rowKey={({ row }) => String(row)} />
      )}
      {page === null ? null : (
        <ShowMore
          cursor={page.nextCursor}
          more={{ run: (cursor) => run({ of: filter, cursor }), pending: load.pending, problem: load.problem }}
          onPage={(next) => setPage({ ...next, items: [...page.items, ...next.items] })}
          label={t('more')}
        />
      )}
    </section>
  );
}
