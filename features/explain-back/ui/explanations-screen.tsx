'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import type { ListPage } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { LinkButton, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { ShowMore } from '@/ui/show-more';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import type { ExplanationSummary } from '../contract';

/** Explanations of the reader, or for teachers those of their classes; `learner` narrows them to one. */
export function ExplanationsScreen({
  course,
  page,
  query,
  learner,
  others,
}: {
  course: Course;
  page: ListPage<ExplanationSummary>;
  /** Of the first page, to fetch the next ones with. */
  query: string;
  /** Name, where they are one other person's. */
  learner: string | null;
  /** Several people's stand in the list. */
  others: boolean;
}) {
  const t = useTranslations('explainBack.list');
  const [rows, setRows] = useState(page.items);
  const [cursor, setCursor] = useState(page.nextCursor);
  const more = useAction((at: string) =>
    api<ListPage<ExplanationSummary>>(`/courses/${course.id}/explanations?${query}&cursor=${encodeURIComponent(at)}`),
  );
  const columns = useColumns(course, others);
  return (
    <div className="page py-10">
      <PageHeader title={learner ? t('titleOf', { name: learner }) : t('title')}>
        <p>{t('intro')}</p>
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState
          title={t('empty')}
          action={
            learner ? undefined : (
              <LinkButton href={`/courses/${course.id}/map`} variant="primary">
                {t('map')}
              </LinkButton>
            )
          }
        >
          {t(learner ? 'emptyWordsOf' : 'emptyWords')}
        </EmptyState>
      ) : (
        <div className="space-y-6">
          <DataTable caption={t('title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
          <ShowMore
            cursor={cursor}
            more={more}
            label={t('more')}
            onPage={(next) => {
              setRows([...rows, ...next.items]);
              setCursor(next.nextCursor);
            }}
          />
        </div>
      )}
    </div>
  );
}

function useColumns(course: Course, others: boolean): Column<ExplanationSummary>[] {
  const t = useTranslations('explainBack.list');
  const who: Column<ExplanationSummary> = {
    id: 'learner',
    header: t('learner'),
    cell: ({ learnerName }) => <span dir="auto">{learnerName}</span>,
    sortBy: ({ learnerName }) => learnerName,
  };
  return [
    {
      id: 'concept',
      header: t('concept'),
      cell: ({ id, conceptName }) => (
        <TextLink href={`/courses/${course.id}/explain/${id}`} lang={course.language} dir="auto">
          {conceptName}
        </TextLink>
      ),
      sortBy: ({ conceptName }) => conceptName,
    },
    ...(others ? [who] : []),
    {
      id: 'outcome',
      header: t('outcome'),
      cell: ({ status, outcome, overruled }) => (
        <>
          {status === 'done' && outcome ? t(outcome) : t('open')}
          {overruled ? <span className="block text-ink-soft text-xs">{t('overruled')}</span> : null}
        </>
      ),
      sortBy: ({ status, outcome }) => (status === 'done' ? outcome : null),
    },
    {
      id: 'counted',
      header: t('counted'),
      cell: ({ evidence }) => t(evidence && evidence !== 'none' ? 'yes' : 'no'),
      wideOnly: true,
    },
    {
      id: 'when',
      header: t('when'),
      cell: ({ createdAt }) => <Time iso={createdAt} />,
      sortBy: ({ createdAt }) => createdAt,
      wideOnly: true,
    },
  ];
}
