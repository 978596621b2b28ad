'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AuditHead, AuditRecord } from '@/features/governance/contract';
import type { ListPage } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { LinkButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { ShowMore } from '@/ui/show-more';
import { DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import { AuditFile } from './audit-file';
import { AuditFilters } from './audit-filters';
import type { AuditQuestion } from './audit-question';
import { useAuditColumns } from './use-audit-columns';

/** Who looked at or changed whose record, for administrators. */
export function AuditScreen({
  page,
  head,
  question,
}: {
  page: ListPage<AuditRecord>;
  head: AuditHead;
  /** What was asked for, as it stands in the address. */
  question: AuditQuestion;
}) {
  const t = useTranslations('audit');
  const [rows, setRows] = useState(page.items);
  const [cursor, setCursor] = useState(page.nextCursor);
  const more = useAction((at: string) =>
    api<ListPage<AuditRecord>>(`/audit?${new URLSearchParams({ ...question, cursor: at })}`),
  );
  const columns = useAuditColumns();
  const narrowed = Object.keys(question).length > 0;
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('intro')}</p>
      </PageHeader>
      <AuditFilters question={question} />
      {rows.length === 0 ? (
        <EmptyState
          title={t(narrowed ? 'noMatch' : 'empty')}
          action={narrowed ? <LinkButton href="/audit">{t('clear')}</LinkButton> : undefined}
        >
          {t(narrowed ? 'noMatchWords' : 'emptyWords')}
        </EmptyState>
      ) : (
        <div className="space-y-6">
          <p role="status" className="text-ink-soft text-sm">
            {t(cursor ? 'foundMore' : 'found', { count: rows.length })}
          </p>
          <DataTable caption={t('title')} columns={columns} rows={rows} rowKey={({ sequence }) => String(sequence)} />
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
      <AuditFile question={question} />
      <section className="mt-10 max-w-measure">
        <h2 className="font-semibold text-lg">{t('head.title')}</h2>
        <p className="mt-2">{t('head.words')}</p>
        <dl className="mt-3">
          <dt className="text-ink-soft text-sm">{t('head.line')}</dt>
          <dd>
            <code className="break-all text-sm">{`${head.place}:${head.hash}`}</code>
          </dd>
        </dl>
        {head.cut ? (
          <p className="mt-3 text-sm">
            {t.rich('head.cut', { place: head.cut.place, date: () => <Time iso={head.cut?.at ?? ''} /> })}
          </p>
        ) : null}
      </section>
    </div>
  );
}
