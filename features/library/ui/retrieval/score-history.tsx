'use client';

import { useTranslations } from 'use-intl';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import type { RetrievalScore } from '../../measure/contract';
import { useScore } from './use-percent';

/** Every score that is kept, the newest first, with what had changed before it. */
export function ScoreHistory({ scores }: { scores: RetrievalScore[] }) {
  const t = useTranslations('retrieval.scores');
  const score = useScore();
  if (scores.length < 2) return null;
  const number = (id: string, header: string, of: (row: RetrievalScore) => number): Column<RetrievalScore> => ({
    ...{ id, header, numeric: true, sortBy: of, cell: (row) => score(of(row)) },
  });
  const columns: Column<RetrievalScore>[] = [
    {
      ...{ id: 'when', header: t('when'), sortBy: ({ createdAt }) => createdAt, className: 'whitespace-nowrap' },
      cell: ({ createdAt }) => <Time iso={createdAt} precise />,
    },
    number('ndcg', t('ndcg'), ({ ndcg10 }) => ndcg10),
    { ...number('recall', t('recall'), ({ recall10 }) => recall10), wideOnly: true },
    { ...number('mrr', t('mrr'), ({ mrr }) => mrr), wideOnly: true },
    {
      ...{ id: 'changed', header: t('changedShort'), className: 'min-w-48' },
      cell: (row) =>
        row.changes.length === 0 ? (
          <span className="text-ink-faint">{t('first')}</span>
        ) : (
          row.changes.map(({ what, before, after }) => t(what, { before, after })).join('; ')
        ),
    },
  ];
  return (
    <details>
      <summary className="cursor-pointer text-sm">{t('history', { count: scores.length })}</summary>
      <div className="mt-3">
        <DataTable caption={t('title')} columns={columns} rows={scores.toReversed()} rowKey={({ id }) => id} />
      </div>
    </details>
  );
}
