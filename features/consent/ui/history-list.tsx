'use client';

import { useTranslations } from 'use-intl';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import type { Choice, ConsentDecision } from '../contract';

/** Every decision on a purpose, the latest first; nothing is ever taken out of it. */
export function HistoryList({ choice }: { choice: Choice }) {
  const t = useTranslations('consent.history');
  const purposes = useTranslations('consent.purposes');
  const columns: Column<ConsentDecision>[] = [
    { id: 'date', header: t('date'), cell: ({ at }) => <Time iso={at} precise /> },
    { id: 'word', header: t('word'), cell: ({ allowed }) => t(allowed === null ? 'back' : allowed ? 'yes' : 'no') },
    {
      id: 'by',
      header: t('by'),
      cell: ({ as, byName }) => (
        <>
          {t(as)}
          {as === 'guardian' && byName ? (
            <span className="block text-ink-soft" dir="auto">
              {t('written', { name: byName })}
            </span>
          ) : null}
        </>
      ),
    },
    { id: 'version', header: t('version'), cell: ({ version }) => t('versionNumber', { version }) },
    { id: 'note', header: t('note'), cell: ({ note }) => <span dir="auto">{note}</span> },
  ];
  if (choice.history.length === 0) return null;
  return (
    <details className="mt-3">
      <summary className="min-h-9 cursor-pointer py-1 text-ink-soft text-sm">
        {t('title', { count: choice.history.length })}
      </summary>
      <DataTable
        caption={t('caption', { purpose: purposes(choice.purpose) })}
        columns={columns}
        rows={choice.history}
        rowKey={({ id }) => id}
      />
    </details>
  );
}
