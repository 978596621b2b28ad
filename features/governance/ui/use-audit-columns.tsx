'use client';

import { useTranslations } from 'use-intl';
import type { AuditRecord } from '@/features/governance/contract';
import type { Column } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import { useAuditWords } from './use-audit-words';

/** The columns of the audit trail; on a phone what matters stands under what was done. */
export function useAuditColumns(): Column<AuditRecord>[] {
  const t = useTranslations('audit');
  const common = useTranslations('common');
  const words = useAuditWords();
  return [
    {
      id: 'when',
      header: t('when'),
      cell: ({ at }) => <Time iso={at} precise />,
      className: 'whitespace-nowrap',
    },
    {
      id: 'who',
      header: t('who'),
      cell: (record) => (
        <>
          <span dir="auto">{words.who(record)}</span>
          {record.role !== 'system' && record.role !== 'auth' && record.role !== 'unknown' ? (
            <span className="block text-ink-soft text-xs">{common(`roles.${record.role}`)}</span>
          ) : null}
        </>
      ),
    },
    {
      id: 'what',
      header: t('what'),
      cell: (record) => (
        <>
          {words.what(record)}
          <span dir="auto" className="block text-ink-soft sm:hidden">
            {words.whose(record)}
          </span>
          {record.outcome === 'not-found' || record.outcome === 'failed' ? (
            <span className="block text-ink-soft text-xs">
              {t(record.outcome === 'failed' ? 'failed' : 'notThere')}
            </span>
          ) : null}
          {record.why ? (
            <span dir="auto" className="block text-ink-soft text-xs">
              {t('why', { why: record.why })}
            </span>
          ) : null}
          <code dir="ltr" className="hidden break-all text-ink-faint text-xs sm:block">
            {record.action}
          </code>
        </>
      ),
    },
    {
      id: 'whose',
      header: t('whose'),
      wideOnly: true,
      cell: (record) => <span dir="auto">{words.whose(record)}</span>,
    },
    { id: 'network', header: t('network'), wideOnly: true, cell: ({ from }) => <span dir="ltr">{from ?? ''}</span> },
  ];
}
