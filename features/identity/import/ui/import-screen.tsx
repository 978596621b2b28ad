'use client';

import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'use-intl';
import { saveFile } from '@/platform/http/download';
import { Button, TextLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { Skeleton, SkeletonLines } from '@/ui/skeleton';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import type { PeopleImport } from '../contract';

const ChooseList = dynamic(() => import('./choose-list').then((part) => part.ChooseList), {
  ssr: false,
  loading: () => (
    <Skeleton>
      <SkeletonLines count={5} />
    </Skeleton>
  ),
});

const COLUMNS = [
  ...(['role', 'name', 'email', 'username', 'school', 'class', 'course', 'term', 'guardianOf', 'birthDate'] as const),
];

/** Where a list of people is brought: what it may hold, and those that were brought before. */
export function ImportScreen({ lists }: { lists: PeopleImport[] }) {
  const t = useTranslations('peopleImport');
  const headings = COLUMNS.map((column) => t(`headings.${column}`));
  const saveTemplate = () =>
    saveFile('people.csv', new Blob([`\uFEFF${headings.join(',')}\r\n`], { type: 'text/csv;charset=utf-8' }));
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
        <p className="mt-2 text-sm">
          <TextLink href="/people">{t('back')}</TextLink>
        </p>
      </PageHeader>
      <div className="space-y-12">
        <ChooseList />
        <section aria-labelledby="columns">
          <h2 id="columns" className="text-xl">
            {t('columnsTitle')}
          </h2>
          <p className="mt-1 max-w-measure text-ink-soft">{t('columnsWords')}</p>
          <dl className="mt-4 grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
            {COLUMNS.map((column) => (
              <div key={column} className="sm:contents">
                <dt className="font-mono text-sm sm:pt-0.5">{t(`headings.${column}`)}</dt>
                <dd className="text-ink-soft">{t(`columns.${column}`)}</dd>
              </div>
            ))}
          </dl>
          <div className="mt-5">
            <Button size="small" onClick={saveTemplate}>
              <Download aria-hidden />
              {t('template')}
            </Button>
          </div>
        </section>
        {lists.length === 0 ? null : <Earlier lists={lists} />}
      </div>
    </div>
  );
}

function Earlier({ lists }: { lists: PeopleImport[] }) {
  const t = useTranslations('peopleImport');
  const columns: Column<PeopleImport>[] = [
    {
      id: 'file',
      header: t('file'),
      cell: ({ id, fileName }) => (
        <TextLink href={`/people/import/${id}`} prefetch={false}>
          <span dir="auto" className="break-all">
            {fileName}
          </span>
        </TextLink>
      ),
    },
    { id: 'state', header: t('state'), cell: ({ state }) => t(`states.${state}`) },
    { id: 'when', header: t('when'), cell: ({ createdAt }) => <Time iso={createdAt} /> },
    { id: 'by', header: t('by'), wideOnly: true, cell: ({ byName }) => <span dir="auto">{byName}</span> },
  ];
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier" className="mb-3 text-xl">
        {t('earlier')}
      </h2>
      <DataTable caption={t('earlier')} columns={columns} rows={lists} rowKey={({ id }) => id} />
    </section>
  );
}
