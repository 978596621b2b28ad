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
        <>
          <div className="hidden lg:block print:block">
            <DataTable caption={t('title')} columns={columns} rows={effects} rowKey={keyOf} />
          </div>
          <ul className="divide-y divide-rule border-rule border-y lg:hidden print:hidden">
            {effects.map((effect) => (
              <EffectEntry key={keyOf(effect)} effect={effect} columns={columns} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const keyOf = ({ kind, band }: Effect) => `${kind} ${band}`;

/** A row of the table where there is no room for one: its first two columns are its title, the others stand below each other. */
function EffectEntry({ effect, columns }: { effect: Effect; columns: Column<Effect>[] }) {
  const t = useTranslations('recommendations.effects');
  const kinds = useTranslations('recommendations.kind');
  const bands = useTranslations('recommendations.band');
  return (
    <li className="py-4">
      <h3 className="font-semibold text-base">
        {kinds(effect.kind)}{' '}
        <span className="font-normal text-ink-soft">{t('level', { level: bands(effect.band) })}</span>
      </h3>
      <dl className="figures mt-2 text-sm">
        {columns.slice(2).map(({ id, header, cell }) => (
          <div key={id} className="flex items-baseline justify-between gap-4 py-1">
            <dt className="text-ink-soft">{header}</dt>
            <dd className="text-end">{cell(effect)}</dd>
          </div>
        ))}
      </dl>
    </li>
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
        <span className="block whitespace-nowrap text-ink-soft text-xs">{range(rightShare)}</span>
        <span className="block whitespace-nowrap text-ink-soft text-xs">{t('of', { right, answered })}</span>
      </>
    );
  const estimate = (of: { share: number; low: number; high: number } | null) =>
    of === null ? (
      <span className="text-ink-soft">{t('tooFew')}</span>
    ) : (
      <>
        {percent(of.share)}
        <span className="block whitespace-nowrap text-ink-soft text-xs">{range(of)}</span>
      </>
    );
  return [
    { id: 'kind', header: t('kind'), cell: ({ kind }) => kinds(kind), sortBy: ({ kind }) => kinds(kind) },
    { id: 'band', header: t('band'), cell: ({ band }) => bands(band), sortBy: ({ band }) => band },
    {
      ...{ id: 'offered', header: t('offered'), numeric: true, sortBy: ({ shown }) => shown.situations },
      cell: ({ shown, opened, dismissed }) => (
        <>
          {format.number(shown.situations)}
          <span className="block text-ink-soft text-xs">{t('reactions', { opened, dismissed })}</span>
        </>
      ),
    },
    {
      ...{ id: 'right', header: t('right'), numeric: true },
      ...{ cell: ({ shown }) => share(shown), sortBy: ({ shown }) => shown.rightShare?.share ?? null },
    },
    { id: 'without', header: t('without'), numeric: true, cell: ({ withheld }) => share(withheld) },
    { id: 'difference', header: t('difference'), numeric: true, cell: ({ difference }) => estimate(difference) },
    {
      ...{ id: 'change', header: t('change'), numeric: true },
      cell: ({ shown }) => (shown.masteryChange === null ? '–' : estimate(shown.masteryChange)),
    },
  ];
}
