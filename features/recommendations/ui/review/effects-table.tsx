'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { EmptyState } from '@/ui/empty-state';
import { type Column, DataTable } from '@/ui/table/data-table';
import type { Effect, EffectArm } from '../../contract';

/** What came after recommendations, by kind and learners' level, each share with its interval. */
export function EffectsTable({ effects }: { effects: Effect[] }) {
  const t = useTranslations('recommendations.effects');
  const columns = useColumns();
  return (
    <section aria-labelledby="effects">
      <h2 id="effects" className="text-lg">
        {t('title')}
      </h2>
      <p className="mb-3 max-w-measure text-ink-soft text-sm">{t('words')}</p>
      {effects.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneWords')}</EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          columns={columns}
          rows={effects}
          rowKey={({ kind, band }) => `${kind} ${band}`}
        />
      )}
    </section>
  );
}

function useColumns(): Column<Effect>[] {
  const t = useTranslations('recommendations.effects');
  const kinds = useTranslations('recommendations.kind');
  const bands = useTranslations('recommendations.band');
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: 'percent', signDisplay: 'auto' });
  const range = (of: { low: number; high: number }) => t('range', { low: percent(of.low), high: percent(of.high) });
  const share = ({ rightShare, right, answered }: EffectArm) =>
    rightShare === null ? (
      '–'
    ) : (
      <>
        {percent(rightShare.share)}
        <span className="block text-ink-soft text-xs">
          {t('of', { right, answered })}, {range(rightShare)}
        </span>
      </>
    );
  const estimate = (of: { share: number; low: number; high: number } | null) =>
    of === null ? (
      <span className="text-ink-soft">{t('tooFew')}</span>
    ) : (
      <>
        {percent(of.share)}
        <span className="block text-ink-soft text-xs">{range(of)}</span>
      </>
    );
  return [
    { id: 'kind', header: t('kind'), cell: ({ kind }) => kinds(kind), sortBy: ({ kind }) => kinds(kind) },
    { id: 'band', header: t('band'), cell: ({ band }) => bands(band), sortBy: ({ band }) => band },
    {
      ...{ id: 'offered', header: t('offered'), numeric: true },
      ...{ cell: ({ shown }) => shown.situations, sortBy: ({ shown }) => shown.situations },
    },
    {
      ...{ id: 'opened', header: t('opened'), numeric: true, wideOnly: true },
      ...{ cell: ({ opened }) => opened, sortBy: ({ opened }) => opened },
    },
    {
      ...{ id: 'dismissed', header: t('dismissed'), numeric: true, wideOnly: true },
      ...{ cell: ({ dismissed }) => dismissed, sortBy: ({ dismissed }) => dismissed },
    },
    {
      ...{ id: 'right', header: t('right'), numeric: true },
      ...{ cell: ({ shown }) => share(shown), sortBy: ({ shown }) => shown.rightShare?.share ?? null },
    },
    { id: 'without', header: t('without'), numeric: true, wideOnly: true, cell: ({ withheld }) => share(withheld) },
    { id: 'difference', header: t('difference'), numeric: true, cell: ({ difference }) => estimate(difference) },
    {
      ...{ id: 'change', header: t('change'), numeric: true, wideOnly: true },
      cell: ({ shown }) => (shown.masteryChange === null ? '–' : estimate(shown.masteryChange)),
    },
  ];
}
