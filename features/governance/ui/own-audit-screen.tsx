'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OwnAudit } from '@/features/governance/contract';
import type { ListPage } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { ShowMore } from '@/ui/show-more';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import { useAuditWords } from './use-audit-words';

/** Who looked at or changed the reader's own record. */
export function OwnAuditScreen({ page }: { page: ListPage<OwnAudit> }) {
  const t = useTranslations('audit');
  const words = useAuditWords();
  const [rows, setRows] = useState(page.items);
  const [cursor, setCursor] = useState(page.nextCursor);
  const more = useAction((at: string) => api<ListPage<OwnAudit>>(`/me/audit?cursor=${encodeURIComponent(at)}`));
  const columns: Column<OwnAudit>[] = [
    { id: 'when', header: t('when'), cell: ({ at }) => <Time iso={at} precise /> },
    {
      id: 'who',
      header: t('who'),
      cell: ({ name, role }) => <span dir="auto">{name ?? t(`own.someone.${role}`)}</span>,
    },
    { id: 'what', header: t('what'), cell: (record) => words.what(record) },
  ];
  return (
    <div className="page py-10">
      <PageHeader title={t('own.title')}>
        <p>{t('own.intro')}</p>
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState title={t('own.empty')}>{t('own.emptyWords')}</EmptyState>
      ) : (
        <div className="space-y-6">
          <DataTable
            caption={t('own.title')}
            columns={columns}
            rows={rows}
            rowKey={({ sequence }) => String(sequence)}
          />
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
